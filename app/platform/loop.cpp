#include "app/platform/loop.h"

#include "app/kit/imgui_types.h"
#include "app/text/png_file.h"

#include <algorithm>
#include <utility>

namespace kith::app {
namespace {

constexpr double swift_frames = 60.0;
constexpr double software_frames = 30.0;
constexpr double seconds_between_recoveries = 2.0;

void append(std::vector<std::uint8_t>& out, const void* from, std::size_t size) {
    const auto* bytes = static_cast<const std::uint8_t*>(from);
    out.insert(out.end(), bytes, bytes + size);
}

/// Everything that decides what is seen: corners, order, clips and pictures.
void describe_picture(const ImDrawData& data, std::vector<std::uint8_t>& out) {
    out.clear();
    append(out, &data.DisplaySize, sizeof(data.DisplaySize));
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        append(out, list.VtxBuffer.Data, static_cast<std::size_t>(list.VtxBuffer.size_in_bytes()));
        append(out, list.IdxBuffer.Data, static_cast<std::size_t>(list.IdxBuffer.size_in_bytes()));
        for (const ImDrawCmd& command : list.CmdBuffer) {
            const ImTextureID texture = command.GetTexID();
            append(out, &command.ClipRect, sizeof(command.ClipRect));
            append(out, &texture, sizeof(texture));
            append(out, &command.ElemCount, sizeof(command.ElemCount));
        }
    }
}

} // namespace

Loop::Loop(const LoopParts& parts)
    : parts_(parts), pace_(parts.renderer.is_software() ? software_frames : swift_frames),
      sleep_(parts.suspended) {}

Look Loop::look() const {
    Look look = parts_.source.look();
    look.pixel_scale = parts_.window.pixel_scale();
    if (parts_.renderer.is_software() && !parts_.has_full_look) {
        look.has_motion = false;
        look.has_shadows = false;
    }
    return look;
}

void Loop::take_events() {
    EventQueue& events = parts_.window.events;
    if (Window::take_was_woken()) pace_.on_wake();
    if (parts_.window.take_needs_picture()) {
        needs_picture_ = true;
        pace_.on_action();
    }
    if (events.is_empty()) return;
    if (events.has_only_moves()) {
        pace_.on_pointer_move();
    } else {
        pace_.on_action();
    }
}

void Loop::recover_from_sleep() {
    const double slept = sleep_.take_sleep();
    if (slept <= 0.0) return;
    recover();
    parts_.source.after_sleep(slept);
}

void Loop::recover() {
    ++recoveries_;
    recovered_at_ = window_seconds();
    parts_.kit.text.forget_textures();
    parts_.renderer.make_again();
    last_picture_.clear();
    needs_picture_ = true;
    pace_.on_action();
}

void Loop::build(const Input& input) {
    parts_.renderer.begin_frame();
    parts_.kit.begin_frame(input, look(), parts_.window.size(), window_seconds());
    parts_.source.build_frame(parts_.kit);
    parts_.kit.end_frame();
    parts_.source.after_frame(parts_.kit);
    std::optional<double> wake = parts_.source.wants_wake_at();
    if (const auto own = parts_.kit.wakes_at()) wake = wake ? std::min(*wake, *own) : own;
    pace_.frame_built(window_seconds(), parts_.kit.is_animating(), wake);
}

bool Loop::looks_the_same() {
    describe_picture(*parts_.context.draw_data(), picture_);
    if (picture_ == last_picture_) return true;
    std::swap(picture_, last_picture_);
    return false;
}

bool Loop::draw(bool is_forced) {
    if (looks_the_same() && !is_forced) return false;
    const Size size = parts_.window.size();
    const Colour ground = colour_of(parts_.kit.look().theme, Token::ground);
    parts_.renderer.draw(parts_.context.draw_data(),
                         static_cast<int>(size.width),
                         static_cast<int>(size.height),
                         ground);
    ++shown_;
    return true;
}

void Loop::run() {
    is_stopped_ = false;
    while (!is_stopped_) {
        parts_.window.wait(pace_.sleep_seconds(window_seconds()));
        ++wakeups_;
        if (parts_.window.wants_close()) {
            if (parts_.source.may_close()) return;
            parts_.window.refuse_close();
        }
        if (is_stopped_) return;
        take_events();
        recover_from_sleep();
        if (!pace_.is_due(window_seconds())) continue;
        // Several presses may have come at once: each gets its own frame, only the last is shown.
        do {
            build(parts_.window.events.next_frame());
        } while (!parts_.window.events.is_empty());
        if (parts_.window.is_iconified() || !draw(std::exchange(needs_picture_, false))) continue;
        parts_.renderer.present();
        // A driver that fails for good is asked again now and then, not sixty times a second.
        const bool was_lost = parts_.renderer.take_was_lost();
        if (was_lost && window_seconds() - recovered_at_ > seconds_between_recoveries) recover();
    }
}

Status Loop::shoot(const std::filesystem::path& png) {
    for (int i = 0; i < 4; ++i) {
        parts_.window.wait(0.0);
        parts_.window.events.add(PointerMoved{}); // parked: nothing looks hovered
        build(parts_.window.events.next_frame());
    }
    (void)draw(true);
    const Size size = parts_.window.size();
    const ScreenPixels pixels =
        parts_.renderer.read_back(static_cast<int>(size.width), static_cast<int>(size.height));
    parts_.renderer.present();
    return save_png(png, pixels.width, pixels.height, pixels.rgba);
}

} // namespace kith::app
