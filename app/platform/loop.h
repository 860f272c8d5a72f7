// The window's own loop: sleeps until something happens, has the frame built, and shows it only if
// it looks different.
#pragma once

#include "app/kit/draw_context.h"
#include "app/kit/frame_source.h"
#include "app/platform/frame_pace.h"
#include "app/platform/renderer.h"
#include "app/platform/sleep_watch.h"
#include "app/platform/window.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace kith::app {

struct LoopParts {
    Window& window;
    Renderer& renderer;
    DrawContext& context;
    Kit& kit;
    FrameSource& source;
    bool has_full_look = false; // shadows even where the processor draws, for pictures
    std::function<double()> suspended = seconds_suspended;
};

class Loop {
public:
    explicit Loop(const LoopParts& parts);

    /// Until the person closes the window and the program agrees, or stop().
    void run();
    /// From any thread; follow it by Window::wake().
    void stop() { is_stopped_ = true; }
    /// Builds and shows frames at once, without waiting for anything; then saves what is seen.
    Status shoot(const std::filesystem::path& png);

    [[nodiscard]] std::uint64_t wakeups() const { return wakeups_; } // for the test of idleness
    [[nodiscard]] std::uint64_t recoveries() const { return recoveries_; }
    [[nodiscard]] std::uint64_t shown_frames() const { return shown_; }

private:
    void take_events();
    void recover_from_sleep();
    /// Every texture and every picture anew.
    void recover();
    void build(const Input& input);
    /// False when nothing looks different.
    bool draw(bool is_forced);
    [[nodiscard]] Look look() const;
    [[nodiscard]] bool looks_the_same();

    LoopParts parts_;
    FramePace pace_;
    SleepWatch sleep_;
    std::atomic<bool> is_stopped_ = false;
    bool needs_picture_ = true;
    std::uint64_t wakeups_ = 0;
    std::uint64_t shown_ = 0;
    std::uint64_t recoveries_ = 0;
    double recovered_at_ = -1e9;
    std::vector<std::uint8_t> last_picture_;
    std::vector<std::uint8_t> picture_;
};

} // namespace kith::app
