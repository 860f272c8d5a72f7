// What the worker shows at the door: who they are; and what is shown when it becomes too much.
#include "app/kit/parts.h"
#include "app/screens/door_screen.h"

namespace kith::app {
namespace {

void draw_face(Kit& kit, const DoorView& view, float diameter) {
    const Rect rect = kit.place({diameter, diameter});
    kit.paint.circle(rect.centre(), diameter / 2, Token::selected);
    kit.paint.ring(rect.centre(), diameter / 2, Token::primary, kit.px(5.0F));
    const TextImage& initials = kit.lay_out(view.top.initials, kit.style(Type::badge));
    draw_image(kit, initials, centred(rect, size_of(initials)), Token::on_selected);
}

void draw_name(Kit& kit, const DoorView& view) {
    const Stack stack(kit, 6.0F);
    draw_text(kit, kit.say("badge.hello"), Type::door);
    draw_heading(kit, view.first_name, Type::badge);
    draw_text(
        kit, kit.say("badge.role", {{"project", view.project}}), Type::outcome, Token::primary);
    draw_text(kit, kit.say("badge.purpose"), Type::door);
}

void draw_number(Kit& kit, const DoorView& view) {
    const Card card(kit, {.kind = CardKind::panel, .padding = 28.0F});
    draw_text(kit,
              view.lead.empty() ? kit.say("badge.check")
                                : kit.say("badge.check_with", {{"lead", view.lead}}),
              Type::door_note);
    draw_text(kit,
              view.phone.empty() ? kit.say("badge.no_number") : view.phone,
              Type::outcome,
              Token::primary);
}

void draw_line(Kit& kit, Icon icon, const std::string& words) {
    const Row row(kit, 0.0F, kit.px(14.0F));
    draw_disc(kit, {}, icon, Tone::gift, 44.0F);
    draw_text(kit, words, Type::door);
}

struct WayBack {
    std::string_view id;
    std::string_view cap; // a key of the words
    Key key;
    bool may_write = false; // down what was seen or told: not while a resident looks at the screen
};

/// Draw first: the page has what this foot leaves.
void draw_way_back(Kit& kit, const WayBack& way, Intents& intents) {
    const std::string title = kit.say("badge.back");
    const std::string cap = kit.say(way.cap);
    const KeyHintSpec hint{.id = way.id, .cap = cap, .title = title, .key = way.key};
    const Size size = size_of_key_hint(kit, hint);
    const DoorBar bar(kit, Section::footer, size.height + kit.px(24.0F));
    const Rect line{
        kit.px(40.0F), bar.rect().y, bar.rect().width - kit.px(80.0F), bar.rect().height};
    if (draw_key_hint_at(kit, hint, at_end(line, 0.0F, size, kit.is_rtl())) ||
        kit.pressed(Key::escape))
        intents.emplace_back(intent::ShowPanel{});
    if (!way.may_write) return;
    const std::string write = kit.say("pause.write");
    const KeyHintSpec writing{.id = "pause_write", .cap = "W", .title = write, .character = 'W'};
    if (draw_key_hint_at(
            kit, writing, at_start(line, 0.0F, size_of_key_hint(kit, writing), kit.is_rtl())))
        intents.emplace_back(intent::OpenConcerns{});
}

/// The number of whoever leads, or of the buddy, as big as a badge.
void draw_whom_to_ring(Kit& kit, const std::string& name, const std::string& number) {
    const Card card(kit, {.kind = CardKind::panel, .padding = 28.0F});
    draw_text(kit, kit.say("pause.ring", {{"name", name}}), Type::door);
    draw_text(
        kit, number.empty() ? kit.say("badge.no_number") : number, Type::address, Token::primary);
}

} // namespace

void draw_badge(Kit& kit, const DoorView& view, Intents& intents) {
    draw_way_back(kit, {"badge.back", "key.space", Key::space}, intents);
    const Page page(kit, 1222.0F, 40.0F);
    {
        const float face = kit.px(kit.width() < kit.px(900.0F) ? 200.0F : 290.0F);
        Columns two(kit, {face, std::max(kit.px(300.0F), kit.width() - face)}, kit.px(48.0F));
        draw_face(kit, view, std::min(face, kit.width()));
        two.next();
        draw_name(kit, view);
    }
    kit.space(8.0F);
    draw_number(kit, view);
    kit.space(8.0F);
    draw_line(kit, Icon::check, kit.say("badge.not_selling"));
}

void draw_pause(Kit& kit, const DoorView& view, Intents& intents) {
    const bool is_unsafe = view.panel == DoorPanel::unsafe;
    draw_way_back(kit, {"pause_back", "key.enter", Key::enter, true}, intents);
    const Page page(kit, 900.0F, 60.0F);
    draw_heading(kit, kit.say(is_unsafe ? "pause.safe_first" : "pause.title"), Type::address);
    draw_text(kit, kit.say(is_unsafe ? "pause.unsafe_words" : "pause.words"), Type::door);
    if (is_unsafe && view.check_in) {
        draw_whom_to_ring(kit, view.check_in->buddy, view.check_in->phone);
    } else {
        draw_whom_to_ring(kit, view.lead.empty() ? kit.say("pause.lead") : view.lead, view.phone);
    }
    draw_line(kit, Icon::info, kit.say("pause.no_secrets"));
    if (is_unsafe) draw_line(kit, Icon::warning, kit.say("check_in.cannot_call"));
}

} // namespace kith::app
