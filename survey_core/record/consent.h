// What people agreed to, and the rule of its merge: of answers that had not seen each other the one
// that permits least stands until a person decides, whatever the clocks say. So a withdrawal is
// never undone by a laptop that did not know of it; a yes given after seeing it is a yes.
#pragma once

#include "survey_core/record/field.h"
#include "survey_core/record/registers.h"

#include <array>
#include <optional>

namespace kith {

/// The questions of the shared consent block, by name; properties of a person are called the same.
inline constexpr std::array<std::string_view, 7> consent_purposes{
    "take_part", "keep_named", "introduce", "sensitive", "partners", "count_me", "story_ok"};

/// The purpose that a question or property asks about; nothing: it is no consent.
[[nodiscard]] std::optional<std::string_view> consent_purpose(const FieldName& field);

/// How much an answer permits, for comparing answers to one question: 0 nothing; 1 without a name;
/// 2 yes; of a list of partners one more for each. What cannot be read permits nothing.
[[nodiscard]] std::size_t permission(const Value& answer);

/// Of two writes of a consent that had not seen each other: `a` gives way to `b`.
[[nodiscard]] bool permits_more(const LiveWrite& a, const LiveWrite& b);

} // namespace kith
