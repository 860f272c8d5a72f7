// What a frame costs, in a real window: tests/bench/window_figures.py runs it under Xvfb and reads
// the lines that begin with "figure". Nothing here asserts a time.
#include "app/kit/widgets.h"
#include "app/platform/gl_renderer.h"
#include "app/platform/loop.h"
#include "app/screens/interview_screen.h"
#include "app/text/pango_text_engine.h"
#include "app/text/share_folder.h"
#include "tests/app/screens/sample_models.h"
#include "tests/support/must.h"

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>

using namespace kith;
using namespace kith::app;
using kith::test::must;

namespace {

double wall_ms() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double, std::milli>(now).count();
}

/// Of all threads: llvmpipe draws with several.
double cpu_ms() {
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) * 1e-6;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0.0 : values[values.size() / 2];
}

void figure(const std::string& name,
            double value,
            const std::string& unit,
            const std::string& goal,
            const std::string& note) {
    std::puts(fmt::format("figure {} {:.3f} {} <= {} {}", name, value, unit, goal, note).c_str());
}

/// A window with everything behind it but the store.
struct Bench {
    std::unique_ptr<app::Window> window;
    DrawContext context;
    GlRenderer renderer;
    std::unique_ptr<PangoTextEngine> text;
    Words words;
    Kit kit;
    Look look;
    std::function<void(Kit&)> draw;
    double seconds = 100.0;

    explicit Bench(int width, int height)
        : window(must(app::Window::open({.width = width, .height = height}))),
          renderer(window->handle(), window->has_old_gl()),
          text(must(PangoTextEngine::open(find_share_folder().value() / "fonts", renderer))),
          words(must(Words::load(find_share_folder().value() / "words", "en"))), kit(*text, words) {
        look.has_motion = look.has_shadows = !renderer.is_software();
    }
    void build(const Input& input = {}) {
        seconds += 0.02;
        renderer.begin_frame();
        kit.begin_frame(input, look, window->size(), seconds);
        draw(kit);
        kit.end_frame();
    }
    /// Drawn, shown, and waited for: reading a pixel back makes the driver finish.
    void show() {
        const Size size = window->size();
        renderer.draw(context.draw_data(),
                      static_cast<int>(size.width),
                      static_cast<int>(size.height),
                      colour_of(look.theme, Token::ground));
        renderer.present();
        (void)renderer.read_back(1, 1);
    }
};

test::SampleScreen sample(const std::string& name) {
    for (test::SampleScreen& screen : test::sample_screens())
        if (screen.name == name) return screen;
    FAIL("there is no sample screen " << name);
    return {};
}

const std::vector<std::string> shown{"home", "interview, a note and choices", "records"};

std::string as_word(std::string name) {
    name = name.substr(0, name.find(','));
    std::replace(name.begin(), name.end(), ' ', '_');
    return name;
}

void measure_screen(Bench& bench, const std::string& name, const std::string& redraw_goal) {
    test::SamplePlace place;
    const test::SampleScreen screen = sample(name);
    const Model model = screen.model(place);
    bench.draw = [&](Kit& kit) { (void)screen.draw(kit, model); };
    std::vector<double> builds;
    std::vector<double> redraws;
    for (int i = 0; i < 60; ++i) {
        const double before = cpu_ms();
        bench.build();
        const double built = cpu_ms();
        bench.show();
        if (i < 10) continue; // texts are drawn for the first time
        builds.push_back(built - before);
        redraws.push_back(cpu_ms() - built);
    }
    const int height = static_cast<int>(bench.window->size().height);
    const std::string note = bench.renderer.is_software() ? "llvmpipe" : bench.renderer.name();
    if (height < 800)
        figure("frame_build_" + as_word(name), median(builds), "ms-CPU", "0.5", "median of 50");
    figure(fmt::format("redraw_{}_{}p", as_word(name), height),
           median(redraws),
           "ms-CPU",
           redraw_goal,
           note);
}

} // namespace

// First, while the process has done nothing else: the floor of every cold start on this machine.
TEST_CASE("a window with nothing in it", "[.bench]") {
    const auto window = must(app::Window::open({.width = 1366, .height = 768}));
    const DrawContext context;
    GlRenderer renderer(window->handle(), window->has_old_gl());
    renderer.begin_frame();
    renderer.present();
    (void)renderer.read_back(1, 1);
    figure("bare_window_start", cpu_ms() / 1e3, "s-CPU", "-", "part of every cold start");
}

TEST_CASE("frames", "[.bench]") {
    for (const auto& [width, height, goal] :
         {std::tuple{1366, 768, "25"}, std::tuple{1920, 1080, "40"}}) {
        Bench bench(width, height);
        for (const std::string& name : shown)
            measure_screen(bench, name, goal);
    }
}

TEST_CASE("a table of 1,000,000 rows", "[.bench]") {
    Bench bench(1366, 768);
    bench.draw = [](Kit& kit) {
        const Page page(kit, 1160.0F);
        TableSpec table;
        table.id = "people";
        table.label = "People";
        table.columns = {{"name", "Name", 0.4F}, {"kind", "What", 0.3F}, {"state", "State", 0.3F}};
        table.rows = 1'000'000;
        table.height = kit.body.height - kit.px(60.0F);
        (void)draw_table(kit, table, [](std::size_t row) {
            return std::vector<TableCell>{
                {fmt::format("Person {}", row)}, {"Interview"}, {"Ready to hand over"}};
        });
    };
    Input turning;
    turning.pointer = {683.0F, 400.0F};
    std::vector<double> builds;
    for (int i = 0; i < 600; ++i) {
        turning.wheel = i % 3 == 0 ? -1.0F : 0.0F; // three rows come into sight
        const double before = cpu_ms();
        bench.build(turning);
        if (i >= 10 && turning.wheel != 0.0F) builds.push_back(cpu_ms() - before);
        if (i % 20 == 0) bench.show();
    }
    figure("frame_build_1000000_rows", median(builds), "ms-CPU", "1", "scrolling, new rows each");
}

TEST_CASE("a search among 100,000 choices", "[.bench]") {
    Bench bench(1366, 768);
    auto list = std::make_shared<OfferedList>();
    for (int i = 0; i < 100'000; ++i)
        list->choices.push_back({fmt::format("p{}", i), fmt::format("Person number {}", i)});
    AskedQuestion question;
    question.path = "/who";
    question.label = "Who?";
    question.as = AskedAs::search;
    question.is_in_hand = true;
    question.list = list;
    ChoiceSearch search;
    QuestionPlace place;
    place.search = &search;
    bench.draw = [&](Kit& kit) {
        Intents intents;
        const Page page(kit);
        const Card card(kit);
        draw_question(kit, question, place, intents);
    };
    const auto median_build = [&](const std::string& typed) {
        std::vector<double> builds;
        for (int i = 0; i < 40; ++i) {
            search.typed = i % 2 == 0 ? typed : typed + "1";
            const double before = cpu_ms();
            bench.build();
            if (i >= 10) builds.push_back(cpu_ms() - before);
            bench.show();
        }
        return median(builds);
    };
    search.typed = "7";
    double before = cpu_ms();
    bench.build();
    figure(
        "first_search_100000_choices", cpu_ms() - before, "ms-CPU", "-", "folds every name once");
    figure(
        "typing_in_100000_choices", median_build("person 9"), "ms-CPU", "50", "a new search each");
    search.typed.clear();
    bench.build();
    std::vector<double> builds;
    for (int i = 0; i < 40; ++i) {
        before = cpu_ms();
        bench.build();
        if (i >= 10) builds.push_back(cpu_ms() - before);
    }
    figure("frame_build_100000_choices", median(builds), "ms-CPU", "0.5", "nothing typed anew");
}

TEST_CASE("a key press until the pixels have changed", "[.bench]") {
    Bench bench(1366, 768);
    test::SamplePlace place;
    const test::SampleScreen screen = sample("interview, a note and choices");
    Model model = screen.model(place);
    bench.draw = [&](Kit& kit) {
        for (const Intent& intent : screen.draw(kit, model))
            (void)update(model, intent, place.clock.now());
    };
    Input press;
    press.keys = {{Key::character, '2'}};
    std::vector<double> waits;
    for (int i = 0; i < 40; ++i) {
        bench.build();
        bench.show();
        const double before = wall_ms();
        bench.build(press); // the answer is given
        bench.build();      // and seen
        bench.show();
        if (i >= 10) waits.push_back(wall_ms() - before);
    }
    figure(
        "click_to_changed_pixels", median(waits), "ms", "50", "a choice in an interview, median");
}
