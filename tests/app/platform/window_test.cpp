#include "app/kit/pictures.h"
#include "app/kit/widgets.h"
#include "app/platform/gl_renderer.h"
#include "app/platform/loop.h"
#include "app/text/pango_text_engine.h"
#include "app/text/share_folder.h"
#include "tests/support/golden/golden_picture.h"

#include <catch2/generators/catch_generators.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <thread>
#include <utility>

using namespace kith::app;

namespace {

std::optional<ColourPicture> orange() {
    return ColourPicture{1, 1, {250, 120, 10, 255}};
}

/// A page with one card; counts how often it is built.
struct OnePage final : FrameSource {
    int built = 0;
    double slept = 0.0;
    Look shown;

    [[nodiscard]] Look look() override { return {}; }
    void after_sleep(double seconds) override { slept += seconds; }
    void build_frame(Kit& kit) override {
        ++built;
        shown = kit.look();
        const Page page(kit);
        const Card card(kit);
        draw_heading(kit, "Hello");
        draw_picture(kit, {"orange", "Orange", {40.0F, 40.0F}}, kit.text.coloured("o", orange));
        (void)draw_button(kit, {.id = "next", .label = "Next", .kind = ButtonKind::filled});
    }
    [[nodiscard]] std::optional<double> wants_wake_at() override { return {}; }
    [[nodiscard]] bool may_close() override { return true; }
};

/// A real renderer whose textures a test can take away, as a driver does over a sleep.
struct ForgetfulRenderer final : Renderer {
    GlRenderer real;
    std::vector<TextureId> textures;
    bool is_lost = false;

    ForgetfulRenderer(GLFWwindow* window, bool is_old) : real(window, is_old) {}
    void lose() {
        for (const TextureId texture : textures)
            real.free_texture(texture);
        textures.clear();
        is_lost = true;
    }
    TextureId make_texture(int width, int height, std::span<const std::uint8_t> coverage) override {
        return textures.emplace_back(real.make_texture(width, height, coverage));
    }
    TextureId make_coloured_texture(const ColourPicture& picture) override {
        return textures.emplace_back(real.make_coloured_texture(picture));
    }
    void free_texture(TextureId texture) override { real.free_texture(texture); }
    void begin_frame() override { real.begin_frame(); }
    void draw(ImDrawData* data, int width, int height, Colour ground) override {
        real.draw(data, width, height, ground);
    }
    void present() override { real.present(); }
    [[nodiscard]] ScreenPixels read_back(int width, int height) override {
        return real.read_back(width, height);
    }
    [[nodiscard]] bool take_was_lost() override {
        return std::exchange(is_lost, false) || real.take_was_lost();
    }
    void make_again() override { real.make_again(); }
    [[nodiscard]] bool is_software() const override { return real.is_software(); }
    [[nodiscard]] std::string name() const override { return real.name(); }
};

std::unique_ptr<Window> opened(bool wants_old_gl) {
    auto window = Window::open({.wants_old_gl = wants_old_gl});
    if (!window) FAIL(window.error().message);
    return std::move(*window);
}

struct RealWindow {
    std::unique_ptr<Window> window;
    DrawContext context;
    ForgetfulRenderer renderer;
    double suspended = 0.0;
    std::unique_ptr<PangoTextEngine> text;
    Words words;
    Kit kit;
    OnePage page;
    Loop loop;

    explicit RealWindow(bool wants_old_gl)
        : window(opened(wants_old_gl)), renderer(window->handle(), window->has_old_gl()),
          text(std::move(*PangoTextEngine::open(*find_share_folder() / "fonts", renderer))),
          kit(*text, words),
          loop({*window, renderer, context, kit, page, false, [this] { return suspended; }}) {}

    /// What is on the screen now, drawn once more.
    std::vector<std::uint8_t> picture() {
        renderer.draw(context.draw_data(), 1366, 768, colour_of(Theme::light, Token::ground));
        return renderer.read_back(1366, 768).rgba;
    }

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
    const std::vector<std::uint8_t> pixel{250, 120, 10};
    CHECK(std::search(pictures[0].begin(), pictures[0].end(), pixel.begin(), pixel.end()) !=
          pictures[0].end());
}

TEST_CASE("after a sleep, or when the driver has lost everything, the same picture comes back",
          "[window]") {
    if (!has_display()) SKIP("there is no display here");
    const bool is_old = GENERATE(false, true);
    const bool sleeps = GENERATE(true, false);
    INFO((is_old ? "OpenGL 2.1, " : "OpenGL 3, ") << (sleeps ? "asleep" : "context lost"));
    RealWindow real(is_old);
    real.run_for(std::chrono::milliseconds(600));
    CHECK(real.loop.recoveries() == 0);
    const auto before = real.picture();
    real.renderer.lose();
    CHECK(differing_colours(before, real.picture()) > 0);
    real.renderer.is_lost = !sleeps;
    if (sleeps) real.suspended += 3600.0;
    Window::wake(); // the desktop tells a window of its new day in one way or another
    real.window->events.add(KeyPress{Key::tab}); // something to show: a focus ring
    real.run_for(std::chrono::milliseconds(600));
    real.kit.focus.clear();
    Window::wake();
    real.run_for(std::chrono::milliseconds(600));
    CHECK(real.page.slept == (sleeps ? 3600.0 : 0.0));
    CHECK(real.loop.recoveries() == 1);
    const auto after = real.picture();
    if (differing_colours(before, after) > 0) {
        const auto folder = std::filesystem::temp_directory_path();
        (void)save_png(folder / "kith_before.png", 1366, 768, before);
        (void)save_png(folder / "kith_after.png", 1366, 768, after);
        UNSCOPED_INFO("see kith_before.png and kith_after.png in " << folder);
    }
    CHECK(differing_colours(before, after) == 0);
}

TEST_CASE("where the processor draws there are no shadows and no motion", "[window]") {
    if (!has_display()) SKIP("there is no display here");
    RealWindow real(false);
    real.run_for(std::chrono::milliseconds(300));
    CHECK(real.page.shown.has_shadows == !real.renderer.is_software());
    CHECK(real.page.shown.has_motion == !real.renderer.is_software());
}

TEST_CASE("a window that is asked to come to the front keeps its picture", "[window]") {
    if (!has_display()) SKIP("there is no display here");
    RealWindow real(false);
    real.run_for(std::chrono::milliseconds(400));
    const auto shown = real.loop.shown_frames();
    std::thread other([] { Window::ask_to_front(); });
    other.join();
    real.run_for(std::chrono::milliseconds(400));
    CHECK(real.loop.shown_frames() > shown);
}

namespace {

/// One of everything in a theme, and two fields with text as people of Birmingham type it.
struct Showcase final : FrameSource {
    Look wanted;
    std::string urdu = "میں 12 سال سے Kith میں ہوں";
    std::string bengali = "ক্ষুদ্র গল্প";

    [[nodiscard]] Look look() override { return wanted; }
    [[nodiscard]] std::optional<double> wants_wake_at() override { return {}; }
    [[nodiscard]] bool may_close() override { return true; }
    void build_frame(Kit& kit) override {
        const Page page(kit, 760.0F);
        const Card card(kit);
        draw_heading(kit, "What do you enjoy?");
        draw_paragraph(kit, "Choose all that fit.");
        (void)draw_choices(kit,
                           {.id = "gifts", .label = "Gifts", .takes_many = true},
                           {{.id = "a", .label = "Gardening", .is_selected = true},
                            {.id = "b", .label = "Mending"}});
        (void)draw_field(kit, {.id = "ur", .label = "Urdu", .language = "ur"}, urdu);
        (void)draw_field(kit, {.id = "bn", .label = "Bengali", .language = "bn"}, bengali);
        draw_pill(kit, {.id = "ok", .label = "Saved", .tone = Tone::good, .icon = Icon::check});
        draw_pill(kit, {.id = "bad", .label = "Two answers", .tone = Tone::bad});
        (void)draw_banner(kit, {.id = "note", .title = "Take care", .tone = Tone::warn});
        (void)draw_button(kit, {.id = "next", .label = "Next", .kind = ButtonKind::filled});
    }
};

} // namespace

TEST_CASE("the themes and a field in hand look as they did when they were looked at",
          "[window][golden]") {
    if (!has_display()) SKIP("there is no display here");
    const auto [name, theme] = GENERATE(std::pair<std::string, Theme>{"light", Theme::light},
                                        std::pair<std::string, Theme>{"dark", Theme::dark},
                                        std::pair<std::string, Theme>{"contrast", Theme::contrast});
    const auto window = std::move(*Window::open({.width = 820, .height = 720}));
    DrawContext context;
    GlRenderer renderer(window->handle(), window->has_old_gl());
    const auto text = std::move(*PangoTextEngine::open(*find_share_folder() / "fonts", renderer));
    const Words words;
    Kit kit(*text, words);
    Showcase page;
    page.wanted.theme = theme;
    page.wanted.has_motion = page.wanted.has_shadows = false;
    Loop loop({*window, renderer, context, kit, page});
    kit.focus.set("ur", true, true);
    window->events.add(KeyPress{Key::end});
    window->events.add(KeyPress{Key::right, 0, true}); // the last letters are selected
    window->events.add(KeyPress{Key::right, 0, true});
    const auto path = std::filesystem::temp_directory_path() / ("kith_theme_" + name + ".png");
    REQUIRE(loop.shoot(path));
    const auto picture = load_png(path);
    std::filesystem::remove(path);
    REQUIRE(picture);
    kith::test::check_golden("theme_" + name, *picture, 0.05);
}
