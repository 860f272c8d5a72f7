#include "app/kit/table.h"

#include "app/kit/parts.h"

#include <algorithm>
#include <cmath>

namespace kith::app {
namespace {

constexpr float row_design = 44.0F;
constexpr float header_design = 50.0F;
constexpr float side_design = 25.0F;
constexpr float mark_design = 24.0F;

struct Grid {
    Rect view;
    float row_height = 0.0F;
    int lines = 1;             // in each cell
    std::vector<float> starts; // of each column, from the start side
    std::vector<float> widths;

    /// How many rows there is room for.
    [[nodiscard]] double room() const {
        return static_cast<double>(view.height) / static_cast<double>(row_height);
    }
};

/// Where the words are large or the window small, a row has two lines rather than cut words.
int lines_of(const Kit& kit, float table_width) {
    return table_width < kit.px(1100.0F) ? 2 : 1;
}

float height_of_lines(Kit& kit, int lines, float smallest) {
    const float line = kit.lay_out("x", kit.style(Type::table)).height;
    return std::max(kit.px(smallest), line * static_cast<float>(lines) + kit.px(16.0F));
}

Grid make_grid(Kit& kit, const TableSpec& spec, const Rect& rect, float row_height) {
    Grid grid{rect, row_height, lines_of(kit, rect.width), {}, {}};
    float all = 0.0F;
    for (const TableColumn& column : spec.columns)
        all += column.share;
    const float mark = spec.marks == RowMarks::none ? 0.0F : kit.px(mark_design + 14.0F);
    const float room = rect.width - 2 * kit.px(side_design) - mark;
    float along = kit.px(side_design) + mark;
    for (const TableColumn& column : spec.columns) {
        grid.starts.push_back(along);
        grid.widths.push_back(room * column.share / all - kit.px(12.0F));
        along += room * column.share / all;
    }
    return grid;
}

TextStyle cell_style(Kit& kit, bool is_name, float width, int lines) {
    TextStyle style = kit.style(is_name ? Type::name : Type::table, width);
    style.max_lines = lines;
    return style;
}

std::optional<std::string>
draw_header(Kit& kit, const TableSpec& spec, const Grid& grid, const Rect& rect) {
    std::optional<std::string> pressed;
    for (std::size_t i = 0; i < spec.columns.size(); ++i) {
        const TableColumn& column = spec.columns[i];
        const bool is_sorted = spec.sorted_by == column.id;
        TextStyle style = kit.style(Type::topic, grid.widths[i]);
        style.max_lines = grid.lines;
        const TextImage& words = kit.lay_out(column.label, style);
        const Rect cell = at_start(rect,
                                   grid.starts[i] - kit.px(8.0F),
                                   {grid.widths[i] + kit.px(8.0F), rect.height},
                                   kit.is_rtl());
        const std::string id = std::string(spec.id) + ".sort." + column.id;
        const Touch touch = kit.hit({.id = id,
                                     .role = Role::column_header,
                                     .label = column.label,
                                     .rect = cell,
                                     .group = id.substr(0, spec.id.size() + 5),
                                     .is_enabled = column.can_sort,
                                     .is_selected = is_sorted});
        if (touch.is_over) kit.paint.fill(cell, Token::sunken, kit.px(8.0F));
        draw_image(
            kit, words, at_start(cell, kit.px(8.0F), size_of(words), kit.is_rtl()), Token::muted);
        if (is_sorted) {
            const float icon = kit.px(16.0F);
            const Icon arrow = spec.is_descending ? Icon::chevron_down : Icon::chevron_up;
            draw_icon(kit,
                      arrow,
                      at_start(cell, kit.px(14.0F) + words.width, {icon, icon}, kit.is_rtl()),
                      Token::muted);
        }
        if (touch.shows_ring) kit.draw_focus_ring(cell.grown(-kit.px(4.0F)), kit.px(8.0F));
        if (touch.was_clicked) pressed = column.id;
    }
    kit.paint.fill({rect.x, rect.bottom() - 1.0F, rect.width, 1.0F}, Token::hairline);
    return pressed;
}

struct RowFace {
    std::size_t index = 0;
    bool is_chosen = false;
    bool has_cursor = false;
};

bool draw_row(Kit& kit,
              const TableSpec& spec,
              const Grid& grid,
              const RowFace& face,
              const std::vector<TableCell>& cells) {
    const double below = static_cast<double>(face.index) - kit.memory.table(spec.id).top;
    const Rect rect{grid.view.x,
                    grid.view.y + std::round(static_cast<float>(below) * grid.row_height),
                    grid.view.width,
                    grid.row_height};
    const std::string id = std::string(spec.id) + ".row." + std::to_string(face.index);
    const std::string_view label =
        cells.empty() ? std::string_view() : std::string_view(cells[0].words);
    const Touch touch = kit.hit({.id = id,
                                 .role = Role::row,
                                 .label = label,
                                 .rect = rect,
                                 .is_selected = face.is_chosen,
                                 .takes_focus = false});
    if (touch.is_over || face.is_chosen)
        kit.paint.fill(rect, face.is_chosen ? Token::rest : Token::sunken);
    if (spec.marks != RowMarks::none) {
        const Size mark{kit.px(mark_design), kit.px(mark_design)};
        draw_choice_mark(kit,
                         at_start(rect, kit.px(side_design), mark, kit.is_rtl()),
                         spec.marks == RowMarks::any_of_them,
                         face.is_chosen);
    }
    for (std::size_t i = 0; i < cells.size() && i < grid.starts.size(); ++i) {
        const TextImage& words =
            kit.lay_out(cells[i].words, cell_style(kit, i == 0, grid.widths[i], grid.lines));
        const Token ink =
            cells[i].tone == Tone::neutral ? Token::text : colours_of(cells[i].tone).ink;
        const Rect place = at_start(rect, grid.starts[i], size_of(words), kit.is_rtl());
        draw_image(kit, words, place, ink);
        if (i > 0) kit.note(Role::text, {}, cells[i].words, place);
    }
    kit.paint.fill({rect.x, rect.bottom() - 1.0F, rect.width, 1.0F}, Token::hairline);
    if (face.has_cursor)
        kit.paint.stroke(rect.grown(-kit.px(2.0F)), Token::focus_ring, kit.px(8.0F), kit.px(3.0F));
    return touch.was_clicked;
}

/// Arrows move the row that the keyboard is on: true when they did.
bool take_keys(Kit& kit, const TableSpec& spec, const Grid& grid) {
    TableState& state = kit.memory.table(spec.id);
    const std::size_t last = spec.rows - 1;
    const auto page = static_cast<std::size_t>(std::max(1.0, grid.room() - 1.0));
    const std::size_t before = state.cursor;
    if (kit.pressed(Key::down)) state.cursor = state.cursor + 1;
    if (kit.pressed(Key::up) && state.cursor > 0) state.cursor = state.cursor - 1;
    if (kit.pressed(Key::page_down)) state.cursor += page;
    if (kit.pressed(Key::page_up)) state.cursor -= std::min(state.cursor, page);
    if (kit.pressed(Key::home)) state.cursor = 0;
    if (kit.pressed(Key::end)) state.cursor = last;
    state.cursor = std::min(state.cursor, last);
    if (state.cursor == before) return false;
    const auto row = static_cast<double>(state.cursor);
    state.top = std::clamp(state.top, std::min(row, row + 1.0 - grid.room()), row);
    return true;
}

void draw_bar(Kit& kit, const TableState& state, const Grid& grid, std::size_t rows) {
    const auto all = static_cast<double>(rows);
    if (all <= grid.room()) return;
    const float width = kit.px(6.0F);
    const float height =
        std::max(kit.px(24.0F), grid.view.height * static_cast<float>(grid.room() / all));
    const auto share = static_cast<float>(state.top / (all - grid.room()));
    const float x =
        kit.is_rtl() ? grid.view.x + kit.px(3.0F) : grid.view.right() - width - kit.px(3.0F);
    kit.paint.fill({x, grid.view.y + (grid.view.height - height) * share, width, height},
                   faded(kit.paint.colour(Token::control_border), 0.6F),
                   width / 2);
}

TableTouch draw_rows(Kit& kit,
                     const TableSpec& spec,
                     const Grid& grid,
                     const std::function<std::vector<TableCell>(std::size_t)>& row) {
    TableTouch result;
    TableState& state = kit.memory.table(spec.id);
    state.cursor = std::min(state.cursor, spec.rows - 1);
    const bool shows_cursor = spec.has_keys || (kit.focus.is_on(spec.id) && kit.focus.shows_ring());
    if (!kit.is_inert() && grid.view.holds(kit.input().pointer))
        state.top -= static_cast<double>(kit.input().wheel) * 3.0;
    const double hidden = std::max(0.0, static_cast<double>(spec.rows) - grid.room());
    if (hidden > 0.0) kit.memory.wheel_claimed = grid.view;
    state.top = std::clamp(state.top, 0.0, hidden);
    kit.paint.push_clip(grid.view);
    kit.clips.push_back(grid.view);
    const auto first = static_cast<std::size_t>(state.top);
    const auto visible = static_cast<std::size_t>(grid.room()) + 2;
    for (std::size_t i = first; i < std::min(spec.rows, first + visible); ++i) {
        const std::vector<TableCell> cells = row(i);
        const bool is_marked = !cells.empty() && cells[0].is_marked;
        const RowFace face{i, is_marked || spec.chosen == i, shows_cursor && state.cursor == i};
        if (draw_row(kit, spec, grid, face, cells)) result.opened = i;
    }
    kit.clips.pop_back();
    kit.paint.pop_clip();
    draw_bar(kit, state, grid, spec.rows);
    // After its rows, so that a click belongs to the row under it.
    const Touch touch =
        kit.hit({.id = spec.id, .role = Role::table, .label = spec.label, .rect = grid.view});
    if (touch.is_focused || spec.has_keys) result.has_moved = take_keys(kit, spec, grid);
    if (touch.is_focused && touch.was_clicked && !kit.input().went_up) result.opened = state.cursor;
    return result;
}

} // namespace

TableTouch draw_table(Kit& kit,
                      const TableSpec& spec,
                      const std::function<std::vector<TableCell>(std::size_t)>& row) {
    const int lines = lines_of(kit, kit.width());
    const float row_height = height_of_lines(kit, lines, row_design);
    const float header = spec.has_header ? height_of_lines(kit, lines, header_design) : 0.0F;
    const float all = static_cast<float>(spec.rows) * row_height + header;
    const float height = spec.height > 0.0F ? std::min(spec.height, all) : all;
    const Rect rect = kit.place({kit.width(), height});
    const float radius = kit.px(18.0F);
    draw_card_shadow(kit, rect, radius);
    kit.paint.fill(rect, Token::surface, radius);
    const Grid grid =
        make_grid(kit, spec, {rect.x, rect.y + header, rect.width, height - header}, row_height);
    std::optional<std::string> sort_by;
    if (spec.has_header)
        sort_by = draw_header(kit, spec, grid, {rect.x, rect.y, rect.width, header});
    TableTouch touch;
    if (spec.rows > 0) touch = draw_rows(kit, spec, grid, row);
    touch.sort_by = std::move(sort_by);
    kit.paint.stroke(rect, Token::hairline, radius, 1.0F);
    return touch;
}

} // namespace kith::app
