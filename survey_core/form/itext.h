// Texts of a form by the names that other tools give them, for jr:itext(): "/data/q:label",
// "/data/q:hint", and "LIST-0" for the first choice of a list.
#pragma once

#include "survey_core/form/form.h"

#include <string_view>

namespace kith {

/// Null: the form has no such text.
[[nodiscard]] const LocalText* find_itext(const Form& form, std::string_view id);
/// In a language of the form. What an answer would stand for stays out: the caller is not told when
/// that answer changes.
[[nodiscard]] std::string words_of_itext(const LocalText& text, std::size_t language);

} // namespace kith
