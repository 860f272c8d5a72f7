// Where everything of a document stands: blocks become lines, frames and rules on numbered pages.
// Nothing is drawn here. Lengths are points (1/72 inch), from the top left corner of the sheet;
// a sheet in a language that is written from the right is mirrored.
#pragma once

#include "app/paper/document.h"
#include "app/text/pango_layouts.h"

#include <string_view>

namespace kith::app {

inline constexpr double a4_width = 595.28;
inline constexpr double a4_height = 841.89;
inline constexpr double page_margin = 51.0; // 1.8 cm
inline constexpr double text_width = a4_width - 2 * page_margin;
/// Text ends here; the foot begins below.
inline constexpr double text_bottom = a4_height - page_margin - 22;

enum class Ink { black, quiet, faded };

struct PlacedLine {
    PangoLayoutLine* line = nullptr; // of a layout that the PageLayout keeps
    double x = 0, baseline = 0;
    Ink ink = Ink::black;
};
struct PlacedFrame {
    double x = 0, y = 0, width = 0, height = 0;
    double line_width = 1;
};
struct PlacedRule {
    double from = 0, to = 0, y = 0;
    bool is_dashed = false;
    Ink ink = Ink::quiet;
};
using Placed = std::variant<PlacedLine, PlacedFrame, PlacedRule>;
using PlacedPage = std::vector<Placed>;

/// Lives as long as what it placed is drawn.
class PageLayout {
public:
    PageLayout(const PangoLayouts& layouts, std::string_view language);

    void place(const Document& document);
    /// At the foot of every page: `mark` at the start side, the page at the end side.
    void place_foot(std::string_view mark,
                    const std::function<std::string(std::size_t page, std::size_t of)>& page_words);
    [[nodiscard]] const std::vector<PlacedPage>& pages() const { return pages_; }

private:
    struct Line {
        PangoLayoutLine* line = nullptr;
        double x = 0, ascent = 0, height = 0;
    };
    using Cell = std::vector<Line>;
    struct Column {
        double offset = 0, width = 0; // from the start side
    };

    void put(const block::Text& text);
    void put(const block::Table& table);
    void put(const block::Lines& lines);
    void put(const block::Ticks& ticks);
    void put(const block::Frame& frame);
    void put(const block::Gap& gap);
    void put(const block::Fold& fold);

    Cell set(std::string_view words, Face face, double width, bool is_centred = false);
    void draw(const Line& line, double start, double width, double top, Ink ink);
    void put_row(const block::Row& row, const block::Table& table, Face face);
    void put_head(const block::Table& table);
    [[nodiscard]] std::vector<Column> columns_of(const block::Table& table) const;
    /// The left edge of something so wide, so far from the start side.
    [[nodiscard]] double left_of(double offset, double width) const;
    void next_page();
    void need(double height);

    const PangoLayouts& layouts_;
    std::string language_;
    bool is_mirrored_;
    std::vector<GRef<PangoLayout>> kept_;
    std::vector<PlacedPage> pages_{1};
    double y_ = page_margin;
};

} // namespace kith::app
