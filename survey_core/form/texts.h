// Texts that people read: per language, with `${}` places that are filled from the answers.
#pragma once

#include "survey_core/form/question.h"

namespace kith {

/// Plain pieces and references in turn: "Hello ${n}!" is {"Hello ", none}, {"", ${n}}, {"!", none}.
struct TextPiece {
    std::string text;
    ExpressionId value = no_expression; // instead of the text, when set

    bool operator==(const TextPiece&) const = default;
};

struct TextTemplate {
    std::vector<TextPiece> pieces;

    [[nodiscard]] bool empty() const { return pieces.empty(); }
    [[nodiscard]] bool is_plain() const {
        return pieces.size() == 1 && pieces[0].value == no_expression;
    }
    bool operator==(const TextTemplate&) const = default;
};

/// One text in each language of the form (same order as Form::languages). A missing translation is
/// an empty template and is shown in the default language, which is the first.
struct LocalText {
    std::vector<TextTemplate> by_language;

    [[nodiscard]] bool empty() const;
    /// The text for a language, or the default one's; empty when neither is there (shown as a
    /// dash).
    [[nodiscard]] const TextTemplate& in(std::size_t language) const;
    [[nodiscard]] bool is_translated(std::size_t language) const;
};

} // namespace kith
