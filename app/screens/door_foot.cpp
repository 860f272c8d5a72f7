// The foot of the doorstep: the next door, what Backspace would undo, and the other keys.
#include "app/kit/parts.h"
#include "app/screens/door_screen.h"

namespace kith::app {
namespace {

struct FootKey {
    char character;
    std::string_view id; // also its words: door.ID
    Intent wish;
};

/// Back to the nine outcomes, or from them home.
void draw_escape(Kit& kit, const DoorView& view, Intents& intents) {
    const bool is_at_door = view.panel == DoorPanel::outcomes;
    const std::string cap = kit.say("key.escape");
    const std::string title = kit.say(is_at_door ? "door.home" : "action.back");
    if (!draw_key_hint(kit, {.id = "door.home", .cap = cap, .title = title, .key = Key::escape}))
        return;
    if (is_at_door)
        intents.emplace_back(intent::GoTo{Screen::home});
    else
        intents.emplace_back(intent::ShowPanel{});
}

void draw_other_keys(Kit& kit, const DoorView& view, Intents& intents) {
    const FootKey keys[] = {
        {'P', "pause", intent::ShowPanel{DoorPanel::pause}},
        {'N', "night", intent::TurnNight{}},
        {'W', "promise", intent::ShowPanel{DoorPanel::promise}},
        {'I', "talk", intent::ShowPanel{DoorPanel::talk}},
        {'B', "buddy", intent::GoTo{Screen::check_in}},
        {'E', "end", intent::GoTo{Screen::round_end}},
    };
    draw_escape(kit, view, intents);
    for (const FootKey& key : keys) {
        const bool needs_talk = key.character == 'I';
        if (needs_talk && view.talk_at.empty()) continue;
        if (key.character == 'W' && view.undo.empty()) continue;
        const std::string id = "door." + std::string(key.id);
        const std::string cap(1, key.character);
        const std::string title = kit.say(id);
        if (draw_key_hint(kit, {.id = id, .cap = cap, .title = title, .character = key.character}))
            intents.push_back(key.wish);
    }
}

/// Two lines: what this is, and the address.
struct NextDoor {
    std::string title;
    std::string address;
    float width = 0.0F;

    [[nodiscard]] float height(Kit& kit) const {
        return kit.lay_out(title, kit.style(Type::key, width)).height +
               (address.empty() ? 0.0F
                                : kit.lay_out(address, kit.style(Type::door_strong, width)).height);
    }
};

void draw_next(Kit& kit, const NextDoor& next, const Rect& rect) {
    const TextImage& first = kit.lay_out(next.title, kit.style(Type::key, next.width));
    Rect line{rect.x, rect.y, rect.width, first.height};
    draw_image(kit, first, at_start(line, 0.0F, size_of(first), kit.is_rtl()), Token::muted);
    kit.note(Role::text, "door.next", next.address.empty() ? next.title : next.address, rect);
    if (next.address.empty()) return;
    const TextImage& second = kit.lay_out(next.address, kit.style(Type::door_strong, next.width));
    line.y += first.height;
    line.height = second.height;
    draw_image(kit, second, at_start(line, 0.0F, size_of(second), kit.is_rtl()), Token::text);
}

} // namespace

void draw_door_keys(Kit& kit, const DoorView& view, Intents& intents) {
    const Row row(kit, 0.0F, kit.px(14.0F));
    draw_other_keys(kit, view, intents);
}

void draw_door_foot(Kit& kit, const DoorView& view, Intents& intents) {
    const std::string undo_cap = kit.say("key.backspace");
    const std::string undo = kit.say("door.undo", {{"address", view.undo}});
    const std::string outcome = kit.say("outcome." + std::string(facts_of(view.undone).name));
    const std::string space = kit.say("key.space");
    const std::string badge = kit.say("door.badge");
    const std::string turn = kit.say("door.badge_words");
    const KeyHintSpec back{
        .id = "door.undo", .cap = undo_cap, .title = undo, .words = outcome, .key = Key::backspace};
    const KeyHintSpec mine{
        .id = "door.badge", .cap = space, .title = badge, .words = turn, .key = Key::space};
    const Size undo_size = view.undo.empty() ? Size{} : size_of_key_hint(kit, back);
    const Size badge_size = size_of_key_hint(kit, mine);
    const float side = kit.px(40.0F);
    const float gap = kit.px(28.0F);
    const float whole = kit.window().width - 2 * side;
    const float keys = undo_size.width + badge_size.width + 2 * gap;
    const bool has_two_rows = whole - keys < kit.px(240.0F);
    const NextDoor next{kit.say(view.next.empty() ? "door.no_next" : "door.next"),
                        view.next,
                        has_two_rows ? whole : whole - keys};
    const float key_row = std::max(undo_size.height, badge_size.height);
    const float words = next.height(kit);
    const float pad = kit.px(14.0F);
    const float height =
        (has_two_rows ? words + pad + key_row : std::max(words, key_row)) + 2 * pad;
    const DoorBar bar(kit, Section::footer, height);
    const Rect inside{side, bar.rect().y + pad, whole, height - 2 * pad};
    const Rect row{side, inside.bottom() - key_row, whole, key_row};
    draw_next(kit,
              next,
              at_start({inside.x, inside.y, whole, has_two_rows ? words : inside.height},
                       0.0F,
                       {next.width, words},
                       kit.is_rtl()));
    if (draw_key_hint_at(kit, mine, at_end(row, 0.0F, badge_size, kit.is_rtl())))
        intents.emplace_back(intent::ShowPanel{DoorPanel::badge});
    if (view.undo.empty()) return;
    if (draw_key_hint_at(kit, back, at_end(row, badge_size.width + gap, undo_size, kit.is_rtl())))
        intents.emplace_back(intent::UndoLast{});
}

} // namespace kith::app
