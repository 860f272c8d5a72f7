// What stands under the address: the nine outcomes, or what one of them asks.
#include "app/kit/fields.h"
#include "app/screens/door_screen.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace kith::app {
namespace {

/// Keys with their own words, kept alive while they are drawn.
struct Keys {
    std::vector<std::string> ids, labels, words;
    std::vector<BigKeySpec> specs;

    explicit Keys(std::size_t most) {
        ids.reserve(most);
        labels.reserve(most);
        words.reserve(most);
    }
    void add(std::string id, std::string label, std::string second = {}) {
        const char digit = static_cast<char>('1' + specs.size());
        specs.push_back({.id = ids.emplace_back(std::move(id)),
                         .label = labels.emplace_back(std::move(label)),
                         .words = words.emplace_back(std::move(second)),
                         .character = digit});
    }
};

constexpr std::array<DoorOutcome, 8> usual{DoorOutcome::talked_full,
                                           DoorOutcome::talked_part,
                                           DoorOutcome::no_answer,
                                           DoorOutcome::come_back,
                                           DoorOutcome::not_today,
                                           DoorOutcome::do_not_call,
                                           DoorOutcome::no_way_in,
                                           DoorOutcome::language};
constexpr std::array<DoorOutcome, 6> rarer{DoorOutcome::unwell,
                                           DoorOutcome::empty,
                                           DoorOutcome::not_a_home,
                                           DoorOutcome::not_found,
                                           DoorOutcome::left_for_safety,
                                           DoorOutcome::no_cold_callers};

std::string id_of(DoorOutcome outcome) {
    return fmt::format("outcome.{}", facts_of(outcome).name);
}

void add_outcome(Keys& keys, const Kit& kit, DoorOutcome outcome) {
    keys.add(id_of(outcome), kit.say(id_of(outcome) + "_key"));
}

float below(Kit& kit) {
    return kit.px(72.0F);
}

/// At a door that is to be left alone one key goes on: without knocking.
void draw_closed(Kit& kit, const DoorView& view, Intents& intents) {
    const bool has_leaflet = view.rule == DoorRule::leaflet;
    const std::string enter = kit.say("key.enter");
    const std::string go = kit.say(has_leaflet ? "door.leaflet_left" : "door.pass");
    const std::string knocked = kit.say("door.knocked");
    const Row row(kit, 0.0F, kit.px(24.0F));
    if (draw_key_hint(kit, {.id = "door.pass", .cap = enter, .title = go, .key = Key::enter})) {
        if (has_leaflet)
            intents.emplace_back(intent::RecordOutcome{DoorOutcome::no_cold_callers});
        else
            intents.emplace_back(intent::StepDoor{1});
    }
    if (draw_key_hint(kit, {.id = "door.knocked", .cap = "K", .title = knocked, .character = 'K'}))
        intents.emplace_back(intent::ShowPanel{DoorPanel::knocked});
}

void draw_outcomes(Kit& kit, const DoorView& view, Intents& intents) {
    if (view.is_closed) draw_closed(kit, view, intents);
    Keys keys(9);
    for (const DoorOutcome outcome : usual)
        add_outcome(keys, kit, outcome);
    keys.add("outcome.rarer", kit.say("outcome.rarer"), kit.say("outcome.rarer_words"));
    for (BigKeySpec& key : keys.specs)
        key.is_enabled = !view.is_closed;
    keys.specs.front().is_likely = view.is_due;
    if (const auto pressed = draw_big_keys(kit, keys.specs, below(kit))) {
        if (*pressed == usual.size())
            intents.emplace_back(intent::ShowPanel{DoorPanel::rarer});
        else
            intents.emplace_back(intent::RecordOutcome{usual.at(*pressed)});
    }
    if (kit.pressed(Key::right)) intents.emplace_back(intent::StepDoor{1});
    if (kit.pressed(Key::left)) intents.emplace_back(intent::StepDoor{-1});
}

void draw_rarer(Kit& kit, Intents& intents) {
    Keys keys(6);
    for (const DoorOutcome outcome : rarer)
        add_outcome(keys, kit, outcome);
    if (const auto pressed = draw_big_keys(kit, keys.specs, below(kit)))
        intents.emplace_back(intent::RecordOutcome{rarer.at(*pressed)});
}

void draw_days(Kit& kit, const DoorView& view, Intents& intents) {
    Keys keys(9);
    constexpr int days = 8;
    for (int day = 0; day < days; ++day) {
        const std::string id = fmt::format("call_day.{}", day);
        const Date date{view.today.days + day};
        if (day < 2)
            keys.add(id, kit.say(day == 0 ? "door.today" : "door.tomorrow"));
        else
            keys.add(id, say_date(kit, date));
    }
    keys.add("call_day.any", kit.say("door.any_day"));
    if (const auto pressed = draw_big_keys(kit, keys.specs, below(kit)))
        intents.emplace_back(
            intent::ChooseCallBack{*pressed < days ? static_cast<int>(*pressed) : -1});
}

void draw_slots(Kit& kit, Intents& intents) {
    Keys keys(4);
    for (const DaySlot slot : {DaySlot::morning, DaySlot::afternoon, DaySlot::evening})
        keys.add("call_slot." + std::string(name_of(slot)), say_slot(kit, slot));
    keys.add("call_slot.any", kit.say("slot.any"));
    if (const auto pressed = draw_big_keys(kit, keys.specs, below(kit)))
        intents.emplace_back(
            intent::ChooseSlot{*pressed < 3 ? static_cast<DaySlot>(*pressed + 1) : DaySlot::any});
}

void draw_knocked(Kit& kit, Intents& intents) {
    Keys keys(3);
    for (const char* why : {"mistake", "came_out", "asked"})
        keys.add(std::string("knocked.") + why, kit.say(std::string("knocked.") + why));
    if (const auto pressed = draw_big_keys(kit, keys.specs, below(kit)))
        intents.emplace_back(intent::KnockedBecause{keys.labels.at(*pressed)});
}

void draw_talk(Kit& kit, const DoorView& view, Intents& intents) {
    Keys keys(9);
    for (const FormRow& form : view.forms)
        if (keys.specs.size() < 9) keys.add("talk." + form.form_id, form.title);
    if (const auto pressed = draw_big_keys(kit, keys.specs, below(kit)))
        intents.emplace_back(intent::BeginTalk{view.forms.at(*pressed).id});
}

void draw_promise(Kit& kit, DoorDraft& draft, Intents& intents) {
    if (!kit.focus.is_on("promise")) kit.focus.set("promise", true, true);
    const std::string label = kit.say("door.promise_label");
    const std::string help = kit.say("door.promise_help");
    draw_field(kit,
               {.id = "promise", .label = label, .help = help, .rules = {.max_bytes = 500}},
               draft.promise);
    if (!draw_button(kit,
                     {.id = "keep_promise",
                      .label = kit.say("door.keep_promise"),
                      .kind = ButtonKind::filled,
                      .key = Key::enter}))
        return;
    intents.emplace_back(intent::GivePromise{std::exchange(draft.promise, {})});
}

} // namespace

std::string say_slot(const Kit& kit, DaySlot slot) {
    return slot == DaySlot::any ? std::string() : kit.say(fmt::format("slot.{}", name_of(slot)));
}

std::string say_date(const Kit& kit, Date day) {
    const std::chrono::sys_days date{std::chrono::days{day.days}};
    const std::chrono::year_month_day parts{date};
    const std::chrono::weekday weekday{date};
    return fmt::format("{} {} {}",
                       kit.say(fmt::format("weekday.{}", weekday.iso_encoding())),
                       static_cast<unsigned>(parts.day()),
                       kit.say(fmt::format("month.{}", static_cast<unsigned>(parts.month()))));
}

void draw_door_panel(Kit& kit, const DoorView& view, DoorDraft& draft, Intents& intents) {
    switch (view.panel) {
    case DoorPanel::rarer:
        draw_rarer(kit, intents);
        break;
    case DoorPanel::call_day:
        draw_days(kit, view, intents);
        break;
    case DoorPanel::call_slot:
        draw_slots(kit, intents);
        break;
    case DoorPanel::knocked:
        draw_knocked(kit, intents);
        break;
    case DoorPanel::talk:
        draw_talk(kit, view, intents);
        break;
    case DoorPanel::promise:
        draw_promise(kit, draft, intents);
        break;
    default:
        draw_outcomes(kit, view, intents);
    }
    draw_door_keys(kit, view, intents);
}

} // namespace kith::app
