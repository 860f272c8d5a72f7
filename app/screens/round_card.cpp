// The round on the home screen: a street of small doors, and what to do next.
#include "app/screens/round_card.h"

#include "app/kit/street.h"
#include "app/model/round_walk.h"
#include "app/screens/door_screen.h"

namespace kith::app {
namespace {

DoorShape shape_of(DoorMark mark) {
    switch (mark) {
    case DoorMark::talked:
        return DoorShape::talked;
    case DoorMark::nobody:
        return DoorShape::nobody;
    case DoorMark::come_back:
        return DoorShape::come_back;
    case DoorMark::leave_alone:
        return DoorShape::leave_alone;
    case DoorMark::other:
        return DoorShape::other;
    case DoorMark::saving:
        return DoorShape::saving;
    case DoorMark::to_go:
        break;
    }
    return DoorShape::to_go;
}

std::string count_of(const Kit& kit, const RoundCard& card) {
    return kit.say("round.doors_done",
                   {{"count", std::to_string(card.doors.size())},
                    {"done", std::to_string(card.tally.done())}});
}

void draw_key(Kit& kit, DoorShape shape, std::size_t count, std::string_view words) {
    if (count == 0 && shape != DoorShape::to_go) return;
    const std::string label = "**" + std::to_string(count) + "** " + kit.say(words);
    const TextImage& image = kit.lay_out(label, [&] {
        TextStyle style = kit.style(Type::small);
        style.has_marks = true;
        return style;
    }());
    const float door = kit.px(14.0F);
    const Rect rect =
        kit.place({door + kit.px(10.0F) + image.width + kit.px(14.0F), kit.px(24.0F)});
    const float x = kit.is_rtl() ? rect.right() - door : rect.x;
    draw_little_door(kit, shape, {x, rect.y + kit.px(1.0F), door, kit.px(21.0F)}, false);
    const float along = kit.is_rtl() ? rect.right() - door - kit.px(10.0F) - image.width
                                     : rect.x + door + kit.px(10.0F);
    kit.paint.image(image, {along, rect.y + (rect.height - image.height) / 2}, Token::text);
    kit.note(Role::text, {}, std::to_string(count) + " " + kit.say(words), rect);
}

void draw_keys(Kit& kit, const StreetTally& tally) {
    const Row row(kit, 0.0F, kit.px(12.0F));
    draw_key(kit, DoorShape::talked, tally.talked, "round.talked");
    draw_key(kit, DoorShape::nobody, tally.nobody, "round.nobody");
    draw_key(kit, DoorShape::come_back, tally.come_back, "round.come_back");
    draw_key(kit, DoorShape::leave_alone, tally.leave_alone, "round.leave_alone");
    draw_key(kit, DoorShape::other, tally.other, "round.other");
    draw_key(kit, DoorShape::to_go, tally.to_go, "round.to_go");
}

std::string reason_of(const Kit& kit, const RoundCard& card) {
    if (!card.next) return kit.say("round.all_done_words");
    const auto day = parse_date(card.call_back);
    if (card.is_due && day)
        return kit.say("door.come_back_now",
                       {{"day", say_date(kit, *day)}, {"slot", say_slot(kit, card.slot)}});
    return kit.say(card.tally.done() == 0 ? "round.first_door" : "round.next_in_walk");
}

void draw_next(Kit& kit, const RoundCard& card, Intents& intents) {
    const Card panel(kit, {.kind = CardKind::panel, .padding = 18.0F, .radius = 14.0F});
    Columns two(kit, {0.7F, 0.3F}, kit.px(16.0F));
    draw_heading(kit,
                 card.next ? kit.say("round.next", {{"address", *card.next}})
                           : kit.say("round.all_done"),
                 Type::section);
    draw_text(kit, reason_of(kit, card), Type::small, Token::muted);
    two.next();
    const std::string label = kit.say(!card.next               ? "round.end"
                                      : card.tally.done() == 0 ? "round.begin"
                                                               : "round.carry_on");
    if (draw_button(kit,
                    {.id = "carry_on",
                     .label = label,
                     .kind = ButtonKind::filled,
                     .end_icon = Icon::arrow_right,
                     .key = Key::enter,
                     .fills_width = true}))
        intents.emplace_back(intent::GoTo{card.next ? Screen::door : Screen::round_end});
}

} // namespace

std::optional<RoundCard> make_round_card(const Model& model) {
    const RoundState& rounds = model.rounds;
    if (!rounds.round || rounds.round->doors.empty() || !rounds.round->ended.empty())
        return std::nullopt;
    const Round& round = *rounds.round;
    RoundCard card{round.name, round.place, {}, tally_of(round), {}, {}, {}, false, {}};
    for (std::size_t door = 0; door < round.doors.size(); ++door)
        card.doors.push_back(mark_of(rounds, door));
    card.here = best_door(round, rounds.today);
    if (!card.here) return card;
    const Door& next = round.doors[*card.here];
    card.next = address_of(next.address);
    card.is_due = is_due(next, rounds.today);
    card.call_back = next.call_back;
    card.slot = next.slot;
    return card;
}

void draw_round_card(Kit& kit, const RoundCard& round, Intents& intents) {
    const Card card(kit, {.padding = 26.0F, .gap = 8.0F});
    draw_split_line(kit, kit.say("round.today"), round.place, Type::topic);
    draw_heading(kit, round.name, Type::title);
    draw_text(kit, count_of(kit, round), Type::label);
    StreetSpec street{"street", {}, {}, round.here};
    const std::string label = count_of(kit, round);
    street.label = label;
    for (const DoorMark mark : round.doors)
        street.doors.push_back(shape_of(mark));
    draw_street(kit, street);
    draw_keys(kit, round.tally);
    draw_next(kit, round, intents);
}

} // namespace kith::app
