// How stored fields are said to people: by the question that was asked and the names of its
// choices.
#pragma once

#include "app/flow/form_shelf.h"
#include "survey_core/interview/interview.h"

namespace kith::app {

struct NamedChoice {
    std::string name;
    std::string label;        // never empty
    std::string picture = {}; // the file that is shown beside it; empty: none

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
/// to it. Of several versions the newest that asks for it, in the language ("ur") where the form
/// speaks it, else in its default language.
[[nodiscard]] QuestionWords question_words(StoreView& store,
                                           FormShelf& shelf,
                                           const std::string& owner,
                                           const std::string& path,
                                           std::string_view language = {});

/// The place of a language, "ur" or "Urdu (ur)", among those of the form; 0, the default one's,
/// where the form does not speak it.
[[nodiscard]] std::size_t language_of(const Form& form, std::string_view language);
/// What a person reads, with an ellipsis for what only an interview can fill in.
[[nodiscard]] std::string plain_text(const LocalText& text, std::size_t language = 0);

/// What an answer says in words: labels instead of names. Empty when blank.
[[nodiscard]] std::string answer_in_words(const Interview& interview, const NodeRef& question);

/// The title of a form, by its id, if the store has it.
[[nodiscard]] Result<std::map<std::string, std::string>> form_titles(StoreView& store);

} // namespace kith::app
