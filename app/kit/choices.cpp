#include "app/kit/choices.h"

#include "app/kit/parts.h"
#include "app/kit/pictures.h"

#include <algorithm>
#include <cmath>

namespace kith::app {
namespace {

Token ink_of(const Choice& choice) {
    if (!choice.is_enabled) return Token::muted;
    return choice.is_selected ? Token::on_selected : Token::text;
}

struct Drawn {
    Touch touch;
    std::string id;
};

Drawn announce(Kit& kit, const ChoicesSpec& spec, const Choice& choice, const Rect& rect) {
    Drawn drawn;
    drawn.id = std::string(spec.id) + "." + choice.id;
    drawn.touch = kit.hit({.id = drawn.id,
                           .role = spec.takes_many ? Role::check : Role::radio,
                           .label = choice.label,
                           .rect = rect,
                           .group = spec.id,
                           .is_enabled = choice.is_enabled,
                           .is_selected = choice.is_selected});
    return drawn;
}

Size picture_room(const Kit& kit) {
    return {kit.px(choice_picture_room.width), kit.px(choice_picture_room.height)};
}

/// The width before the label, and the least height around it, that pictures ask for.
Size room_for_picture(const Kit& kit, const ChoicesSpec& spec) {
    if (!spec.has_pictures) return {};
    const Size room = picture_room(kit);
    return {room.width + kit.px(14.0F), room.height + kit.px(16.0F)};
}

void draw_picture_of(Kit& kit, const Choice& choice, const Rect& slot) {
    if (choice.picture == nullptr) return;
    const Rect rect = centred(slot, size_in(kit, *choice.picture, picture_room(kit)));
    kit.paint.picture(*choice.picture, rect);
}

bool draw_chip(Kit& kit, const ChoicesSpec& spec, const Choice& choice) {
    const bool has_icon = choice.icon != Icon::none || spec.takes_many || choice.is_selected;
    const bool keeps_room =
        has_icon || spec.shape == ChoiceShape::chips; // choosing must not change the width
    const float lead = keeps_room ? kit.px(52.0F) : kit.px(22.0F);
    const float room = kit.flow.area().width - lead - kit.px(22.0F);
    const TextImage& words = kit.lay_out(choice.label, kit.style(Type::chip, room));
    const Rect rect = kit.place({lead + words.width + kit.px(22.0F),
                                 std::max(kit.px(50.0F), words.height + kit.px(16.0F))});
    const Drawn drawn = announce(kit, spec, choice, rect);
    draw_control(kit,
                 rect,
                 {.radius = std::min(rect.height / 2, kit.px(32.0F)),
                  .is_selected = choice.is_selected,
                  .is_enabled = choice.is_enabled},
                 drawn.touch,
                 drawn.id);
    const Icon icon = choice.is_selected ? Icon::check : choice.icon;
    const Rect place = at_start(rect, kit.px(20.0F), {kit.px(22.0F), kit.px(22.0F)}, kit.is_rtl());
    if (icon != Icon::none) {
        draw_icon(kit, icon, place, ink_of(choice));
    } else if (!spec.takes_many) {
        kit.paint.ring(place.centre(), kit.px(8.0F), Token::control_border, kit.px(2.0F));
    } else {
        kit.paint.stroke(centred(place, {kit.px(17.0F), kit.px(17.0F)}),
                         Token::control_border,
                         kit.px(4.0F),
                         kit.px(2.0F));
    }
    draw_image(kit, words, at_start(rect, lead, size_of(words), kit.is_rtl()), ink_of(choice));
    return drawn.touch.was_clicked;
}

bool draw_line(Kit& kit, const ChoicesSpec& spec, const Choice& choice, char key) {
    const float cap = key != 0 ? kit.px(40.0F) : 0.0F;
    const Size picture = room_for_picture(kit, spec);
    const float lead = kit.px(56.0F) + picture.width;
    const float room = kit.width() - lead - cap - kit.px(18.0F);
    const TextImage& words = kit.lay_out(choice.label, kit.style(Type::chip, room));
    const TextImage& more = kit.lay_out(choice.words, kit.style(Type::small, room));
    const float more_height = choice.words.empty() ? 0.0F : more.height + kit.px(4.0F);
    const float height =
        std::max({kit.px(52.0F), words.height + more_height + kit.px(24.0F), picture.height});
    const Rect rect = kit.place({kit.width(), height});
    const Drawn drawn = announce(kit, spec, choice, rect);
    draw_control(kit,
                 rect,
                 {.radius = kit.px(14.0F),
                  .is_selected = choice.is_selected,
                  .is_enabled = choice.is_enabled},
                 drawn.touch,
                 drawn.id);
    const bool rtl = kit.is_rtl();
    draw_choice_mark(kit,
                     at_start(rect, kit.px(18.0F), {kit.px(24.0F), kit.px(24.0F)}, rtl),
                     spec.takes_many,
                     choice.is_selected);
    draw_picture_of(kit, choice, at_start(rect, kit.px(56.0F), picture_room(kit), rtl));
    Rect line{
        rect.x, rect.y + (rect.height - words.height - more_height) / 2, rect.width, words.height};
    draw_image(kit, words, at_start(line, lead, size_of(words), rtl), ink_of(choice));
    line.y += words.height + kit.px(4.0F);
    line.height = more.height;
    draw_image(kit,
               more,
               at_start(line, lead, size_of(more), rtl),
               choice.is_selected ? Token::on_selected : Token::muted);
    kit.note(Role::text, {}, choice.words, line);
    if (cap > 0.0F)
        draw_key_cap(kit, key, at_end(rect, kit.px(16.0F), {kit.px(24.0F), kit.px(24.0F)}, rtl));
    return drawn.touch.was_clicked;
}

bool draw_box(Kit& kit, const ChoicesSpec& spec, const Choice& choice, float width) {
    const bool rtl = kit.is_rtl();
    const Size picture = room_for_picture(kit, spec);
    const float lead = kit.px(choice.icon == Icon::none ? 20.0F : 52.0F) + picture.width;
    const float room = width - lead - kit.px(52.0F);
    const TextImage& words = kit.lay_out(choice.label, kit.style(Type::section, room));
    const TextImage& more = kit.lay_out(choice.words, kit.style(Type::small, room));
    const float more_height = choice.words.empty() ? 0.0F : more.height + kit.px(4.0F);
    const float height =
        std::max({kit.px(76.0F), words.height + more_height + kit.px(24.0F), picture.height});
    const Rect rect = kit.place({width, height});
    const Drawn drawn = announce(kit, spec, choice, rect);
    draw_control(kit,
                 rect,
                 {.radius = kit.px(14.0F),
                  .is_selected = choice.is_selected,
                  .is_enabled = choice.is_enabled},
                 drawn.touch,
                 drawn.id);
    const Size icon{kit.px(22.0F), kit.px(22.0F)};
    draw_icon(kit, choice.icon, at_start(rect, kit.px(18.0F), icon, rtl), ink_of(choice));
    draw_picture_of(kit, choice, at_start(rect, lead - picture.width, picture_room(kit), rtl));
    if (choice.is_selected)
        draw_icon(kit, Icon::check, at_end(rect, kit.px(18.0F), icon, rtl), ink_of(choice));
    Rect line{
        rect.x, rect.y + (rect.height - words.height - more_height) / 2, rect.width, words.height};
    draw_image(kit, words, at_start(line, lead, size_of(words), rtl), ink_of(choice));
    line.y += words.height + kit.px(4.0F);
    line.height = more.height;
    draw_image(kit,
               more,
               at_start(line, lead, size_of(more), rtl),
               choice.is_selected ? Token::on_selected : Token::muted);
    kit.note(Role::text, {}, choice.words, line);
    return drawn.touch.was_clicked;
}

bool draw_person(Kit& kit, const ChoicesSpec& spec, const Choice& choice, float width) {
    const TextImage& name = kit.lay_out(choice.label, kit.style(Type::name, width - kit.px(8.0F)));
    const float disc = kit.px(44.0F);
    const Rect rect = kit.place({width, kit.px(84.0F) + name.height});
    const Drawn drawn = announce(kit, spec, choice, rect);
    const ControlFace face{.radius = kit.px(14.0F),
                           .is_selected = choice.is_selected,
                           .is_enabled = choice.is_enabled};
    draw_control(kit, rect, face, drawn.touch, drawn.id);
    const Rect top{rect.x, rect.y + kit.px(18.0F), rect.width, disc};
    const Token ink = choice.is_selected ? Token::on_primary : Token::text;
    kit.paint.circle(top.centre(), disc / 2, choice.is_selected ? Token::primary : Token::sunken);
    TextStyle style = kit.style(Type::label);
    style.weight = Weight::bold;
    const TextImage& initials = kit.lay_out(choice.initials, style);
    draw_image(kit, initials, centred(top, size_of(initials)), ink);
    if (choice.initials.empty())
        draw_icon(kit, choice.icon, centred(top, {disc / 2, disc / 2}), ink);
    const Rect line{rect.x, top.bottom() + kit.px(10.0F), rect.width, name.height};
    draw_image(kit, name, centred(line, size_of(name)), ink_of(choice));
    if (!choice.is_selected) return drawn.touch.was_clicked;
    const Rect corner{rect.x, rect.y + kit.px(6.0F), rect.width, kit.px(22.0F)};
    const Size check{kit.px(18.0F), kit.px(18.0F)};
    draw_icon(kit, Icon::check, at_end(corner, kit.px(8.0F), check, kit.is_rtl()), ink_of(choice));
    return drawn.touch.was_clicked;
}

constexpr float least_step_design = 92.0F;
constexpr float step_mark_design = 28.0F;

TextStyle step_style(Kit& kit, float width) {
    TextStyle style = kit.style(Type::label, width - kit.px(10.0F));
    style.align = Align::centre;
    return style;
}

bool draw_step(Kit& kit, const ChoicesSpec& spec, const Choice& choice, Size size) {
    const Rect rect = kit.place(size);
    const Drawn drawn = announce(kit, spec, choice, rect);
    const Rect top{rect.x, rect.y + kit.px(8.0F), rect.width, kit.px(step_mark_design)};
    const Rect inner = rect.grown(-kit.px(2.0F));
    if (drawn.touch.is_over) kit.paint.fill(inner, Token::sunken, kit.px(12.0F));
    kit.paint.fill({rect.x, top.centre().y - kit.px(1.0F), rect.width, kit.px(2.0F)},
                   Token::control_border);
    const Rect mark = centred(top, {top.height, top.height});
    if (!choice.is_selected)
        kit.paint.circle(
            mark.centre(), mark.width / 2, drawn.touch.is_over ? Token::sunken : Token::surface);
    draw_choice_mark(kit, mark, spec.takes_many, choice.is_selected);
    const TextImage& words = kit.lay_out(choice.label, step_style(kit, size.width));
    Rect below{rect.x, top.bottom() + kit.px(8.0F), rect.width, picture_room(kit).height};
    draw_picture_of(kit, choice, below);
    if (spec.has_pictures) below.y = below.bottom() + kit.px(8.0F);
    below.height = words.height;
    draw_image(kit, words, centred(below, size_of(words)), Token::text);
    if (drawn.touch.shows_ring) kit.draw_focus_ring(inner, kit.px(12.0F));
    return drawn.touch.was_clicked;
}

/// As tall as the longest words need; nothing where they have no room beside each other.
std::optional<Size>
size_of_steps(Kit& kit, const ChoicesSpec& spec, const std::vector<Choice>& choices) {
    if (choices.empty()) return std::nullopt;
    const float width = std::floor(kit.width() / static_cast<float>(choices.size()));
    if (width < kit.px(least_step_design) * kit.look().text_scale) return std::nullopt;
    float words = 0.0F;
    for (const Choice& choice : choices)
        words = std::max(words, kit.lay_out(choice.label, step_style(kit, width)).height);
    if (spec.has_pictures && width < picture_room(kit).width) return std::nullopt;
    const float pictures = spec.has_pictures ? picture_room(kit).height + kit.px(8.0F) : 0.0F;
    return Size{width, words + pictures + kit.px(step_mark_design + 24.0F)};
}

float gap_of(Kit& kit, ChoiceShape shape) {
    if (shape == ChoiceShape::scale) return 0.0F;
    return kit.px(shape == ChoiceShape::chips ? 10.0F : 12.0F);
}

/// Of each one, where all have the same size.
Size box_of(Kit& kit, const ChoicesSpec& spec, const std::vector<Choice>& choices) {
    if (spec.shape == ChoiceShape::scale) return size_of_steps(kit, spec, choices).value_or(Size{});
    const float columns = spec.shape == ChoiceShape::people ? 4.0F : 2.0F;
    const float gaps = gap_of(kit, spec.shape) * (columns - 1.0F);
    return {std::floor((kit.width() - gaps) / columns), 0.0F};
}

bool draw_one(Kit& kit, const ChoicesSpec& spec, const Choice& choice, Size box, char key) {
    switch (spec.shape) {
    case ChoiceShape::chips:
        return draw_chip(kit, spec, choice);
    case ChoiceShape::rows:
        return draw_line(kit, spec, choice, key);
    case ChoiceShape::tiles:
        return draw_box(kit, spec, choice, box.width);
    case ChoiceShape::people:
        return draw_person(kit, spec, choice, box.width);
    case ChoiceShape::scale:
        return draw_step(kit, spec, choice, box);
    }
    return false;
}

} // namespace

std::optional<std::size_t>
draw_choices(Kit& kit, const ChoicesSpec& spec, const std::vector<Choice>& choices) {
    if (spec.shape == ChoiceShape::scale && !size_of_steps(kit, spec, choices)) {
        ChoicesSpec below_each_other = spec;
        below_each_other.shape = ChoiceShape::rows;
        return draw_choices(kit, below_each_other, choices);
    }
    std::optional<std::size_t> pressed;
    const float top = kit.flow.next_y();
    const Size box = box_of(kit, spec, choices);
    std::optional<Row> row;
    if (spec.shape != ChoiceShape::rows) row.emplace(kit, 0.0F, gap_of(kit, spec.shape));
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const char key = spec.has_keys ? choice_key(i) : '\0';
        if (draw_one(kit, spec, choices[i], box, key) ||
            (key != 0 && choices[i].is_enabled && kit.pressed_character(key)))
            pressed = i;
    }
    row.reset();
    kit.note(Role::group,
             spec.id,
             spec.label,
             {kit.flow.area().x, top, kit.width(), kit.flow.next_y() - top});
    return pressed;
}

bool draw_check(Kit& kit, const SwitchSpec& spec) {
    const float lead = kit.px(40.0F);
    const float room = kit.width() - lead;
    const TextImage& words = kit.lay_out(spec.label, kit.style(Type::body, room));
    const TextImage& more = kit.lay_out(spec.words, kit.style(Type::small, room));
    const float more_height = spec.words.empty() ? 0.0F : more.height + kit.px(4.0F);
    const float height = std::max(kit.px(48.0F), words.height + more_height + kit.px(16.0F));
    const Rect rect = kit.place({kit.width(), height});
    const Touch touch = kit.hit({.id = spec.id,
                                 .role = Role::check,
                                 .label = spec.label,
                                 .rect = rect,
                                 .is_enabled = spec.is_enabled,
                                 .is_selected = spec.is_on});
    const bool rtl = kit.is_rtl();
    const Rect mark = at_start(rect, 0.0F, {kit.px(24.0F), kit.px(24.0F)}, rtl);
    draw_choice_mark(kit, mark, true, spec.is_on);
    Rect line{rect.x, rect.y + (height - words.height - more_height) / 2, rect.width, words.height};
    draw_image(kit,
               words,
               at_start(line, lead, size_of(words), rtl),
               spec.is_enabled ? Token::text : Token::muted);
    line.y += words.height + kit.px(4.0F);
    line.height = more.height;
    draw_image(kit, more, at_start(line, lead, size_of(more), rtl), Token::muted);
    if (touch.shows_ring) kit.draw_focus_ring(rect, kit.px(10.0F));
    return touch.was_clicked;
}

} // namespace kith::app
