#include "app/kit/widgets.h"
#include "app/platform/gl_renderer.h"
#include "app/platform/loop.h"
#include "app/text/pango_text_engine.h"
#include "app/text/share_folder.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <thread>

using namespace kith::app;

namespace {

/// A page with one card; counts how often it is built.
struct OnePage final : FrameSource {
    int built = 0;

    [[nodiscard]] Look look() override { return {}; }
    void build_frame(Kit& kit) override {
        ++built;
        const Page page(kit);
        const Card card(kit);
        draw_heading(kit, "Hello");
        (void)draw_button(kit, {.id = "next", .label = "Next", .kind = ButtonKind::filled});
    }
    [[nodiscard]] std::optional<double> wants_wake_at() override { return {}; }
    [[nodiscard]] bool may_close() override { return true; }
};

struct RealWindow {
    std::unique_ptr<Window> window;
    DrawContext context;
    GlRenderer renderer;
    std::unique_ptr<PangoTextEngine> text;
    Words words;
    Kit kit;
    OnePage page;
    Loop loop;

    explicit RealWindow(bool wants_old_gl)
        : window(std::move(*Window::open({.wants_old_gl = wants_old_gl}))),
          renderer(window->handle(), window->has_old_gl()),
          text(std::move(*PangoTextEngine::open(*find_share_folder() / "fonts", renderer))),
          kit(*text, words), loop({*window, renderer, context, kit, page}) {}

    void run_for(std::chrono::milliseconds span) {
        std::thread clock([&] {
            std::this_thread::sleep_for(span);
            loop.stop();
            Window::wake();
        });
        loop.run();
        clock.join();
    }
};

/// The fourth byte of a pixel is nothing that is seen.
std::size_t differing_colours(const std::vector<std::uint8_t>& a,
                              const std::vector<std::uint8_t>& b) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (i % 4 != 3 && a[i] != b[i]) ++count;
    return count;
}

bool has_display() {
    return std::getenv("DISPLAY") != nullptr;
}

} // namespace

TEST_CASE("an idle window sleeps: no wakeups and no frames", "[window]") {
    if (!has_display()) SKIP("there is no display here");
    RealWindow real(false);
    real.run_for(std::chrono::milliseconds(700)); // until the desktop has done with a new window
    const std::uint64_t settled = real.loop.wakeups();
    const int built = real.page.built;
    real.run_for(std::chrono::milliseconds(1500));
    CHECK(real.loop.wakeups() - settled <= 1); // the one that ended the run
    CHECK(real.page.built == built);
    CHECK(real.loop.shown_frames() <= 3);
}

TEST_CASE("the same picture appears with OpenGL 3 and with OpenGL 2.1", "[window]") {
    if (!has_display()) SKIP("there is no display here");
    std::vector<std::vector<std::uint8_t>> pictures;
    for (const bool is_old : {false, true}) {
        RealWindow real(is_old);
        CHECK(real.window->has_old_gl() == is_old);
        const auto path = std::filesystem::temp_directory_path() / "kith_window_test.png";
        REQUIRE(real.loop.shoot(path));
        std::filesystem::remove(path);
        real.renderer.draw(
            real.context.draw_data(), 1366, 768, colour_of(Theme::light, Token::ground));
        pictures.push_back(real.renderer.read_back(1366, 768).rgba);
    }
    CHECK(differing_colours(pictures[0], pictures[1]) == 0);
    const auto dark = [](std::uint8_t value) { return value < 60; };
    CHECK(std::any_of(pictures[0].begin(), pictures[0].end(), dark)); // text is there
}
