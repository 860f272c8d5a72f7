// Things to read.
#pragma once

#include "app/kit/kit.h"

namespace kith::app {

/// Text at the full width of the flow, as many lines as it needs. `**words**` are set semibold,
/// in headings underlined.
void draw_text(Kit& kit,
               std::string_view words,
               Type type = Type::body,
               Token colour = Token::text);
void draw_text_end(Kit& kit,
                   std::string_view words,
                   Type type,
                   Token colour); // at the end side of a row
/// In the middle of the flow: the lock screen, an empty list. A heading when set in question or
/// title.
void draw_centred(Kit& kit,
                  std::string_view words,
                  Type type = Type::body,
                  Token colour = Token::text);
/// The page's or card's name; a heading for screen readers.
void draw_heading(Kit& kit, std::string_view words, Type type = Type::question);
void draw_paragraph(Kit& kit, std::string_view words);
void draw_caption(Kit& kit, std::string_view words); // small and muted
/// One line of muted text at the start side and one at the end side.
void draw_split_line(Kit& kit,
                     std::string_view start,
                     std::string_view end,
                     Type start_type = Type::topic);

enum class Tone { neutral, good, warn, bad, gift };

struct PillSpec {
    std::string_view id;
    std::string_view label;
    Tone tone = Tone::neutral;
    Icon icon = Icon::none;
};
/// State in words and a shape: "Put in at 16:31".
void draw_pill(Kit& kit, const PillSpec& pill);
[[nodiscard]] Size size_of_pill(Kit& kit, const PillSpec& pill);
void draw_pill_at(Kit& kit, const PillSpec& pill, const Rect& rect);

struct BannerSpec {
    std::string_view id;
    std::string_view title;
    std::string_view words = {};
    Tone tone = Tone::neutral;    // neutral informs, warn cautions, bad is an error
    Icon icon = Icon::none;       // none: the tone's own
    std::string_view action = {}; // a button, if any
};
/// A tinted panel across the flow. True when its button was pressed.
bool draw_banner(Kit& kit, const BannerSpec& banner);

struct ProgressSpec {
    std::string_view id;
    std::string_view label; // "Question 4 of 12"
    float share = 0.0F;     // 0 to 1
    int segments = 0;       // drawn as that many blocks, if not 0
};
void draw_progress(Kit& kit, const ProgressSpec& progress);

struct FactSpec {
    std::string_view id;
    std::string_view name;
    std::string_view value;
    Icon icon = Icon::none;
    bool is_struck = false; // a value known to be wrong
};
/// Name to the start, value to the end, hairline below.
void draw_fact(Kit& kit, const FactSpec& fact);
void draw_hairline(Kit& kit);
/// A disc with initials or an icon.
void draw_disc(Kit& kit, std::string_view initials, Icon icon, Tone tone, float diameter);

} // namespace kith::app
