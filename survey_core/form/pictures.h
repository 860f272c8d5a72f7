// Pictures that a form shows under a question or beside a choice: files that lie beside the form
// and travel with it. Which file is meant, and what may come along; nothing here looks inside one.
#pragma once

#include "survey_core/form/texts.h"

#include <string>
#include <string_view>

namespace kith {

/// Larger ones stay behind: a form with all its files travels as one piece.
inline constexpr std::size_t most_picture_bytes = 4U << 20U;

/// JPEG and PNG, by the ending.
[[nodiscard]] bool is_picture_name(std::string_view file);
/// As forms write it: a plain name, or one after jr://images/.
[[nodiscard]] std::string_view picture_file(std::string_view written);
/// The file for a language, else the default one's; empty: none, or a name made from answers.
[[nodiscard]] std::string picture_in(const LocalText& picture, std::size_t language);

} // namespace kith
