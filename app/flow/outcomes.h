// What can come of one attempt at one door, numbered as a worker presses it. The numbers are those
// of the paper card; the classes follow AAPOR's Standard Definitions (10th edition, in-person
// household surveys).
#pragma once

#include "survey_core/base/result.h"
#include "survey_core/form/form.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace kith::app {

enum class DoorOutcome : std::uint8_t {
    none, // nobody has been at this door
    talked_full,
    talked_part,
    no_answer,
    come_back, // in but busy
    not_today,
    do_not_call, // for ever: no later visit lifts it
    no_way_in,
    language,
    unwell,
    empty,
    not_a_home,
    not_found,
    left_for_safety,
    no_cold_callers, // a sign: the leaflet goes through the door, nobody knocks
};
inline constexpr std::size_t outcome_count = 14;

/// Of AAPOR's formulas: I, P, R, NC, O, U (unknown whether anybody lives there), and not eligible.
enum class AnswerClass : std::uint8_t {
    interview,
    partial,
    refusal,
    no_contact,
    other,
    unknown,
    not_eligible,
};

struct OutcomeFacts {
    std::string_view name;  // of the words: `outcome.NAME`; on the command line
    std::string_view words; // on the command line
    std::string_view code;  // of AAPOR
    AnswerClass answer_class = AnswerClass::unknown;
};
[[nodiscard]] const OutcomeFacts& facts_of(DoorOutcome outcome);
[[nodiscard]] std::optional<DoorOutcome> outcome_of_number(int number);

/// A form's choices for `outcome` stand in the order of the numbers, or are called by them.
[[nodiscard]] DoorOutcome outcome_of_choice(const Form& form, std::string_view choice);
/// bad_input: the form does not offer it.
[[nodiscard]] Result<std::string> choice_of_outcome(const Form& form, DoorOutcome outcome);

/// When somebody asked us to come back.
enum class DaySlot : std::uint8_t { any, morning, afternoon, evening };
[[nodiscard]] std::string_view name_of(DaySlot slot);
[[nodiscard]] std::optional<DaySlot> slot_called(std::string_view name);

} // namespace kith::app
