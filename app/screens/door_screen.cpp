#include "app/screens/door_screen.h"

#include "app/kit/parts.h"

namespace kith::app {
namespace {

void draw_head(Kit& kit, const DoorView& view) {
    const DoorBar bar(kit, Section::top_bar, kit.px(72.0F));
    const Rect line{bar.rect().x + kit.px(40.0F),
                    bar.rect().y,
                    bar.rect().width - kit.px(80.0F),
                    bar.rect().height};
    const std::string way = kit.say(
        "door.number", {{"n", std::to_string(view.number)}, {"count", std::to_string(view.count)}});
    const TextImage& image = kit.lay_out(way, kit.style(Type::key));
    draw_image(kit, image, at_start(line, 0.0F, size_of(image), kit.is_rtl()), Token::text);
    kit.note(Role::heading, "door.number", way, line);
    const SaveMark mark = view.top.save;
    const std::string saved = kit.say(mark == SaveMark::saved    ? "door.saved"
                                      : mark == SaveMark::failed ? "top.not_saved"
                                                                 : "top.saving");
    const TextImage& state = kit.lay_out(saved, kit.style(Type::door_note));
    const Token ink = mark == SaveMark::saved    ? Token::ok
                      : mark == SaveMark::failed ? Token::clay
                                                 : Token::text;
    draw_image(kit, state, at_end(line, 0.0F, size_of(state), kit.is_rtl()), ink);
    if (mark == SaveMark::saved)
        draw_icon(
            kit,
            Icon::check,
            at_end(line, state.width + kit.px(8.0F), {kit.px(24.0F), kit.px(24.0F)}, kit.is_rtl()),
            ink);
    kit.note(Role::status, "door.saved", saved, line);
    const float along = image.width + kit.px(32.0F);
    const float room = line.width - along - state.width - kit.px(64.0F);
    const float share =
        view.count == 0 ? 0.0F : static_cast<float>(view.done) / static_cast<float>(view.count);
    if (room > kit.px(80.0F))
        draw_way(
            kit,
            at_start(line, along, {std::min(room, kit.px(360.0F)), kit.px(12.0F)}, kit.is_rtl()),
            share);
}

/// The one thing to know before knocking.
std::string note_of(const Kit& kit, const DoorView& view) {
    if (view.rule == DoorRule::leave_alone) return kit.say("door.leave_alone");
    if (view.rule == DoorRule::leaflet) return kit.say("door.leaflet");
    const auto day = parse_date(view.call_back);
    const std::string slot = say_slot(kit, view.slot);
    if (day)
        return kit.say(view.is_due ? "door.come_back_now" : "door.come_back_on",
                       {{"day", say_date(kit, *day)}, {"slot", slot}});
    if (view.last == DoorOutcome::left_for_safety) return kit.say("door.left_before");
    if (view.attempts > 0)
        return kit.say("door.been_here",
                       {{"n", std::to_string(view.attempts)},
                        {"outcome", kit.say("outcome." + std::string(facts_of(view.last).name))}});
    return view.place.empty() ? kit.say("door.first") : view.place;
}

void draw_address(Kit& kit, const DoorView& view) {
    const TextImage& image = kit.lay_out(view.address, kit.style(Type::address, kit.width()));
    const Rect rect = kit.place({kit.width(), image.height});
    draw_image(kit, image, at_start(rect, 0.0F, size_of(image), kit.is_rtl()), Token::text);
    kit.note(Role::heading, "door_address", view.address, rect);
    const std::string note = note_of(kit, view);
    const bool is_warning = view.rule != DoorRule::knock;
    const float icon = kit.px(30.0F);
    const TextImage& words =
        kit.lay_out(note, kit.style(Type::door, kit.width() - icon - kit.px(18.0F)));
    const Rect line = kit.place({kit.width(), words.height});
    draw_icon(kit,
              is_warning ? Icon::warning : Icon::clock,
              at_start(line, 0.0F, {icon, icon}, kit.is_rtl()),
              is_warning ? Token::warn : Token::primary);
    draw_image(kit,
               words,
               at_start(line, icon + kit.px(14.0F), size_of(words), kit.is_rtl()),
               Token::text);
    kit.note(Role::text, "door_note", note, line);
}

} // namespace

Intents draw_door_screen(Kit& kit, const DoorView& view, DoorDraft& draft) {
    Intents intents;
    const float scale = kit.look().text_scale;
    kit.set_text_scale(std::min(scale, 1.2F)); // these letters are twice as big as others already
    kit.page("door." + std::to_string(static_cast<int>(view.panel)));
    draw_test_strip(kit, view.top);
    if (view.panel == DoorPanel::badge) {
        draw_badge(kit, view, intents);
    } else if (view.panel == DoorPanel::pause || view.panel == DoorPanel::unsafe) {
        draw_pause(kit, view, intents);
    } else {
        draw_head(kit, view);
        draw_door_foot(kit, view, intents);
        const Page page(kit, 1286.0F, 16.0F);
        draw_trouble(kit, view.top, intents);
        if (view.is_overdue && view.check_in) draw_overdue(kit, *view.check_in, intents);
        draw_address(kit, view);
        draw_door_panel(kit, view, draft, intents);
    }
    kit.set_text_scale(scale);
    return intents;
}

} // namespace kith::app
