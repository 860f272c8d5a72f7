#include "app/platform/event_queue.h"
#include "app/platform/frame_pace.h"

using namespace kith::app;

TEST_CASE("two presses that came at once are two frames, each with what it typed", "[events]") {
    EventQueue queue;
    queue.add(KeyPress{Key::character, '2'});
    queue.add(CharacterTyped{U'2'});
    queue.add(KeyPress{Key::enter});
    const Input first = queue.next_frame();
    CHECK(first.keys == std::vector<KeyPress>{{Key::character, '2'}});
    CHECK(first.typed == "2");
    const Input second = queue.next_frame();
    CHECK(second.keys == std::vector<KeyPress>{{Key::enter}});
    CHECK(second.typed.empty());
    CHECK(queue.is_empty());
}

TEST_CASE("a quick click is not lost between two frames", "[events]") {
    EventQueue queue;
    queue.add(PointerMoved{{10, 20}});
    queue.add(PointerPressed{true});
    queue.add(PointerPressed{false});
    const Input down = queue.next_frame();
    CHECK(down.went_down);
    CHECK(down.is_down);
    CHECK(down.pointer == Point{10, 20});
    const Input up = queue.next_frame();
    CHECK(up.went_up);
    CHECK_FALSE(up.is_down);
}

TEST_CASE("characters of every script arrive whole", "[events]") {
    EventQueue queue;
    for (const char32_t letter : {U'\u00E9', U'\u0626', U'\U0001F41D'})
        queue.add(CharacterTyped{letter});
    CHECK(queue.next_frame().typed == "\u00E9\u0626\U0001F41D");
}

TEST_CASE("two clicks in the same place soon after each other are a double click", "[events]") {
    EventQueue queue;
    for (const double seconds : {1.0, 1.2, 5.0}) {
        queue.add(PointerPressed{true, false, seconds});
        queue.add(PointerPressed{false, false, seconds});
    }
    std::vector<int> clicks;
    while (!queue.is_empty()) {
        const Input input = queue.next_frame();
        if (input.went_down) clicks.push_back(input.clicks);
    }
    CHECK(clicks == std::vector<int>{1, 2, 1});
}

TEST_CASE("an idle window sleeps until something happens", "[pace]") {
    FramePace pace(60.0);
    double now = 0.0;
    for (int i = 0; i < 3; ++i) {
        now += 0.1;
        REQUIRE(pace.is_due(now));
        pace.frame_built(now, false, {});
    }
    CHECK_FALSE(pace.is_due(now + 1000.0));
    CHECK(pace.sleep_seconds(now) < 0.0);
}

TEST_CASE("a notice that ends at a time wakes the window once for it", "[pace]") {
    FramePace pace(60.0);
    for (int i = 1; i <= 3; ++i)
        pace.frame_built(i, false, 10.0);
    CHECK_FALSE(pace.is_due(9.9));
    CHECK(pace.sleep_seconds(9.0) == 1.0);
    CHECK(pace.is_due(10.0));
    pace.frame_built(10.0, false, {});
    CHECK(pace.sleep_seconds(10.0) < 0.0);
}

TEST_CASE("frames of an animation keep their pace", "[pace]") {
    FramePace pace(50.0);
    pace.frame_built(1.0, true, {});
    CHECK_FALSE(pace.is_due(1.01));
    CHECK(pace.is_due(1.021));
}
