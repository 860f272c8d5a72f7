#include "app/kit/range.h"

#include "app/kit/parts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace kith::app {
namespace {

constexpr double most_steps = 1e6;

std::optional<double> number_of(std::string_view written) {
    double number = 0.0;
    const char* end = written.data() + written.size();
    const auto read = std::from_chars(written.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || !std::isfinite(number)) return std::nullopt;
    return number;
}

int digits_after_point(std::string_view written) {
    const auto point = written.find('.');
    if (point == std::string_view::npos) return 0;
    return static_cast<int>(std::min<std::size_t>(written.size() - point - 1, 9));
}

/// The line that the thumb runs along, and where on it things stand.
struct Track {
    Rect line;
    bool is_rtl = false;
    std::size_t last = 1;

    [[nodiscard]] float x_of(float share) const {
        return is_rtl ? line.right() - line.width * share : line.x + line.width * share;
    }
    [[nodiscard]] float share_of(std::size_t place) const {
        return last == 0 ? 0.0F : static_cast<float>(place) / static_cast<float>(last);
    }
    [[nodiscard]] std::size_t place_at(float x) const {
        const float along = (is_rtl ? line.right() - x : x - line.x) / line.width;
        return static_cast<std::size_t>(
            std::lround(std::clamp(along, 0.0F, 1.0F) * static_cast<float>(last)));
    }
};

struct Marks {
    std::size_t tick = 1;                 // steps from one to the next
    std::optional<std::size_t> begins_at; // of an unanswered line
};

void draw_track(Kit& kit,
                const Track& track,
                const Marks& marks,
                std::optional<std::size_t> place) {
    const float radius = track.line.height / 2;
    kit.paint.fill(track.line, Token::sunken, radius);
    kit.paint.stroke(track.line, Token::control_border, radius, 1.0F);
    const std::size_t tick = std::max<std::size_t>(marks.tick, 1);
    if (track.last / tick <= 20) {
        for (std::size_t i = 0; i <= track.last; i += tick)
            kit.paint.circle({track.x_of(track.share_of(i)), track.line.centre().y},
                             kit.px(3.0F),
                             Token::control_border);
    }
    const float middle = track.line.centre().y;
    if (!place) {
        const float share = marks.begins_at ? track.share_of(*marks.begins_at) : 0.5F;
        const Point centre{track.x_of(share), middle};
        kit.paint.circle(centre, kit.px(14.0F), Token::surface);
        kit.paint.ring(centre, kit.px(14.0F), Token::control_border, kit.px(2.0F));
        return;
    }
    const float x = track.x_of(track.share_of(*place));
    const float from = track.is_rtl ? x : track.line.x;
    const float to = track.is_rtl ? track.line.right() : x;
    kit.paint.fill({from, track.line.y, to - from, track.line.height}, Token::primary, radius);
    kit.paint.circle({x, middle}, kit.px(14.0F), Token::primary);
    kit.paint.circle({x, middle}, kit.px(5.0F), Token::on_primary);
}

void draw_ends(Kit& kit, const Scale& scale) {
    const TextImage& start = kit.lay_out(scale.value_at(0), kit.style(Type::label));
    const TextImage& end = kit.lay_out(scale.value_at(scale.last()), kit.style(Type::label));
    const Rect rect = kit.place({kit.width(), std::max(start.height, end.height)});
    const Rect at_first = at_start(rect, kit.px(8.0F), size_of(start), kit.is_rtl());
    const Rect at_last = at_end(rect, kit.px(8.0F), size_of(end), kit.is_rtl());
    draw_image(kit, start, at_first, Token::muted);
    draw_image(kit, end, at_last, Token::muted);
    kit.note(Role::text, {}, scale.value_at(0), at_first);
    kit.note(Role::text, {}, scale.value_at(scale.last()), at_last);
}

bool takes_back(const std::vector<KeyPress>& keys) {
    return std::any_of(keys.begin(), keys.end(), [](const KeyPress& press) {
        return press.key == Key::backspace || press.key == Key::del;
    });
}

/// Where the keys lead. The first arrow on an untouched line begins where the form says, else at
/// its start.
std::optional<std::size_t> place_after(const std::vector<KeyPress>& keys,
                                       std::optional<std::size_t> place,
                                       const Track& track,
                                       std::size_t begins_at) {
    for (const KeyPress& press : keys) {
        const Key onwards = track.is_rtl ? Key::left : Key::right;
        const Key back = track.is_rtl ? Key::right : Key::left;
        const bool goes_on = press.key == onwards || press.key == Key::up;
        const bool goes_back = press.key == back || press.key == Key::down;
        if (press.key == Key::home)
            place = 0;
        else if (!place && (goes_on || goes_back))
            place = begins_at;
        else if (press.key == Key::end)
            place = track.last;
        else if (goes_on)
            place = std::min(*place + 1, track.last);
        else if (goes_back)
            place = *place - std::min<std::size_t>(*place, 1);
    }
    return place;
}

std::vector<KeyPress> take_range_keys(Kit& kit, const RangeSpec& spec) {
    kit.memory.arrows_of = spec.id;
    std::vector<KeyPress> keys = kit.take_editing_keys(false);
    for (const Key key : {Key::up, Key::down})
        while (kit.pressed(key))
            keys.push_back({key});
    return keys;
}

/// The place that a finished drag left; while it lasts, `shown` follows the pointer.
std::optional<std::size_t> drag(Kit& kit,
                                const RangeSpec& spec,
                                const Touch& touch,
                                const Track& track,
                                std::optional<std::size_t>& shown) {
    ScrollState& state = kit.memory.scroll(spec.id);
    if (touch.is_over && kit.input().went_down) state.is_dragged = true;
    if (!state.is_dragged) return std::nullopt;
    shown = track.place_at(kit.input().pointer.x);
    if (kit.input().is_down && !kit.input().went_up) return std::nullopt;
    state.is_dragged = false;
    return shown;
}

} // namespace

Scale::Scale(std::string_view start, std::string_view end, std::string_view step) {
    const auto from = number_of(start);
    const auto to = number_of(end);
    const auto by = number_of(step);
    if (!from || !to || !by || *by == 0.0) return;
    start_ = *from;
    step_ = *to < *from ? -std::abs(*by) : std::abs(*by);
    decimals_ = std::max(digits_after_point(start), digits_after_point(step));
    const double steps = std::floor((*to - *from) / step_ + 1e-9);
    last_ = static_cast<std::size_t>(std::clamp(steps, 0.0, most_steps));
}

std::string Scale::value_at(std::size_t index) const {
    double value = start_ + step_ * static_cast<double>(std::min(index, last_));
    if (std::abs(value) < 1e-9) value = 0.0; // never "-0"
    std::array<char, 400> written{};
    const int length = std::snprintf(written.data(), written.size(), "%.*f", decimals_, value);
    std::string text(written.data(), static_cast<std::size_t>(length));
    if (decimals_ == 0) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

std::size_t Scale::steps_in(std::string_view distance) const {
    const auto number = number_of(distance);
    if (!number) return 1;
    const double steps = std::round(std::abs(*number / step_));
    return static_cast<std::size_t>(std::clamp(steps, 1.0, most_steps));
}

std::optional<std::size_t> Scale::place_of(std::string_view value) const {
    const auto number = number_of(value);
    if (!number) return std::nullopt;
    const double steps = std::round((*number - start_) / step_);
    return static_cast<std::size_t>(std::clamp(steps, 0.0, static_cast<double>(last_)));
}

std::optional<std::string> draw_range(Kit& kit, const RangeSpec& spec, const Scale& scale) {
    const bool is_answered = !spec.value.empty();
    draw_text(kit, spec.in_words, Type::section, is_answered ? Token::on_selected : Token::muted);
    const Rect rect = kit.place({kit.width(), kit.px(52.0F)});
    // A field to the focus, so that arrows are its own and Enter still goes on.
    const Touch touch = kit.hit({.id = spec.id,
                                 .role = Role::field,
                                 .label = spec.label,
                                 .rect = rect,
                                 .value = spec.value,
                                 .takes_text = true});
    const float side = kit.px(22.0F);
    const Track track{
        {rect.x + side, rect.centre().y - kit.px(5.0F), rect.width - 2 * side, kit.px(10.0F)},
        kit.is_rtl(),
        scale.last()};
    const auto before = scale.place_of(spec.value);
    auto shown = before;
    auto chosen = drag(kit, spec, touch, track, shown);
    std::vector<KeyPress> keys;
    if (touch.is_focused) keys = take_range_keys(kit, spec);
    const Marks marks{spec.tick, scale.place_of(spec.begins_at)};
    const auto place = place_after(keys, before, track, marks.begins_at.value_or(0));
    if (place != before) chosen = place;
    draw_track(kit, track, marks, chosen ? chosen : shown);
    if (touch.shows_ring && kit.focus.shows_ring())
        kit.draw_focus_ring(rect.grown(-kit.px(4.0F)), kit.px(12.0F));
    draw_ends(kit, scale);
    if (is_answered && takes_back(keys)) return std::string();
    if (!chosen || (chosen == before && scale.value_at(*chosen) == spec.value)) return std::nullopt;
    return scale.value_at(*chosen);
}

} // namespace kith::app
