// How stored fields are said to people: by the question that was asked and the names of its
// choices.
#pragma once

#include "app/flow/form_shelf.h"

namespace kith::app {

struct NamedChoice {
    std::string name;
    std::string label; // never empty

    bool operator==(const NamedChoice&) const = default;
};

struct QuestionWords {
    std::string question;             // of a field that no form asks for: the last step of its path
    std::vector<NamedChoice> choices; // of a select from a list of the workbook
    bool takes_many = false;
    bool is_worked_out = false; // by the form: nobody was asked

    /// The answer with the choices' names; whatever is none of them as it is.
    [[nodiscard]] std::string say(std::string_view value) const;
};

/// `owner` and `path` as in RecordPaths; a property of an entity is said by the question that saves
/// to it. Of several versions the newest that asks for it, in its default language.
[[nodiscard]] QuestionWords question_words(StoreView& store,
                                           FormShelf& shelf,
                                           const std::string& owner,
                                           const std::string& path);

/// The title of a form, by its id, if the store has it.
[[nodiscard]] Result<std::map<std::string, std::string>> form_titles(StoreView& store);

} // namespace kith::app
