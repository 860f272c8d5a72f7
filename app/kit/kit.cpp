#include "app/kit/kit.h"

#include "app/kit/help.h"
#include "app/kit/imgui_types.h"
#include "app/kit/parts.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kith::app {
namespace {

struct TypeFace {
    float size_px;
    Weight weight;
};

constexpr std::array<TypeFace, 22> faces{{
    {30, Weight::bold},     // question
    {24, Weight::bold},     // title
    {38, Weight::bold},     // number
    {18, Weight::semibold}, // section
    {17, Weight::regular},  // body
    {17, Weight::semibold}, // body_strong
    {17, Weight::medium},   // chip
    {17, Weight::semibold}, // button
    {16, Weight::regular},  // table
    {16, Weight::medium},   // name
    {16, Weight::semibold}, // label
    {15, Weight::medium},   // status
    {15, Weight::semibold}, // topic
    {15, Weight::regular},  // small
    {14, Weight::regular},  // hint
    {58, Weight::bold},     // address
    {32, Weight::semibold}, // outcome
    {32, Weight::regular},  // door
    {24, Weight::semibold}, // door_strong
    {24, Weight::regular},  // door_note
    {22, Weight::semibold}, // key
    {84, Weight::bold},     // badge
}};

constexpr double toast_seconds = 4.0;
constexpr double ease_seconds = 0.15;

float smoothstep(float share) {
    return share * share * (3.0F - 2.0F * share);
}

/// Up and down are for fields of several lines only.
bool is_editing_key(Key key, bool has_lines) {
    if (key == Key::up || key == Key::down) return has_lines;
    return key != Key::enter && key != Key::escape && key != Key::page_up &&
           key != Key::page_down && key != Key::f1 && key != Key::f6 && key != Key::f8 &&
           key != Key::f9 && key != Key::tab;
}

bool shows_a_person(const Input& input, Point last_pointer) {
    return !input.keys.empty() || !input.typed.empty() || !input.dropped_files.empty() ||
           input.went_down || input.went_up || input.wheel != 0.0F || input.pointer != last_pointer;
}

bool is_for_field(const KeyPress& press, bool has_lines) {
    if (press.key == Key::enter) return has_lines && !press.has_control;
    if (press.key != Key::character) return is_editing_key(press.key, has_lines);
    constexpr std::string_view shortcuts = "ACVXYZ"; // other Ctrl keys stay the page's
    return !press.has_control || shortcuts.find(press.character) != std::string_view::npos;
}

} // namespace

Kit::Kit(TextEngine& text_engine, const Words& words, Clipboard board)
    : text(text_engine), clipboard(std::move(board)), words_(&words) {}

void Kit::begin_frame(const Input& input, const Look& look, Size window, double seconds) {
    was_touched_ = shows_a_person(input, input_.pointer);
    input_ = input;
    look_ = look;
    window_ = window;
    seconds_ = seconds;
    is_animating_ = false;
    memory.wheel_of = std::exchange(memory.wheel_claimed, {});
    has_sheet_ = registry.has_sheet();
    take_help_keys();
    focus.begin_frame();
    std::erase_if(input_.keys,
                  [&](const KeyPress& press) { return focus.take_key(press, registry, is_rtl()); });
    registry.clear();
    clips.clear();
    section = Section::page;
    text.begin_frame();

    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {std::max(1.0F, window.width), std::max(1.0F, window.height)};
    io.DeltaTime = 1.0F / 60.0F;
    ImGui::NewFrame();
    paint.begin(ImGui::GetBackgroundDrawList(), look.theme);
    body = {0.0F, 0.0F, window.width, window.height};
    flow.begin(body, px(12.0F));
}

/// Works on what the last frame showed, as the focus does.
void Kit::take_help_keys() {
    const bool was_open = !memory.help.empty();
    if (take({Key::f1})) memory.help = was_open ? std::string() : help_here(*this, input_.pointer);
    if (was_open && (take({Key::escape}) || input_.went_down)) memory.help.clear();
}

void Kit::end_frame() {
    draw_toast(*this);
    draw_help(*this);
    if (input_.went_down && pressed_id_.empty()) focus.clear();
    if (input_.went_up) pressed_id_.clear();
    focus.settle(registry);
    ImGui::Render();
}

/// A click takes the keyboard only to a text: elsewhere Enter still goes to the page's next step.
void Kit::press(const Target& target) {
    pressed_id_ = std::string(target.id);
    if (target.takes_text) return focus.set(target.id, false, true);
    focus.clear();
    if (target.takes_focus) focus.set_anchor(target.id);
}

Touch Kit::hit(const Target& target) {
    const bool can_use = target.is_enabled && !is_inert();
    const bool in_sight = clips.empty() || clips.back().meets(target.rect);
    const bool pointer_in_sight = clips.empty() || clips.back().holds(input_.pointer);
    Touch touch;
    touch.is_over = can_use && pointer_in_sight && target.rect.holds(input_.pointer) &&
                    (pressed_id_.empty() || pressed_id_ == target.id);
    if (touch.is_over && input_.went_down) press(target);
    touch.is_held = touch.is_over && pressed_id_ == target.id;
    touch.was_clicked = touch.is_held && input_.went_up;
    touch.is_focused = can_use && focus.is_on(target.id);
    touch.shows_ring = touch.is_focused && (focus.shows_ring() || target.takes_text);
    if (touch.is_focused && !target.takes_text && (take({Key::enter}) || take({Key::space}))) {
        touch.was_clicked = true;
    }
    Item item{std::string(target.id),
              target.role,
              std::string(target.label),
              std::string(target.value),
              std::string(target.group),
              target.rect,
              section};
    item.is_enabled = target.is_enabled;
    item.is_focused = touch.is_focused;
    item.is_selected = target.is_selected;
    item.is_visible = in_sight;
    item.takes_focus = target.takes_focus;
    item.takes_text = target.takes_text;
    registry.add(std::move(item));
    return touch;
}

void Kit::note(Role role, std::string_view id, std::string_view label, const Rect& rect) {
    if (label.empty() && role != Role::dialog) return;
    Item item{std::string(id), role, std::string(label), {}, {}, rect, section};
    item.is_visible = clips.empty() || clips.back().meets(rect);
    registry.add(std::move(item));
}

bool Kit::take(const KeyPress& wanted) {
    const auto found = std::find(input_.keys.begin(), input_.keys.end(), wanted);
    if (found == input_.keys.end()) return false;
    input_.keys.erase(found);
    return true;
}

bool Kit::pressed(Key key) {
    if (is_inert()) return false;
    if (focus.is_on_control() && (key == Key::enter || key == Key::space)) return false;
    if (focus.takes_text()) {
        const auto field = memory.fields.find(focus.id());
        const bool has_lines =
            field != memory.fields.end() && field->second.field.rules().has_lines;
        if (is_editing_key(key, has_lines) || (has_lines && key == Key::enter)) return false;
    }
    return take({key});
}

std::vector<KeyPress> Kit::take_editing_keys(bool has_lines) {
    std::vector<KeyPress> taken;
    std::erase_if(input_.keys, [&](const KeyPress& press) {
        if (!is_for_field(press, has_lines)) return false;
        taken.push_back(press);
        return true;
    });
    return taken;
}

bool Kit::pressed_character(char character) {
    if (is_inert() || focus.takes_text()) return false;
    return take({Key::character, character});
}

bool Kit::pressed_control(char character) {
    return !is_inert() && take({Key::character, character, false, true});
}

TextStyle Kit::style(Type type, float wrap_px) const {
    const TypeFace face = faces[static_cast<std::size_t>(type)];
    TextStyle style;
    style.size_px = px(face.size_px);
    style.weight = face.weight;
    style.language = look_.language;
    style.wrap_px = wrap_px;
    return style;
}

bool Kit::page(std::string_view name) {
    if (memory.page == name) return false;
    memory.page = std::string(name);
    memory.forget_page();
    focus.clear();
    focus.set_anchor({});
    return true;
}

void Kit::toast(std::string words, Icon icon) {
    memory.toast = Toast{std::move(words), icon, seconds_ + toast_seconds};
}

float Kit::ease(std::string_view id, bool is_on) {
    if (!look_.has_motion) return is_on ? 1.0F : 0.0F;
    const auto found = memory.eases.find(id);
    if (found == memory.eases.end()) {
        memory.eases.emplace(std::string(id),
                             EaseState{is_on ? 1.0F : 0.0F, is_on, seconds_ - 1.0});
        return is_on ? 1.0F : 0.0F;
    }
    EaseState& state = found->second;
    const auto value = [&] {
        const float share =
            static_cast<float>(std::clamp((seconds_ - state.since) / ease_seconds, 0.0, 1.0));
        return state.from + ((state.is_on ? 1.0F : 0.0F) - state.from) * smoothstep(share);
    };
    if (state.is_on != is_on) state = {value(), is_on, seconds_};
    if (seconds_ - state.since < ease_seconds) is_animating_ = true;
    return value();
}

void Kit::draw_focus_ring(const Rect& rect, float radius) {
    paint.stroke(rect.grown(px(4.0F)), Token::focus_ring, radius + px(4.0F), px(3.0F));
}

} // namespace kith::app
