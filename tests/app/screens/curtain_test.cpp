// Pages that a person fills in alone: behind a curtain until the laptop is turned round.
#include "app/model/curtain.h"
#include "app/screens/interview_screen.h"
#include "tests/app/model/small_form.h"
#include "tests/app/screens/shown_screen.h"

using namespace kith;
using namespace kith::app;
using namespace std::chrono_literals;

namespace {

using Draw = Intents (*)(Kit&, const Model&);

Intents draw_interview(Kit& kit, const Model& model) {
    static InterviewDraft draft;
    return draw_interview_screen(kit, make_interview_view(model), draft);
}

const std::vector<test::RowWords> their_own{
    {.type = "begin group", .name = "yours", .label = "For your eyes only", .access = "self"},
    {.type = "select_one yes_no", .name = "fine", .label = "Do you agree?"},
    {.type = "text", .name = "faith", .label = "What is your faith?"},
    {.type = "end group", .name = "", .label = ""},
    {.type = "text", .name = "after", .label = "Thank you. Anything for us?"},
};

/// At the last question before the person's own.
struct AtTheTable : test::ShownScreen<Draw> {
    SeededRandom random{7};

    AtTheTable() : test::ShownScreen<Draw>(draw_interview) {
        (void)receive(
            model,
            news::InterviewOpened{test::small_interview(clock, random, their_own), DraftId{1}});
        model.screen = Screen::interview;
        wants(intent::Choose{"/talk", "yes"});
        wants(intent::JumpTo{"/last"});
        start();
    }
    void wants(const Intent& intent) {
        static_cast<void>(update(model, intent, clock.now()));
        clock.advance(2s);
    }
    void presses(Key key) {
        clock.advance(2s);
        ui.press(key);
        ui.settle();
    }
    [[nodiscard]] bool is_open() const { return model.interview->curtain.is_open; }
    [[nodiscard]] const std::string& shown() const { return model.interview->live->shown(); }
    [[nodiscard]] bool asks(std::string_view path) const {
        return ui.kit.registry.find("in_hand." + std::string(path)) != nullptr;
    }
    [[nodiscard]] bool says(std::string_view words) const {
        const auto& items = ui.kit.registry.items();
        return std::any_of(items.begin(), items.end(), [&](const Item& item) {
            return item.label.find(words) != std::string::npos;
        });
    }
};

} // namespace

TEST_CASE("the person's own pages wait behind a curtain until the laptop is turned round",
          "[curtain]") {
    AtTheTable table;
    table.presses(Key::enter);
    CHECK(table.shown() == "/yours/fine");
    CHECK_FALSE(table.is_open());
    CHECK(table.says("They begin"));
    CHECK_FALSE(table.asks("/yours/fine"));
    table.check_layout();
    table.presses(Key::enter);
    CHECK(table.is_open());
    CHECK(table.asks("/yours/fine"));
    CHECK(table.says("Give the laptop back"));
    table.check_layout();
}

TEST_CASE(
    "what was answered behind the curtain is hidden from the page, the read-back and the list",
    "[curtain]") {
    AtTheTable table;
    table.presses(Key::enter);
    table.presses(Key::enter);
    table.wants(intent::Choose{"/yours/fine", "yes"});
    table.presses(Key::enter);
    table.wants(intent::Answer{"/yours/faith", "Quaker"});
    table.presses(Key::enter);
    CHECK(table.shown() == "/after");
    CHECK_FALSE(table.is_open());
    table.wants(intent::NextPage{});
    table.ui.settle();
    CHECK(table.model.interview->is_at_end);
    CHECK(table.says("Answered, and only a coordinator can read it"));
    CHECK_FALSE(table.says("Quaker"));
    table.wants(intent::JumpTo{"/yours/faith", true}); // from the read-back
    table.ui.settle();
    CHECK_FALSE(table.asks("/yours/faith"));
    table.presses(Key::enter);
    CHECK(table.asks("/yours/faith"));
    CHECK_FALSE(table.says("Quaker")); // whoever opens it again does not see what was there
}

TEST_CASE("days and places behind the curtain are as hidden as words", "[curtain]") {
    FixedClock clock{Instant{1'795'000'000'000}};
    SeededRandom random{7};
    Model model = make_model("/p/test.kith", true);
    const std::vector<test::RowWords> rows{
        {.type = "begin group", .name = "yours", .label = "Yours", .access = "self"},
        {.type = "date", .name = "born", .label = "When were you born?"},
        {.type = "geotrace", .name = "walk", .label = "Where do you walk?"},
        {.type = "end group", .name = "", .label = ""},
        {.type = "text", .name = "after", .label = "Thank you"},
    };
    (void)receive(model,
                  news::InterviewOpened{test::small_interview(clock, random, rows), DraftId{1}});
    const std::pair<const char*, const char*> answers[] = {
        {"/yours/born", "1961-02-03"}, {"/yours/walk", "52.48 -1.89 0 0; 52.49 -1.9 0 0"}};
    for (const auto& [path, value] : answers) {
        (void)update(model, intent::JumpTo{path}, clock.now());
        (void)update(model, intent::OpenCurtain{}, clock.now());
        (void)update(model, intent::Answer{path, value}, clock.now());
        (void)update(model, intent::CloseCurtain{}, clock.now());
        (void)update(model, intent::JumpTo{path}, clock.now());
        (void)update(model, intent::OpenCurtain{}, clock.now());
        for (const AskedQuestion& question : make_interview_view(model).questions) {
            CHECK(question.value.empty());
            CHECK(question.trace.points.empty());
        }
    }
}

TEST_CASE("a choice made again behind the curtain counts as a new one", "[curtain]") {
    AtTheTable table;
    table.presses(Key::enter);
    table.presses(Key::enter);
    table.wants(intent::Choose{"/yours/fine", "yes"});
    table.wants(intent::CloseCurtain{});
    table.wants(intent::JumpTo{"/yours/fine"});
    table.wants(intent::OpenCurtain{});
    table.wants(intent::Choose{"/yours/fine", "yes"}); // not taken for the one that takes it away
    const auto& engine = table.model.interview->live->engine();
    CHECK(engine.state(*find_place(engine, "/yours/fine")).value == "yes");
}

TEST_CASE("who would rather not answer alone is asked none of it", "[curtain]") {
    AtTheTable table;
    table.presses(Key::enter);
    table.presses(Key::page_down);
    CHECK(table.shown() == "/after");
    table.presses(Key::page_up);
    CHECK(table.says("They begin"));
    table.presses(Key::page_up);
    CHECK(table.shown() == "/last");
}

TEST_CASE("the curtain closes when anything else comes on the screen", "[curtain]") {
    AtTheTable table;
    table.presses(Key::enter);
    table.presses(Key::enter);
    REQUIRE(table.is_open());
    SECTION("the screen hides by itself") {
        table.wants(intent::Hide{});
    }
    SECTION("the list of everything is opened") {
        table.wants(intent::OpenSheet{SheetKind::overview});
    }
    SECTION("the laptop is given back with Escape") {
        table.presses(Key::escape);
        CHECK(table.shown() == "/after");
    }
    CHECK_FALSE(table.is_open());
}
