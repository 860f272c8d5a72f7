// What stands on a printed sheet, as plain values. A sheet (gift_card.h and its neighbours) is a
// short function from what was gathered to a Document; print.h alone knows ink, lines and pages.
//
// There is no document without a security mark: it is a part of the type, RESTRICTED unless
// somebody says otherwise, and print.h writes it at the foot of every page with "page n of m".
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace kith::app {

enum class SecurityMark { restricted, restricted_recovery };

enum class Face { body, quiet, strong, heading, title, large, code };

namespace block {

/// A paragraph. A heading never stands alone at the foot of a page.
struct Text {
    std::string words;
    Face face = Face::body;
    double indent = 0; // points, from the start side
    bool is_centred = false;
};
struct Row {
    std::vector<std::string> cells;
    bool is_faded = false;
};
/// `shares` of the width, one a column; `head` is repeated on every page, empty: there is none.
struct Table {
    std::vector<double> shares;
    std::vector<std::string> head;
    std::vector<Row> rows;
};
/// Ruled lines to write on.
struct Lines {
    int count = 1;
    double indent = 0;
};
/// Small squares to tick, each with its words.
struct Ticks {
    std::vector<std::string> words;
    double indent = 0;
};
/// What is written until the frame is closed stands in a box.
struct Frame {
    std::vector<Text> texts;
};
struct Gap {
    double points = 8;
};
/// Everything after it begins below the middle of the sheet, under a dashed line.
struct Fold {
    std::string words;
};

} // namespace block

using Block = std::variant<block::Text,
                           block::Table,
                           block::Lines,
                           block::Ticks,
                           block::Frame,
                           block::Gap,
                           block::Fold>;

struct Document {
    std::string title; // of the PDF; never a person's name
    SecurityMark mark = SecurityMark::restricted;
    std::vector<Block> blocks;
};

/// What a person typed or was called, kept in its own direction inside a sentence of any other
/// (Unicode isolates, UAX #9 section 3.1).
[[nodiscard]] std::string own_direction(std::string_view words);

} // namespace kith::app
