#include "app/platform/event_queue.h"

#include <algorithm>
#include <cmath>

namespace kith::app {
namespace {

constexpr double double_click_seconds = 0.4;
constexpr float double_click_reach = 6.0F;

std::string utf8_of(char32_t code) {
    const auto part = [&](unsigned shift, unsigned lead, unsigned mask) {
        return static_cast<char>(lead | ((static_cast<unsigned>(code) >> shift) & mask));
    };
    if (code < 0x80) return {static_cast<char>(code)};
    if (code < 0x800) return {part(6, 0xC0, 0x1F), part(0, 0x80, 0x3F)};
    if (code < 0x10000) return {part(12, 0xE0, 0x0F), part(6, 0x80, 0x3F), part(0, 0x80, 0x3F)};
    return {part(18, 0xF0, 0x07), part(12, 0x80, 0x3F), part(6, 0x80, 0x3F), part(0, 0x80, 0x3F)};
}

} // namespace

bool EventQueue::has_only_moves() const {
    return std::all_of(events_.begin(), events_.end(), [](const Event& event) {
        return std::holds_alternative<PointerMoved>(event);
    });
}

void EventQueue::press_pointer(const PointerPressed& press, Input& input) {
    is_down_ = press.goes_down;
    input.went_down = press.goes_down;
    input.went_up = !press.goes_down;
    input.has_shift = press.has_shift;
    if (!press.goes_down) return;
    const float reach =
        std::max(std::abs(pointer_.x - last_place_.x), std::abs(pointer_.y - last_place_.y));
    const bool is_second =
        press.seconds - last_down_ < double_click_seconds && reach < double_click_reach;
    input.clicks = is_second ? 2 : 1;
    last_down_ = is_second ? -10.0 : press.seconds;
    last_place_ = pointer_;
}

Input EventQueue::next_frame() {
    Input input;
    bool is_complete = false;
    while (!events_.empty()) {
        const Event event = events_.front();
        const auto* typed = std::get_if<CharacterTyped>(&event);
        if (is_complete && typed == nullptr) break; // what a key types belongs to its frame
        events_.pop_front();
        if (typed != nullptr) {
            input.typed += utf8_of(typed->code_point);
        } else if (const auto* move = std::get_if<PointerMoved>(&event)) {
            pointer_ = move->to;
        } else if (const auto* wheel = std::get_if<WheelTurned>(&event)) {
            input.wheel += wheel->lines;
        } else if (const auto* file = std::get_if<FileDropped>(&event)) {
            input.dropped_files.push_back(file->path);
        } else if (const auto* key = std::get_if<KeyPress>(&event)) {
            input.keys.push_back(*key);
            is_complete = true;
        } else {
            press_pointer(std::get<PointerPressed>(event), input);
            break;
        }
    }
    input.pointer = pointer_;
    input.is_down = is_down_;
    return input;
}

} // namespace kith::app
