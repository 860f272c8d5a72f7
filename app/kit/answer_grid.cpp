#include "app/kit/answer_grid.h"

#include "app/kit/parts.h"

#include <algorithm>

namespace kith::app {
namespace {

constexpr float row_design = 56.0F;
constexpr float mark_design = 26.0F;
constexpr float cap_design = 24.0F;
constexpr float least_column_design = 76.0F;
constexpr float label_share = 0.3F;
constexpr float side_design = 14.0F;

struct Lines {
    float label_width = 0.0F;
    float column_width = 0.0F;

    [[nodiscard]] Rect cell(const Rect& line, std::size_t column, bool is_rtl) const {
        return at_start(line,
                        label_width + column_width * static_cast<float>(column),
                        {column_width, line.height},
                        is_rtl);
    }
};

Lines lines_for(Kit& kit, std::size_t columns) {
    const float label = kit.width() * label_share;
    return {label, (kit.width() - label) / static_cast<float>(columns)};
}

TextStyle head_style(Kit& kit, float column_width) {
    TextStyle style = kit.style(Type::topic, column_width - kit.px(12.0F));
    style.align = Align::centre;
    return style;
}

void draw_heads(Kit& kit, const Lines& lines, const std::vector<Choice>& choices, bool has_keys) {
    float height = 0.0F;
    for (const Choice& choice : choices)
        height =
            std::max(height, kit.lay_out(choice.label, head_style(kit, lines.column_width)).height);
    const float caps = has_keys ? kit.px(cap_design + 6.0F) : 0.0F;
    const Rect line = kit.place({kit.width(), height + caps + kit.px(8.0F)});
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const TextImage& words = kit.lay_out(choices[i].label, head_style(kit, lines.column_width));
        const Rect cell = lines.cell(line, i, kit.is_rtl());
        const Rect upper{cell.x, cell.y, cell.width, height};
        draw_image(kit, words, centred(upper, size_of(words)), Token::muted);
        kit.note(Role::text, {}, choices[i].label, centred(upper, size_of(words)));
        const char key = choice_key(i);
        const Size cap{kit.px(cap_design), kit.px(cap_design)};
        if (has_keys && key != 0)
            draw_key_cap(kit, key, centred({cell.x, upper.bottom(), cell.width, caps}, cap));
    }
}

float height_of(Kit& kit, const GridRow& row, const Lines& lines) {
    const TextImage& words = kit.lay_out(
        row.label, kit.style(Type::body_strong, lines.label_width - kit.px(side_design)));
    return std::max(kit.px(row_design), words.height + kit.px(16.0F));
}

void draw_row_label(Kit& kit, const GridRow& row, const Lines& lines, const Rect& line) {
    if (row.has_keys) kit.paint.fill(line, Token::rest, kit.px(10.0F));
    const TextImage& words = kit.lay_out(
        row.label, kit.style(Type::body_strong, lines.label_width - kit.px(side_design)));
    const Rect place = at_start(line, kit.px(side_design), size_of(words), kit.is_rtl());
    draw_image(kit, words, place, Token::text);
    kit.note(Role::heading, {}, row.label, place);
}

bool draw_cell(
    Kit& kit, const GridRow& row, const Choice& choice, bool is_marked, const Rect& cell) {
    const std::string id = row.id + "." + choice.id;
    const std::string label = row.label + ": " + choice.label;
    const Touch touch = kit.hit({.id = id,
                                 .role = row.takes_many ? Role::check : Role::radio,
                                 .label = label,
                                 .rect = cell,
                                 .group = row.id,
                                 .is_selected = is_marked});
    const Rect inner = cell.grown(-kit.px(3.0F));
    if (touch.is_over) kit.paint.fill(inner, Token::sunken, kit.px(10.0F));
    const Size mark{kit.px(mark_design), kit.px(mark_design)};
    draw_choice_mark(kit, centred(cell, mark), row.takes_many, is_marked);
    if (touch.shows_ring) kit.draw_focus_ring(inner, kit.px(10.0F));
    return touch.was_clicked;
}

} // namespace

bool fits_grid(Kit& kit, const std::vector<Choice>& choices) {
    if (choices.empty()) return false;
    const float column = lines_for(kit, choices.size()).column_width;
    return column >= kit.px(least_column_design) * kit.look().text_scale &&
           std::all_of(choices.begin(), choices.end(), [&](const Choice& choice) {
               return kit.lay_out(choice.label, kit.style(Type::topic)).width < column * 2.2F;
           });
}

std::optional<GridTouch>
draw_grid(Kit& kit, const std::vector<GridRow>& rows, const std::vector<Choice>& choices) {
    std::optional<GridTouch> pressed;
    const Stack lines_of_rows(kit, 0.0F);
    const Lines lines = lines_for(kit, choices.size());
    draw_heads(kit, lines, choices, std::any_of(rows.begin(), rows.end(), [](const GridRow& row) {
                   return row.has_keys;
               }));
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const Rect line = kit.place({kit.width(), height_of(kit, rows[r], lines)});
        draw_row_label(kit, rows[r], lines, line);
        for (std::size_t i = 0; i < choices.size(); ++i) {
            const char key = rows[r].has_keys ? choice_key(i) : '\0';
            const Rect cell = lines.cell(line, i, kit.is_rtl());
            if (draw_cell(kit, rows[r], choices[i], rows[r].marks[i], cell) ||
                (key != 0 && kit.pressed_character(key)))
                pressed = GridTouch{r, i};
        }
        if (r + 1 < rows.size())
            kit.paint.fill({line.x, line.bottom() - 1.0F, line.width, 1.0F}, Token::hairline);
    }
    return pressed;
}

} // namespace kith::app
