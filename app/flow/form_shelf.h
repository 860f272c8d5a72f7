// Forms by version: read from a file, numbered and kept in the store, compiled once and shared.
#pragma once

#include "survey_core/form/findings.h"
#include "survey_core/form/form.h"
#include "survey_core/store/forms.h"

#include <map>
#include <memory>

namespace kith {
struct ListTables; // interview/lists.h
}

namespace kith::app {

using SharedForm = std::shared_ptr<const Form>;

struct FormAdded {
    std::optional<FormRow> form; // empty: the findings hold an error and the store is as it was
    std::vector<Finding> findings;
};

/// Reads an .xlsx file or a folder of CSV sheets and keeps it as a form version with field numbers
/// for every question, entity property and repeat. refused: this laptop has no coordinator, or the
/// version exists with other content.
Result<FormAdded> add_form_file(Store& store, const Path& file);

/// What people are asked: without notes of the form's own workings.
[[nodiscard]] std::size_t question_count(const Form& form);

/// Compiled forms. For one thread.
class FormShelf {
public:
    [[nodiscard]] Result<SharedForm> form(StoreView& store, FormVersionId id);
    /// Its list files as tables, read once.
    [[nodiscard]] Result<std::shared_ptr<const ListTables>> lists(StoreView& store,
                                                                  FormVersionId id);
    /// Every version of one form, the newest first.
    [[nodiscard]] Result<std::vector<SharedForm>> versions(StoreView& store,
                                                           std::string_view form_id);

private:
    std::map<FormVersionId, SharedForm> forms_;
    std::map<FormVersionId, std::shared_ptr<const ListTables>> lists_;
};

} // namespace kith::app
