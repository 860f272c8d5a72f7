#include "app/paper/page_layout.h"

#include "app/text/words.h"

#include <algorithm>
#include <numeric>

namespace kith::app {
namespace {

constexpr double row_padding = 3.0;
constexpr double cell_gap = 8.0;
constexpr double writing_height = 22.0; // of one line to write on
constexpr double tick_side = 9.0;
constexpr double frame_padding = 12.0;
constexpr double foot_size = 9.0;
constexpr std::size_t lines_kept_together = 3;

struct FaceStyle {
    float size;
    Weight weight;
    double after; // space below a paragraph
};

FaceStyle style_of(Face face) {
    switch (face) {
    case Face::body:
        return {10.5F, Weight::regular, 4};
    case Face::quiet:
        return {9.0F, Weight::regular, 3};
    case Face::strong:
        return {10.5F, Weight::bold, 3};
    case Face::heading:
        return {13.0F, Weight::bold, 4};
    case Face::title:
        return {22.0F, Weight::bold, 6};
    case Face::large:
        return {14.0F, Weight::medium, 5};
    case Face::code:
        return {20.0F, Weight::bold, 4};
    }
    return {10.5F, Weight::regular, 4};
}

double in_points(int pango_units) {
    return static_cast<double>(pango_units) / PANGO_SCALE;
}

/// A printer's dots are so small that letters need no pixel grid; on one they would stand unevenly.
void leave_the_grid(PangoLayout* layout) {
    PangoContext* context = pango_layout_get_context(layout);
    pango_context_set_round_glyph_positions(context, FALSE);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_layout_context_changed(layout);
}

double height_of(const auto& lines, std::size_t from, std::size_t count) {
    double height = 0;
    for (std::size_t i = from; i < std::min(from + count, lines.size()); ++i)
        height += lines[i].height;
    return height;
}

} // namespace

PageLayout::PageLayout(const PangoLayouts& layouts, std::string_view language)
    : layouts_(layouts), language_(language), is_mirrored_(is_right_to_left_language(language)) {}

void PageLayout::place(const Document& document) {
    for (const Block& one : document.blocks)
        std::visit([this](const auto& kind) { put(kind); }, one);
}

void PageLayout::place_foot(
    std::string_view mark,
    const std::function<std::string(std::size_t page, std::size_t of)>& page_words) {
    constexpr double mark_width = text_width * 0.75;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        const auto foot = [&](std::string_view words, double offset, double width, Weight weight) {
            TextStyle style{.size_px = static_cast<float>(foot_size),
                            .weight = weight,
                            .language = language_,
                            .direction =
                                is_mirrored_ ? Direction::right_to_left : Direction::left_to_right};
            kept_.push_back(layouts_.make(words, style));
            leave_the_grid(kept_.back().get());
            PangoRectangle ink, logical;
            PangoLayoutLine* line = pango_layout_get_line_readonly(kept_.back().get(), 0);
            pango_layout_line_get_extents(line, &ink, &logical);
            const double wide = in_points(logical.width);
            const double from_start = weight == Weight::bold ? offset : offset + width - wide;
            pages_[i].push_back(
                PlacedLine{line, left_of(from_start, wide), a4_height - page_margin, Ink::black});
        };
        pages_[i].push_back(PlacedRule{
            page_margin, a4_width - page_margin, a4_height - page_margin - 14, false, Ink::quiet});
        foot(mark, 0, mark_width, Weight::bold);
        foot(page_words(i + 1, pages_.size()), mark_width, text_width - mark_width, Weight::medium);
    }
}

double PageLayout::left_of(double offset, double width) const {
    return is_mirrored_ ? a4_width - page_margin - offset - width : page_margin + offset;
}

void PageLayout::next_page() {
    pages_.emplace_back();
    y_ = page_margin;
}

void PageLayout::need(double height) {
    if (y_ + height > text_bottom && y_ > page_margin) next_page();
}

PageLayout::Cell PageLayout::set(std::string_view words, Face face, double width, bool is_centred) {
    const FaceStyle look = style_of(face);
    const TextStyle style{.size_px = look.size,
                          .weight = look.weight,
                          .language = language_,
                          .wrap_px = static_cast<float>(width),
                          .align = is_centred     ? Align::centre
                                   : is_mirrored_ ? Align::end
                                                  : Align::start,
                          .direction =
                              is_mirrored_ ? Direction::right_to_left : Direction::left_to_right};
    kept_.push_back(layouts_.make(words, style));
    leave_the_grid(kept_.back().get());
    Cell lines;
    PangoLayoutIter* at = pango_layout_get_iter(kept_.back().get());
    do {
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(at, nullptr, &logical);
        const double baseline = in_points(pango_layout_iter_get_baseline(at));
        lines.push_back({pango_layout_iter_get_line_readonly(at),
                         in_points(logical.x),
                         baseline - in_points(logical.y),
                         in_points(logical.height)});
    } while (pango_layout_iter_next_line(at));
    pango_layout_iter_free(at);
    return lines;
}

void PageLayout::draw(const Line& line, double start, double width, double top, Ink ink) {
    pages_.back().push_back(
        PlacedLine{line.line, left_of(start, width) + line.x, top + line.ascent, ink});
}

void PageLayout::put(const block::Text& text) {
    const double width = text_width - text.indent;
    const Cell lines = set(text.words, text.face, width, text.is_centred);
    const bool is_heading = text.face == Face::heading || text.face == Face::title;
    if (is_heading && y_ > page_margin) y_ += 8;
    need(height_of(lines, 0, lines_kept_together) + (is_heading ? 60.0 : 0.0));
    const Ink ink = text.face == Face::quiet ? Ink::quiet : Ink::black;
    for (const Line& line : lines) {
        need(line.height);
        draw(line, text.indent, width, y_, ink);
        y_ += line.height;
    }
    y_ += style_of(text.face).after;
}

std::vector<PageLayout::Column> PageLayout::columns_of(const block::Table& table) const {
    const double all = std::accumulate(table.shares.begin(), table.shares.end(), 0.0);
    const double room =
        text_width -
        cell_gap * static_cast<double>(std::max<std::size_t>(table.shares.size(), 1) - 1);
    std::vector<Column> columns;
    double offset = 0;
    for (const double share : table.shares) {
        columns.push_back({offset, room * share / all});
        offset += columns.back().width + cell_gap;
    }
    return columns;
}

void PageLayout::put_head(const block::Table& table) {
    if (!table.head.empty()) put_row({table.head, false}, {table.shares, {}, {}}, Face::strong);
}

void PageLayout::put(const block::Table& table) {
    need(60);
    put_head(table);
    for (const block::Row& row : table.rows)
        put_row(row, table, Face::body);
    y_ += 6;
}

/// Line by line, so that an answer of any length finds its paper; what does not fit goes on under
/// the repeated head of the next page.
void PageLayout::put_row(const block::Row& row, const block::Table& table, Face face) {
    const std::vector<Column> columns = columns_of(table);
    std::vector<Cell> cells;
    double start = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        cells.push_back(set(i < row.cells.size() ? row.cells[i] : "", face, columns[i].width));
        start = std::max(start, height_of(cells.back(), 0, lines_kept_together));
    }
    const auto turn = [&] {
        next_page();
        put_head(table);
    };
    if (y_ + row_padding + start > text_bottom && y_ > page_margin) turn();
    y_ += row_padding;
    std::vector<std::size_t> done(cells.size(), 0);
    for (bool has_more = true; has_more;) {
        has_more = false;
        double deepest = y_;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            double top = y_;
            for (; done[i] < cells[i].size(); ++done[i]) {
                const Line& line = cells[i][done[i]];
                if (top + line.height > text_bottom) break;
                draw(line,
                     columns[i].offset,
                     columns[i].width,
                     top,
                     row.is_faded ? Ink::faded : Ink::black);
                top += line.height;
            }
            deepest = std::max(deepest, top);
            has_more = has_more || done[i] < cells[i].size();
        }
        y_ = deepest;
        if (has_more) turn();
    }
    y_ += row_padding;
    pages_.back().push_back(PlacedRule{page_margin, a4_width - page_margin, y_, false, Ink::faded});
}

void PageLayout::put(const block::Lines& lines) {
    const double width = text_width - lines.indent;
    for (int i = 0; i < lines.count; ++i) {
        need(writing_height);
        y_ += writing_height;
        const double left = left_of(lines.indent, width);
        pages_.back().push_back(PlacedRule{left, left + width, y_, false, Ink::quiet});
    }
    y_ += 6;
}

void PageLayout::put(const block::Ticks& ticks) {
    constexpr std::size_t few = 6; // more than that stand in two columns
    const std::size_t across = ticks.words.size() > few ? 2 : 1;
    const double column = (text_width - ticks.indent) / static_cast<double>(across);
    for (std::size_t i = 0; i < ticks.words.size(); i += across) {
        std::vector<Cell> cells;
        double height = tick_side;
        for (std::size_t j = i; j < std::min(i + across, ticks.words.size()); ++j) {
            cells.push_back(set(ticks.words[j], Face::body, column - tick_side - 2 * cell_gap));
            height = std::max(height, height_of(cells.back(), 0, cells.back().size()));
        }
        need(height);
        for (std::size_t j = 0; j < cells.size(); ++j) {
            const double start = ticks.indent + column * static_cast<double>(j);
            const double middle = y_ + (cells[j].front().height - tick_side) / 2;
            pages_.back().push_back(
                PlacedFrame{left_of(start, tick_side), middle, tick_side, tick_side, 0.8});
            double top = y_;
            for (const Line& line : cells[j]) {
                draw(line,
                     start + tick_side + cell_gap,
                     column - tick_side - 2 * cell_gap,
                     top,
                     Ink::black);
                top += line.height;
            }
        }
        y_ += height + 2;
    }
    y_ += 4;
}

void PageLayout::put(const block::Frame& frame) {
    const double width = text_width - 2 * frame_padding;
    std::vector<Cell> cells;
    double height = 2 * frame_padding;
    for (const block::Text& text : frame.texts) {
        cells.push_back(set(text.words, text.face, width, text.is_centred));
        height += height_of(cells.back(), 0, cells.back().size()) + style_of(text.face).after;
    }
    need(height);
    pages_.back().push_back(PlacedFrame{page_margin, y_, text_width, height, 1.2});
    double top = y_ + frame_padding;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Ink ink = frame.texts[i].face == Face::quiet ? Ink::quiet : Ink::black;
        for (const Line& line : cells[i]) {
            draw(line, frame_padding, width, top, ink);
            top += line.height;
        }
        top += style_of(frame.texts[i].face).after;
    }
    y_ += height + 8;
}

void PageLayout::put(const block::Gap& gap) {
    y_ += gap.points;
}

void PageLayout::put(const block::Fold& fold) {
    constexpr double middle = a4_height / 2;
    if (y_ <= middle) y_ = middle;
    need(60);
    pages_.back().push_back(PlacedRule{0, a4_width, y_, true, Ink::quiet});
    const Cell lines = set(fold.words, Face::quiet, text_width);
    y_ += 3;
    for (const Line& line : lines) {
        draw(line, 0, text_width, y_, Ink::quiet);
        y_ += line.height;
    }
    y_ += 12;
}

} // namespace kith::app
