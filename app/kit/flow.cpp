#include "app/kit/flow.h"

#include "app/kit/kit.h"

#include <algorithm>
#include <utility>

namespace kith::app {

void Flow::begin(const Rect& area, float gap) {
    lanes_.assign(1, Lane{});
    lanes_.back().area = area;
    lanes_.back().gap = gap;
    lanes_.back().y = area.y;
}

Rect Flow::place_in_row(Lane& row, Size size, bool is_rtl) const {
    const bool overflows = row.along > 0.0F && row.along + size.width > row.area.width + 0.5F;
    if (row.wraps && overflows) {
        row.y += row.line_height + row.gap;
        row.along = row.line_height = 0.0F;
    }
    const float height = row.fixed_height > 0.0F ? row.fixed_height : size.height;
    Rect rect{row.area.x + row.along, row.y + (height - size.height) / 2, size.width, size.height};
    if (is_rtl) rect.x = row.area.right() - row.along - size.width;
    row.along += size.width + row.gap;
    row.line_height = std::max(row.line_height, height);
    return rect;
}

Rect Flow::place(Size size, bool is_rtl) {
    Lane& lane = top();
    lane.is_empty = false;
    if (lane.is_row) return place_in_row(lane, size, is_rtl);
    Rect rect{lane.area.x, lane.y, size.width, size.height};
    if (is_rtl) rect.x = lane.area.right() - size.width;
    lane.y += size.height + lane.gap;
    return rect;
}

float Flow::width() const {
    const Lane& lane = top();
    return lane.is_row ? std::max(0.0F, lane.area.width - lane.along) : lane.area.width;
}

void Flow::skip(float length) {
    (top().is_row ? top().along : top().y) += length;
}

float Flow::used_height() const {
    const Lane& lane = top();
    return lane.is_empty ? std::max(0.0F, lane.y - lane.area.y) : lane.y - lane.area.y - lane.gap;
}

void Flow::open_column(const Rect& area, float gap) {
    Lane lane;
    lane.area = area;
    lane.gap = gap;
    lane.y = area.y;
    lanes_.push_back(lane);
}

void Flow::close_column() {
    lanes_.pop_back();
}

void Flow::open_row(float height, float gap, bool wraps) {
    Lane row;
    const float y = top().y;
    row.area = {top().area.x, y, width(), 0.0F};
    row.gap = gap;
    row.y = y;
    row.fixed_height = height;
    row.line_height = height;
    row.is_row = true;
    row.wraps = wraps;
    lanes_.push_back(row);
}

float Flow::close_row() {
    const Lane row = top();
    lanes_.pop_back();
    const float height = row.y + row.line_height - row.area.y;
    top().y += height + top().gap;
    top().is_empty = false;
    return height;
}

void Flow::move_to_end(float width) {
    Lane& row = top();
    row.along = std::max(row.along, row.area.width - width);
}

Row::Row(Kit& kit, float height, float gap) : kit_(kit) {
    kit.flow.open_row(height, gap < 0.0F ? kit.px(12.0F) : gap, height <= 0.0F);
}

Row::~Row() {
    kit_.flow.close_row();
}

void Row::move_to_end(float width) {
    kit_.flow.move_to_end(width);
}

Stack::Stack(Kit& kit, float gap, float max_width) : kit_(kit), outer_width_(kit.width()) {
    const float width = max_width > 0.0F ? std::min(outer_width_, kit.px(max_width)) : outer_width_;
    const Rect area = kit.flow.area();
    kit.flow.open_column({area.x + (outer_width_ - width) / 2, kit.flow.next_y(), width, 0.0F},
                         kit.px(gap));
}

Stack::~Stack() {
    const float height = kit_.flow.used_height();
    kit_.flow.close_column();
    (void)kit_.place({outer_width_, height});
}

Columns::Columns(Kit& kit, std::vector<float> shares, float gap)
    : kit_(kit), shares_(std::move(shares)), gap_(gap < 0.0F ? kit.px(20.0F) : gap) {
    area_ = {kit.flow.area().x, kit.flow.next_y(), kit.width(), 0.0F};
    open();
}

void Columns::open() {
    const float gaps = gap_ * static_cast<float>(shares_.size() - 1);
    float all = 0.0F;
    float before = 0.0F;
    for (std::size_t i = 0; i < shares_.size(); ++i) {
        all += shares_[i];
        if (i < index_) before += shares_[i];
    }
    const float room = area_.width - gaps;
    const float width = room * shares_[index_] / all;
    const float along = room * before / all + gap_ * static_cast<float>(index_);
    const float x = kit_.is_rtl() ? area_.right() - along - width : area_.x + along;
    kit_.flow.open_column({x, area_.y, width, 0.0F}, kit_.px(12.0F));
}

void Columns::close() {
    tallest_ = std::max(tallest_, kit_.flow.used_height());
    kit_.flow.close_column();
}

void Columns::next() {
    close();
    ++index_;
    open();
}

Columns::~Columns() {
    close();
    (void)kit_.flow.place({area_.width, tallest_}, kit_.is_rtl());
}

} // namespace kith::app
