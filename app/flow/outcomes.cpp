#include "app/flow/outcomes.h"

#include "survey_core/base/check.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::app {
namespace {

constexpr std::array<OutcomeFacts, outcome_count + 1> facts{{
    {"none", "not tried yet", "3.11", AnswerClass::unknown},
    {"talked_full", "talked, all of it", "1.1", AnswerClass::interview},
    {"talked_part", "talked, part of it", "1.2", AnswerClass::partial},
    {"no_answer", "no answer", "2.24", AnswerClass::no_contact},
    {"come_back", "in but busy, come back", "2.2", AnswerClass::no_contact},
    {"not_today", "prefers not to, today", "2.11", AnswerClass::refusal},
    {"do_not_call", "do not call again", "2.11", AnswerClass::refusal},
    {"no_way_in", "couldn't get in", "2.23", AnswerClass::no_contact},
    {"language", "another language", "2.33", AnswerClass::other},
    {"unwell", "unwell or not able", "2.32", AnswerClass::other},
    {"empty", "empty or derelict", "4.6", AnswerClass::not_eligible},
    {"not_a_home", "not a home", "4.5", AnswerClass::not_eligible},
    {"not_found", "can't find it", "3.18", AnswerClass::unknown},
    {"left_for_safety", "left for safety", "3.17", AnswerClass::unknown},
    {"no_cold_callers", "sign: leaflet, not knock", "2.3", AnswerClass::other},
}};

constexpr std::array<std::string_view, 4> slot_names{"any", "morning", "afternoon", "evening"};

/// The choices of the question `outcome`.
const std::vector<Choice>* outcome_choices(const Form& form) {
    const auto question = form.find_name("outcome");
    if (!question || form.node(*question).select.list == no_list) return nullptr;
    return &form.list(form.node(*question).select.list).choices;
}

} // namespace

const OutcomeFacts& facts_of(DoorOutcome outcome) {
    return facts.at(static_cast<std::size_t>(outcome));
}

std::optional<DoorOutcome> outcome_of_number(int number) {
    if (number < 1 || number > static_cast<int>(outcome_count)) return std::nullopt;
    return static_cast<DoorOutcome>(number);
}

DoorOutcome outcome_of_choice(const Form& form, std::string_view choice) {
    for (std::size_t number = 1; number <= outcome_count; ++number)
        if (choice == std::to_string(number)) return static_cast<DoorOutcome>(number);
    const auto* choices = outcome_choices(form);
    if (choices == nullptr) return DoorOutcome::none;
    const auto found = std::find_if(choices->begin(), choices->end(), [choice](const Choice& one) {
        return one.name == choice;
    });
    const auto number = static_cast<std::size_t>(found - choices->begin()) + 1;
    return found == choices->end() || number > outcome_count ? DoorOutcome::none
                                                             : static_cast<DoorOutcome>(number);
}

Result<std::string> choice_of_outcome(const Form& form, DoorOutcome outcome) {
    const auto* choices = outcome_choices(form);
    const auto number = static_cast<std::size_t>(outcome);
    KITH_CHECK(number > 0);
    if (choices != nullptr) {
        const std::string called = std::to_string(number);
        for (const Choice& choice : *choices)
            if (choice.name == called) return called;
        if (number <= choices->size()) return (*choices)[number - 1].name;
    }
    return fail(ErrorCode::bad_input,
                fmt::format("The form '{}' does not offer outcome {} ({}); add the form that came "
                            "with Kith.",
                            form.settings().form_id,
                            number,
                            facts_of(outcome).words));
}

std::string_view name_of(DaySlot slot) {
    return slot_names.at(static_cast<std::size_t>(slot));
}

std::optional<DaySlot> slot_called(std::string_view name) {
    const auto found = std::find(slot_names.begin(), slot_names.end(), name);
    if (found == slot_names.end()) return std::nullopt;
    return static_cast<DaySlot>(found - slot_names.begin());
}

} // namespace kith::app
