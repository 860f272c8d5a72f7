// How a form wants a question to look: what its appearance and its parameters ask for, as far as
// the screen has it. Never changes what is asked or what counts as an answer.
#pragma once

#include "survey_core/form/form.h"

namespace kith::app {

/// Beside each other as the labels allow, one below the other, in two columns, or flowing.
enum class ChoiceColumns { as_fits, one, two, flowing };
/// A date is asked for as a whole, or its month or year alone; the rest is then the first.
enum class DateParts { day, month, year };

struct AskedLook {
    ChoiceColumns columns = ChoiceColumns::as_fits;
    DateParts date = DateParts::day;
    bool has_digits_only = false; // text that is made of digits, such as a number on a card
    bool is_masked = false;       // hidden while it is typed, and where it is read back
    bool has_counter = false;     // one more, one fewer
    bool has_groups = false;      // 1234567 is also shown as 1 234 567
    float lines = 4.0F;           // height of a text of several lines
};

[[nodiscard]] AskedLook asked_look(const Node& node);
/// A range whose values are chosen from a list (`picker`) or as one of a row (`rating`).
[[nodiscard]] bool picks_from_range(const Node& node);
/// The part of a date that is asked for: "2026-03" of "2026-03-01".
[[nodiscard]] std::string shown_date(DateParts parts, std::string_view date);
/// "1 234 567" of "1234567"; empty where there is nothing to group.
[[nodiscard]] std::string grouped_digits(std::string_view number);

} // namespace kith::app
