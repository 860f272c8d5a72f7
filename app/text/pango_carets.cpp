#include "app/text/pango_carets.h"

#include "app/text/text_breaks.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

namespace kith::app {
namespace {

int in_units(float pixels) {
    return static_cast<int>(pixels * static_cast<float>(PANGO_SCALE));
}

} // namespace

PangoCarets::PangoCarets(GRef<PangoLayout> layout) : layout_(std::move(layout)) {
    PangoRectangle logical{};
    pango_layout_get_extents(layout_.get(), nullptr, &logical);
    if (pango_layout_get_width(layout_.get()) > 0 &&
        pango_layout_get_alignment(layout_.get()) == PANGO_ALIGN_LEFT) {
        shift_ = std::floor(in_pixels(logical.x));
    }
}

std::size_t PangoCarets::text_size() const {
    return std::strlen(pango_layout_get_text(layout_.get()));
}

PangoLayoutLine* PangoCarets::line_of(std::size_t index) const {
    int line = 0;
    pango_layout_index_to_line_x(layout_.get(), static_cast<int>(index), FALSE, &line, nullptr);
    return pango_layout_get_line_readonly(layout_.get(), line);
}

TextBox PangoCarets::caret_at(std::size_t index) const {
    PangoRectangle strong{};
    pango_layout_get_cursor_pos(
        layout_.get(), static_cast<int>(std::min(index, text_size())), &strong, nullptr);
    return {in_pixels(strong.x) - shift_, in_pixels(strong.y), 0.0F, in_pixels(strong.height)};
}

std::size_t PangoCarets::index_at(float x, float y) const {
    int index = 0;
    int trailing = 0;
    pango_layout_xy_to_index(layout_.get(), in_units(x + shift_), in_units(y), &index, &trailing);
    const char* text = pango_layout_get_text(layout_.get());
    const char* at = text + index;
    for (; trailing > 0 && *at != '\0'; --trailing)
        at = g_utf8_next_char(at);
    const auto found = static_cast<std::size_t>(at - text);
    return is_inside_conjunct(text, found) ? previous_grapheme(text, found) : found;
}

std::size_t PangoCarets::move_visually(std::size_t index, int step) const {
    const char* text = pango_layout_get_text(layout_.get());
    std::size_t at = step_visually(index, step);
    for (std::size_t before = index; at != before && is_inside_conjunct(text, at);)
        before = std::exchange(at, step_visually(at, step));
    return at;
}

std::size_t PangoCarets::step_visually(std::size_t index, int step) const {
    int moved = 0;
    int trailing = 0;
    pango_layout_move_cursor_visually(
        layout_.get(), TRUE, static_cast<int>(index), 0, step, &moved, &trailing);
    if (moved < 0 || moved == std::numeric_limits<int>::max())
        return index; // off one end of the text
    const char* text = pango_layout_get_text(layout_.get());
    const char* at = text + moved;
    for (; trailing > 0 && *at != '\0'; --trailing)
        at = g_utf8_next_char(at);
    return static_cast<std::size_t>(at - text);
}

std::size_t PangoCarets::move_line(std::size_t index, int step) const {
    int line = 0;
    int x = 0;
    pango_layout_index_to_line_x(layout_.get(), static_cast<int>(index), FALSE, &line, &x);
    const int wanted = line + step;
    if (wanted < 0) return 0;
    if (wanted >= pango_layout_get_line_count(layout_.get())) return text_size();
    const TextBox here = caret_at(index);
    PangoLayoutLine* target = pango_layout_get_line_readonly(layout_.get(), wanted);
    const TextBox there = caret_at(static_cast<std::size_t>(target->start_index));
    return index_at(here.x, there.y + there.height / 2);
}

std::size_t PangoCarets::line_start(std::size_t index) const {
    return static_cast<std::size_t>(line_of(index)->start_index);
}

std::size_t PangoCarets::line_end(std::size_t index) const {
    const PangoLayoutLine* line = line_of(index);
    return static_cast<std::size_t>(line->start_index + line->length);
}

std::vector<TextBox> PangoCarets::boxes_of(std::size_t from, std::size_t to) const {
    std::vector<TextBox> boxes;
    PangoLayoutIter* at = pango_layout_get_iter(layout_.get());
    do {
        PangoLayoutLine* line = pango_layout_iter_get_line_readonly(at);
        const auto start = static_cast<std::size_t>(line->start_index);
        const auto end = start + static_cast<std::size_t>(line->length);
        if (to <= start || from > end) continue;
        PangoRectangle logical{};
        pango_layout_iter_get_line_extents(at, nullptr, &logical);
        int* ranges = nullptr;
        int count = 0;
        pango_layout_line_get_x_ranges(line,
                                       static_cast<int>(std::max(from, start)),
                                       static_cast<int>(std::min(to, end)),
                                       &ranges,
                                       &count);
        for (int i = 0; i < count; ++i) {
            boxes.push_back({in_pixels(ranges[2 * i]) - shift_,
                             in_pixels(logical.y),
                             in_pixels(ranges[2 * i + 1] - ranges[2 * i]),
                             in_pixels(logical.height)});
        }
        g_free(ranges);
    } while (pango_layout_iter_next_line(at) != FALSE);
    pango_layout_iter_free(at);
    return boxes;
}

} // namespace kith::app
