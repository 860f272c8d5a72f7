#include "app/kit/focus.h"

#include <algorithm>
#include <cmath>

namespace kith::app {
namespace {

using Order = std::vector<const Item*>;

Order::const_iterator place_of(const Order& order, std::string_view id) {
    return std::find_if(
        order.begin(), order.end(), [&](const Item* item) { return item->id == id; });
}

bool is_arrow(Key key) {
    return key == Key::left || key == Key::right || key == Key::up || key == Key::down;
}

/// How far `to` lies from `from` when going straight up or down; a large number when it lies
/// elsewhere.
float distance_down(const Rect& from, const Rect& to, float direction) {
    const float along = (to.centre().y - from.centre().y) * direction;
    if (along < from.height / 2) return 1e9F;
    return along * 4 + std::abs(to.centre().x - from.centre().x);
}

/// The item of a group that Tab lands on: the selected one, else the nearest end.
const Item* entrance(const Order& order, const Item* first_met) {
    if (first_met->group.empty()) return first_met;
    for (const Item* item : order) {
        if (item->group == first_met->group && item->is_selected) return item;
    }
    for (const Item* item : order) {
        if (item->group == first_met->group) return item;
    }
    return first_met;
}

} // namespace

void Focus::set(std::string_view id, bool by_keyboard, bool takes_text) {
    moved_ = moved_ || id_ != id;
    id_ = std::string(id);
    by_keyboard_ = by_keyboard;
    takes_text_ = takes_text;
    anchor_ = id_;
}

void Focus::clear() {
    id_.clear();
    takes_text_ = false;
}

void Focus::go_to(const Item& item) {
    set(item.id, true, item.takes_text);
}

bool Focus::step(const Registry& last_frame, int direction) {
    const Order order = last_frame.focus_order();
    if (order.empty()) return false;
    const auto size = static_cast<int>(order.size());
    const auto start = place_of(order, id_.empty() ? anchor_ : id_);
    int at = start == order.end() ? (direction > 0 ? -1 : size)
                                  : static_cast<int>(start - order.begin());
    const std::string group = start == order.end() || id_.empty() ? std::string() : (*start)->group;
    for (int tries = 0; tries < size; ++tries) {
        at = (at + direction + size) % size;
        const Item* item = order[static_cast<std::size_t>(at)];
        if (!group.empty() && item->group == group) continue;
        go_to(*entrance(order, item));
        return true;
    }
    return false;
}

bool Focus::move_in_group(const KeyPress& press, const Registry& last_frame, bool is_rtl) {
    Order group;
    const Item* here = last_frame.find(id_);
    if (here == nullptr || here->group.empty()) return false;
    for (const Item* item : last_frame.focus_order()) {
        if (item->group == here->group) group.push_back(item);
    }
    const auto at = place_of(group, id_);
    if (at == group.end()) return false;
    if (press.key == Key::left || press.key == Key::right) {
        const bool goes_on = (press.key == Key::right) != is_rtl;
        if (goes_on && at + 1 != group.end()) go_to(**(at + 1));
        if (!goes_on && at != group.begin()) go_to(**(at - 1));
        return true;
    }
    const float direction = press.key == Key::down ? 1.0F : -1.0F;
    const auto nearer = [&](const Item* a, const Item* b) {
        return distance_down(here->rect, a->rect, direction) <
               distance_down(here->rect, b->rect, direction);
    };
    const Item* best = *std::min_element(group.begin(), group.end(), nearer);
    if (distance_down(here->rect, best->rect, direction) < 1e9F) go_to(*best);
    return true;
}

bool Focus::take_key(const KeyPress& press, const Registry& last_frame, bool is_rtl) {
    if (press.key == Key::tab && !press.has_control)
        return step(last_frame, press.has_shift ? -1 : 1);
    if (is_arrow(press.key) && is_on_control()) return move_in_group(press, last_frame, is_rtl);
    return false;
}

void Focus::settle(const Registry& frame) {
    if (id_.empty()) return;
    const Order order = frame.focus_order();
    if (place_of(order, id_) == order.end()) clear();
}

} // namespace kith::app
