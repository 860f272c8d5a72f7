#include "app/flow/form_shelf.h"

#include "app/flow/field_paths.h"
#include "app/flow/picture_findings.h"
#include "app/flow/remarks.h"
#include "survey_core/interview/lists.h"
#include "survey_core/xlsform/load_form.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::app {
namespace {

std::vector<FieldName> names_of(const Form& form) {
    std::vector<FieldName> names;
    for (const Node& node : form.nodes()) {
        if (!is_stored(node)) continue;
        names.push_back(question_name(form, node));
        if (node.save_to) names.push_back(property_name(*node.save_to));
    }
    // After the questions, so that theirs stay together. Only what people are asked has remarks.
    for (const Node& node : form.nodes())
        if (is_stored(node) && node.is_shown)
            for (const std::string_view suffix : {missing_suffix, note_suffix})
                names.push_back(remark_name(form, node, suffix));
    return names;
}

} // namespace

std::size_t question_count(const Form& form) {
    return static_cast<std::size_t>(
        std::count_if(form.nodes().begin(), form.nodes().end(), [](const Node& node) {
            return node.is_question() && !is_invisible(node.type) &&
                   node.type != QuestionType::instance_id &&
                   node.type != QuestionType::instance_name;
        }));
}

Result<FormAdded> add_form_file(Store& store, const Path& file) {
    LoadedForm loaded = load_form(store.environment().files, file);
    FormAdded added{std::nullopt, std::move(loaded.findings)};
    if (!loaded.form) return added;
    for (Finding& finding : picture_findings(*loaded.form))
        added.findings.push_back(std::move(finding));
    const Settings& settings = loaded.form->settings();
    const FormRow row{form_version_id(loaded.content),
                      settings.form_id,
                      settings.version,
                      settings.title,
                      store.now()};
    // Together, so that there is never a form without numbers, nor a number without a form.
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store.database()));
    KITH_TRY(assign_fields(store, names_of(*loaded.form)));
    KITH_TRY(add_form(store, row, loaded.content));
    KITH_TRY(transaction.commit());
    added.form = row;
    return added;
}

Result<SharedForm> FormShelf::form(StoreView& store, FormVersionId id) {
    if (const auto known = forms_.find(id); known != forms_.end()) return known->second;
    KITH_TRY_ASSIGN(const StoredForm stored, load_form(store, id));
    KITH_TRY_ASSIGN(LoadedForm loaded, form_from_canonical(stored.content));
    if (!loaded.form)
        return fail(ErrorCode::too_new,
                    fmt::format("The form '{}' in this store cannot be opened by this version of "
                                "Kith; install the newest one.",
                                stored.row.form_id));
    const auto form = std::make_shared<const Form>(std::move(*loaded.form));
    forms_.emplace(id, form);
    return form;
}

Result<std::shared_ptr<const ListTables>> FormShelf::lists(StoreView& store, FormVersionId id) {
    if (const auto known = lists_.find(id); known != lists_.end()) return known->second;
    KITH_TRY_ASSIGN(const SharedForm one, form(store, id));
    return lists_.emplace(id, parse_lists(*one)).first->second;
}

Result<std::vector<SharedForm>> FormShelf::versions(StoreView& store, std::string_view form_id) {
    KITH_TRY_ASSIGN(const auto rows, list_forms(store));
    std::vector<SharedForm> found;
    for (const FormRow& row : rows) {
        if (row.form_id != form_id) continue;
        KITH_TRY_ASSIGN(auto one, form(store, row.id));
        found.push_back(std::move(one));
    }
    return found;
}

} // namespace kith::app
