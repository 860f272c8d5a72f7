#include "app/kit/registry.h"

#include <algorithm>
#include <array>

namespace kith::app {

std::string_view name_of(Role role) {
    constexpr std::array<std::string_view, 14> names{"button",
                                                     "check",
                                                     "radio",
                                                     "field",
                                                     "heading",
                                                     "text",
                                                     "status",
                                                     "dialog",
                                                     "table",
                                                     "row",
                                                     "column_header",
                                                     "progress",
                                                     "group",
                                                     "image"};
    return names[static_cast<std::size_t>(role)];
}

const Item* Registry::find(std::string_view id_or_label) const {
    const auto by_id = [&](const Item& item) { return item.id == id_or_label; };
    if (const auto found = std::find_if(items_.begin(), items_.end(), by_id); found != items_.end())
        return &*found;
    // Something to press is meant rather than the text that explains it.
    const auto by_label = [&](const Item& item) { return item.label == id_or_label; };
    const auto to_press = [&](const Item& item) { return item.takes_focus && by_label(item); };
    if (const auto found = std::find_if(items_.begin(), items_.end(), to_press);
        found != items_.end())
        return &*found;
    const auto found = std::find_if(items_.begin(), items_.end(), by_label);
    return found == items_.end() ? nullptr : &*found;
}

bool Registry::has_sheet() const {
    return std::any_of(items_.begin(), items_.end(), [](const Item& item) {
        return item.section == Section::sheet;
    });
}

std::vector<const Item*> Registry::focus_order() const {
    const bool only_sheet = has_sheet();
    std::vector<const Item*> order;
    for (const Item& item : items_) {
        const bool reachable = !only_sheet || item.section == Section::sheet;
        if (item.takes_focus && item.is_enabled && reachable) order.push_back(&item);
    }
    std::stable_sort(order.begin(), order.end(), [](const Item* a, const Item* b) {
        return a->section < b->section;
    });
    return order;
}

std::string describe(const Registry& registry) {
    std::string out;
    for (const Item& item : registry.items()) {
        out += "  " + std::string(name_of(item.role)) + " [" + item.id + "] \"" + item.label + "\"";
        if (!item.value.empty()) out += " = \"" + item.value + "\"";
        if (!item.is_enabled) out += " off";
        if (item.is_selected) out += " selected";
        if (item.is_focused) out += " focused";
        if (!item.is_visible) out += " scrolled away";
        out += "\n";
    }
    return out;
}

} // namespace kith::app
