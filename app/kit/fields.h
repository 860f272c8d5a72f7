// Things to type into. The caller owns the text; caret, selection and undo live in the kit by the
// field's id.
#pragma once

#include "app/kit/kit.h"

namespace kith::app {

struct FieldSpec {
    std::string_view id;
    std::string_view label;
    std::string_view hint = {};  // inside, while empty
    std::string_view help = {};  // below
    std::string_view error = {}; // below instead of help, with an icon
    FieldRules rules = {};
    bool has_label = true; // drawn above; always told to screen readers
    bool is_enabled = true;
    float lines = 1.0F;             // height, where rules.has_lines
    float max_width = 0.0F;         // design pixels; 0: the flow's width
    std::string_view show = {};     // masked fields: words of the button that shows the text
    std::string_view language = {}; // of what is typed, if not the page's
};

struct FieldTouch {
    bool changed = false;
    bool left = false; // the focus went elsewhere: a good moment to save
    bool is_focused = false;
};

FieldTouch draw_field(Kit& kit, const FieldSpec& spec, std::string& text);

/// YYYY-MM-DD, forgiving while typing: 3/11/2026, 2026 11 3 and 20261103 become 2026-11-03 when the
/// field is left.
FieldTouch draw_date_field(Kit& kit, const FieldSpec& spec, std::string& text);
/// The pure part of it: what was meant, or the text unchanged. Day before month unless the year
/// comes first.
[[nodiscard]] std::string tidy_date(std::string_view typed);

/// The first of a month from "3/2026", "2026-3" or "032026", or the text unchanged.
[[nodiscard]] std::string tidy_month(std::string_view typed);
/// The first of January from "1987", or the text unchanged.
[[nodiscard]] std::string tidy_year(std::string_view typed);

/// A field whose text is made tidy when it is left, or when Enter goes on.
using Tidy = std::string (*)(std::string_view);
FieldTouch draw_tidied_field(Kit& kit, const FieldSpec& spec, std::string& text, Tidy tidy);
/// HH:MM from "930", "9.30" or "9:30 pm", or the text unchanged.
[[nodiscard]] std::string tidy_time(std::string_view typed);
/// Several places, one a line, each made tidy when the field is left.
FieldTouch draw_places_field(Kit& kit, const FieldSpec& spec, std::string& text);
/// The pure part of it. Points that were copied in one line, parted by semicolons, get lines.
[[nodiscard]] std::string tidy_places(std::string_view typed);
/// "latitude longitude altitude accuracy" from "52.48, -1.89", or the text unchanged.
[[nodiscard]] std::string tidy_place(std::string_view typed);

} // namespace kith::app
