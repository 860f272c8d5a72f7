// Values of expressions. Answers are text; numbers and booleans exist only while an expression is
// evaluated, except that a boolean calculation stays one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kith::expr {

/// An answer as read: its text, and whether it is the result of a boolean calculation.
struct NodeText {
    std::string_view text;
    bool is_boolean = false;
};

/// One member of a node set: an answer, a group or a repeat instance (scope and node), or a row or
/// cell of a list.
struct Item {
    std::int32_t scope = -1; // -1: of a list
    std::int32_t node = -1;  // or the list
    std::int32_t row = -1;
    const std::string* column = nullptr; // of a row; null or empty: the row itself

    [[nodiscard]] bool is_row() const { return scope < 0; }
};

struct Value {
    enum class Kind : std::uint8_t { text, number, boolean, nodes } kind = Kind::text;
    std::string text;
    double number = 0;
    bool truth = false;
    std::vector<Item> nodes;

    [[nodiscard]] static Value of(std::string text);
    [[nodiscard]] static Value of(double number);
    [[nodiscard]] static Value of(bool truth);
};

/// Plain decimal digits without an exponent, as few as read back to the same number; NaN and
/// infinity are blank.
[[nodiscard]] std::string number_text(double number);
/// NaN for what is no number. An ISO date is its days since 1970-01-01 (use `text_number` of
/// dates.h for those).
[[nodiscard]] double plain_number(std::string_view text);

} // namespace kith::expr
