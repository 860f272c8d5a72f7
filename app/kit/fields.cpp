#include "app/kit/fields.h"

#include "app/kit/buttons.h"
#include "app/kit/field_edit.h"
#include "app/kit/parts.h"
#include "app/text/text_breaks.h"

#include <algorithm>

namespace kith::app {
namespace {

constexpr float dot_pitch = 15.0F; // of a masked field: every letter takes the same room

std::size_t graphemes_before(const std::string& text, std::size_t index) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < index; at = next_grapheme(text, at))
        ++count;
    return count;
}

std::size_t grapheme_start(const std::string& text, std::size_t count) {
    std::size_t at = 0;
    for (; count > 0 && at < text.size(); --count)
        at = next_grapheme(text, at);
    return at;
}

/// One field in one frame: where its text stands and what the caret map says.
struct Shown {
    Rect box;   // the control
    Rect inner; // where text may be
    Point origin;
    TextStyle style;
    bool is_masked = false;
    const TextImage* image = nullptr;
    std::unique_ptr<CaretMap> carets;
};

TextStyle style_of(Kit& kit, const FieldSpec& spec, float wrap) {
    TextStyle style = kit.style(Type::body, spec.rules.has_lines ? wrap : 0.0F);
    if (!spec.language.empty()) style.language = spec.language;
    return style;
}

float caret_x(Kit& kit, const Shown& shown, const TextField& field) {
    if (shown.is_masked)
        return static_cast<float>(graphemes_before(field.text(), field.caret())) *
               kit.px(dot_pitch);
    return shown.carets->caret_at(field.caret()).x;
}

/// Text longer than the field slides so that the caret stays in sight.
void slide(Kit& kit, Shown& shown, FieldState& state, float content_width, bool is_rtl) {
    const float caret = caret_x(kit, shown, state.field);
    const float room = shown.inner.width - kit.px(4.0F);
    const float limit = std::max(0.0F, content_width - room);
    if (caret - state.scroll > room) state.scroll = caret - room;
    if (caret < state.scroll) state.scroll = caret;
    state.scroll = std::clamp(state.scroll, 0.0F, limit);
    const bool fits = content_width <= room;
    shown.origin.x =
        is_rtl && fits ? shown.inner.right() - content_width : shown.inner.x - state.scroll;
}

void lay_out_field(Kit& kit, Shown& shown, FieldState& state, bool has_lines) {
    const std::string& text = state.field.text();
    shown.image =
        &kit.lay_out(shown.is_masked ? std::string_view() : std::string_view(text), shown.style);
    shown.carets =
        kit.text.carets(shown.is_masked ? std::string_view() : std::string_view(text), shown.style);
    const bool is_rtl = text.empty() ? kit.is_rtl() : shown.image->is_right_to_left;
    shown.origin.y = shown.inner.y + (shown.inner.height - shown.image->height) / 2;
    if (has_lines) {
        shown.origin = {is_rtl ? shown.inner.right() - shown.image->width : shown.inner.x,
                        shown.inner.y};
        return;
    }
    const float dots = static_cast<float>(graphemes_before(text, text.size())) * kit.px(dot_pitch);
    slide(kit, shown, state, shown.is_masked ? dots : shown.image->width, is_rtl);
}

std::size_t index_under(Kit& kit, const Shown& shown, const TextField& field) {
    const Point at = kit.input().pointer;
    if (!shown.is_masked)
        return shown.carets->index_at(at.x - shown.origin.x, at.y - shown.origin.y);
    const float dots = std::max(0.0F, (at.x - shown.origin.x) / kit.px(dot_pitch) + 0.5F);
    return grapheme_start(field.text(), static_cast<std::size_t>(dots));
}

void take_pointer(Kit& kit, const Shown& shown, FieldState& state, const Touch& touch) {
    const Input& input = kit.input();
    if (touch.is_over && input.went_down) {
        state.is_selecting = true;
        state.field.move_to(index_under(kit, shown, state.field), input.has_shift);
        if (input.clicks == 2) state.field.select_word_at(state.field.caret());
    } else if (state.is_selecting && input.is_down && input.clicks < 2) {
        state.field.move_to(index_under(kit, shown, state.field), true);
    }
    if (!input.is_down) state.is_selecting = false;
}

void take_keys(Kit& kit, Shown& shown, FieldState& state) {
    const bool has_lines = state.field.rules().has_lines;
    for (const KeyPress& press : kit.take_editing_keys(has_lines)) {
        edit_field(
            state.field, press, shown.is_masked ? nullptr : shown.carets.get(), kit.clipboard);
        lay_out_field(kit, shown, state, has_lines);
    }
    state.field.insert(kit.take_typed());
    lay_out_field(kit, shown, state, has_lines);
}

void draw_selection(Kit& kit, const Shown& shown, const TextField& field) {
    if (!field.has_selection()) return;
    const Colour tint = faded(kit.paint.colour(Token::focus_ring), 0.25F);
    if (shown.is_masked) {
        const auto from =
            static_cast<float>(graphemes_before(field.text(), field.selection_start()));
        const auto to = static_cast<float>(graphemes_before(field.text(), field.selection_end()));
        const float pitch = kit.px(dot_pitch);
        kit.paint.fill(
            {shown.origin.x + from * pitch, shown.inner.y, (to - from) * pitch, shown.inner.height},
            tint);
        return;
    }
    for (const TextBox& box :
         shown.carets->boxes_of(field.selection_start(), field.selection_end())) {
        kit.paint.fill({shown.origin.x + box.x, shown.origin.y + box.y, box.width, box.height},
                       tint);
    }
}

void draw_dots(Kit& kit, const Shown& shown, const TextField& field) {
    const std::size_t count = graphemes_before(field.text(), field.text().size());
    const float y = shown.inner.centre().y;
    for (std::size_t i = 0; i < count; ++i) {
        const float x = shown.origin.x + (static_cast<float>(i) + 0.5F) * kit.px(dot_pitch);
        kit.paint.circle({x, y}, kit.px(4.5F), Token::text);
    }
}

void draw_caret(Kit& kit, const Shown& shown, const TextField& field) {
    const TextBox box = shown.carets->caret_at(shown.is_masked ? 0 : field.caret());
    const float x =
        shown.origin.x + caret_x(kit, shown, field) + (shown.is_masked ? kit.px(3.0F) : 0.0F);
    kit.paint.fill(
        {x, shown.origin.y + box.y - kit.px(1.0F), kit.px(2.0F), box.height + kit.px(2.0F)},
        Token::text);
}

void draw_inside(
    Kit& kit, const FieldSpec& spec, const Shown& shown, const FieldState& state, bool is_focused) {
    kit.paint.push_clip({shown.inner.x - kit.px(2.0F),
                         shown.box.y,
                         shown.inner.width + kit.px(4.0F),
                         shown.box.height});
    const bool is_empty = state.field.text().empty();
    if (is_empty && !is_focused && !spec.hint.empty()) {
        const TextImage& hint = kit.lay_out(
            spec.hint, kit.style(Type::body, spec.rules.has_lines ? shown.inner.width : 0.0F));
        Rect line{shown.inner.x, shown.origin.y, shown.inner.width, hint.height};
        if (!spec.rules.has_lines) line = centred(shown.inner, {shown.inner.width, hint.height});
        draw_image(kit, hint, at_start(line, 0.0F, size_of(hint), kit.is_rtl()), Token::muted);
    }
    if (is_focused) draw_selection(kit, shown, state.field);
    if (shown.is_masked) {
        draw_dots(kit, shown, state.field);
    } else {
        kit.paint.image(*shown.image, shown.origin, spec.is_enabled ? Token::text : Token::muted);
    }
    if (is_focused) draw_caret(kit, shown, state.field);
    kit.paint.pop_clip();
}

void draw_under(Kit& kit, const FieldSpec& spec) {
    if (spec.error.empty()) {
        if (!spec.help.empty()) draw_caption(kit, spec.help);
        return;
    }
    const Row row(kit, 0.0F, kit.px(8.0F));
    const Rect icon = kit.place({kit.px(20.0F), kit.px(20.0F)});
    draw_icon(kit, Icon::warning, icon, Token::clay);
    draw_text(kit, spec.error, Type::status, Token::clay);
}

Rect place_box(Kit& kit, const FieldSpec& spec, FieldState& state) {
    const float width =
        spec.max_width > 0.0F ? std::min(kit.width(), kit.px(spec.max_width)) : kit.width();
    float height = kit.px(52.0F);
    const TextStyle style = style_of(kit, spec, width - kit.px(40.0F));
    const float line =
        kit.lay_out(spec.hint.empty() ? std::string_view("x") : spec.hint, kit.style(Type::body))
            .height;
    height = std::max(height, line + kit.px(10.0F));
    if (spec.rules.has_lines) {
        const float content = kit.lay_out(state.field.text(), style).height;
        height = std::max(height, std::max(line * spec.lines, content) + kit.px(30.0F));
    }
    return kit.place({width, height});
}

/// The button inside a masked field that shows what was typed; answers its width.
float draw_show_button(Kit& kit, const FieldSpec& spec, FieldState& state, const Rect& box) {
    if (!spec.rules.is_masked || spec.show.empty()) return 0.0F;
    const std::string id = std::string(spec.id) + ".show";
    const ButtonSpec button{.id = id,
                            .label = spec.show,
                            .kind = ButtonKind::ghost,
                            .icon = state.shows_mask ? Icon::eye : Icon::eye_off};
    const Size size{size_of_button(kit, button).width, box.height - kit.px(6.0F)};
    if (draw_button_at(kit, button, at_end(box, kit.px(3.0F), size, kit.is_rtl())))
        state.shows_mask = !state.shows_mask;
    return size.width;
}

} // namespace

FieldTouch draw_field(Kit& kit, const FieldSpec& spec, std::string& text) {
    FieldState& state = kit.memory.field(spec.id);
    state.field.set_rules(spec.rules);
    if (state.field.text() != text) state.field.set_text(text);
    if (spec.has_label) draw_text(kit, spec.label, Type::label, Token::text);

    Shown shown;
    shown.is_masked = spec.rules.is_masked && state.shows_mask;
    shown.box = place_box(kit, spec, state);
    const Touch touch =
        kit.hit({.id = spec.id,
                 .role = Role::field,
                 .label = spec.label,
                 .rect = shown.box,
                 .value = spec.rules.is_masked ? std::string_view() : std::string_view(text),
                 .is_enabled = spec.is_enabled,
                 .takes_text = true});
    draw_control(kit,
                 shown.box,
                 {.radius = kit.px(12.0F),
                  .is_enabled = spec.is_enabled,
                  .border = spec.error.empty() ? Token::control_border : Token::clay},
                 {.shows_ring = touch.shows_ring},
                 spec.id);
    const float end = draw_show_button(kit, spec, state, shown.box);
    const float padding = kit.px(18.0F);
    const float top = kit.px(spec.rules.has_lines ? 15.0F : 6.0F);
    shown.inner = {shown.box.x + padding,
                   shown.box.y + top,
                   shown.box.width - 2 * padding - end,
                   shown.box.height - 2 * top};
    if (kit.is_rtl()) shown.inner.x += end;
    shown.style = style_of(kit, spec, shown.inner.width);
    lay_out_field(kit, shown, state, spec.rules.has_lines);
    take_pointer(kit, shown, state, touch);
    if (touch.is_focused) take_keys(kit, shown, state);
    draw_inside(kit, spec, shown, state, touch.is_focused);
    draw_under(kit, spec);

    FieldTouch result{
        state.field.text() != text, state.was_focused && !touch.is_focused, touch.is_focused};
    state.was_focused = touch.is_focused;
    text = state.field.text();
    return result;
}

} // namespace kith::app
