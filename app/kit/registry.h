// What is on the screen, as a list: the eyes of the tests, of screen readers, of read-aloud and of
// the keyboard focus. Every widget writes itself here each frame, through Kit::hit() or
// Kit::note().
#pragma once

#include "app/kit/geometry.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kith::app {

enum class Role : std::uint8_t {
    button,
    check,
    radio,
    field,
    heading,
    text,
    status,
    dialog,
    table,
    row,
    column_header,
    progress,
    group,
    image
};

[[nodiscard]] std::string_view name_of(Role role);

/// Bars come before and after the page in the order of the Tab key, whatever was drawn first.
enum class Section : std::uint8_t { top_bar, page, footer, sheet };

struct Item {
    std::string id; // stable, never translated: "next", "choice.garden"
    Role role = Role::text;
    std::string label; // what people read
    std::string value;
    std::string group; // arrows move inside it, Tab passes it as one
    Rect rect;
    Section section = Section::page;
    bool is_enabled = true;
    bool is_focused = false;
    bool is_selected = false;
    bool is_visible = true; // not scrolled away
    bool takes_focus = false;
    bool takes_text = false;

    bool operator==(const Item&) const = default;
};

class Registry {
public:
    void clear() { items_.clear(); }
    void add(Item item) { items_.push_back(std::move(item)); }
    [[nodiscard]] const std::vector<Item>& items() const { return items_; }
    /// By id, else by the whole label, else null.
    [[nodiscard]] const Item* find(std::string_view id_or_label) const;
    /// In the order of the Tab key: sections in turn, inside them as drawn. While a sheet is open,
    /// only the sheet.
    [[nodiscard]] std::vector<const Item*> focus_order() const;
    [[nodiscard]] bool has_sheet() const;
    [[nodiscard]] bool operator==(const Registry&) const = default;

private:
    std::vector<Item> items_;
};

/// One item a line, for a test that failed to find what it wanted.
[[nodiscard]] std::string describe(const Registry& registry);

} // namespace kith::app
