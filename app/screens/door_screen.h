// The doorstep: one door, nine outcomes, one hand. What it shows instead for a moment: the rarer
// outcomes, a day to come back, the badge, a pause.
#pragma once

#include "app/kit/doorstep.h"
#include "app/screens/frame.h"

namespace kith::app {

struct DoorView {
    TopView top;
    DoorPanel panel = DoorPanel::outcomes;
    std::size_t number = 0; // of the door, from 1
    std::size_t count = 0;
    std::size_t done = 0;
    std::string address;
    std::string place; // how one gets there
    DoorRule rule = DoorRule::knock;
    bool is_closed = false; // to be left alone, and nobody said that they knocked
    bool is_due = false;    // somebody asked us to come back by today
    std::string call_back;  // the day that stands
    DaySlot slot = DaySlot::any;
    DoorOutcome last = DoorOutcome::none;
    std::size_t attempts = 0;
    bool all_done = false;
    std::string next; // address
    std::string undo; // address of what Backspace takes back; empty: nothing
    DoorOutcome undone = DoorOutcome::none;
    std::string talk_at; // whose interview can begin; empty: nobody's
    std::vector<FormRow> forms;
    Date today;
    std::string lead, phone, project, first_name;
    std::optional<CheckIn> check_in;
    bool is_overdue = false;
};
[[nodiscard]] DoorView make_door_view(const Model& model);

struct DoorDraft {
    std::string promise;
};

Intents draw_door_screen(Kit& kit, const DoorView& view, DoorDraft& draft);

// check_in_screen.cpp
/// Somebody is still out after the time they said: whom to ring, and "I am back".
void draw_overdue(Kit& kit, const CheckIn& check_in, Intents& intents);

// door_foot.cpp
void draw_door_foot(Kit& kit, const DoorView& view, Intents& intents);
/// Under the outcomes: everything else that one key does.
void draw_door_keys(Kit& kit, const DoorView& view, Intents& intents);

// door_panels.cpp
/// Everything that takes the place of the nine outcomes, but for the badge and the pause.
void draw_door_panel(Kit& kit, const DoorView& view, DoorDraft& draft, Intents& intents);
[[nodiscard]] std::string say_slot(const Kit& kit, DaySlot slot);
/// "Tuesday 1 December"
[[nodiscard]] std::string say_date(const Kit& kit, Date day);

// badge_screen.cpp
/// Turned to face the resident. Nothing about any household.
void draw_badge(Kit& kit, const DoorView& view, Intents& intents);
/// A calm screen: whom to ring and what to say; after leaving for safety the buddy first.
void draw_pause(Kit& kit, const DoorView& view, Intents& intents);

} // namespace kith::app
