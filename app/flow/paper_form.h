// A form as it is filled in on paper and keyed in later: every question with a short code, every
// choice with a number, and in words when a question is left out.
//
// Codes are the questions' places among those that are asked, so they are as stable as the form
// version, which never changes; the sheet names that version. In a repeat the code gets the
// number of the copy behind a point: 25.2.
#pragma once

#include "survey_core/form/form.h"

#include <optional>

namespace kith::app {

enum class PaperAnswer : std::uint8_t { none, line, lines, one_choice, many_choices };

/// "Only if 4 is 2 No". Of several rules all must hold.
struct SkipRule {
    std::string code;                 // of the question that decides
    std::vector<std::string> choices; // any of them; empty: it has an answer at all
    bool is_not = false;

    bool operator==(const SkipRule&) const = default;
};

struct PaperQuestion {
    std::string code; // empty: a note, a heading
    std::string words;
    std::string hint;
    PaperAnswer answer = PaperAnswer::none;
    std::vector<std::string> choices; // "1 Yes"
    std::vector<SkipRule> only_if;
    bool is_undecided = false; // a rule that has no simple words: the program decides when keyed in
    bool is_heading = false;
    bool is_self = false; // filled in by the person alone

    bool operator==(const PaperQuestion&) const = default;
};

struct PaperForm {
    std::string title;
    std::string form_id;
    std::string version;
    std::vector<PaperQuestion> questions; // in order; a repeat as often as there are copies
};

/// Choices of a list in a file are not printed: the answer is written in words.
[[nodiscard]] PaperForm paper_form(const Form& form, std::string_view language, int copies = 2);

/// The question that a sheet prints with this number; none: there is no such question.
[[nodiscard]] std::optional<NodeIndex> question_of_code(const Form& form, int number);

} // namespace kith::app
