// The interview's own tools: outline, marks, notes, interviews put aside, read-back.
#include "app/screens/interview_screen.h"
#include "tests/app/model/small_form.h"
#include "tests/support/ui/ui_probe.h"

#include <algorithm>
#include <chrono>

using namespace kith;
using namespace kith::app;
using kith::test::UiProbe;

namespace {

struct Held {
    UiProbe ui;
    Model model = make_model("/p/test.kith", true);
    FixedClock clock{Instant{1'000'000}};
    SeededRandom random{7};
    InterviewDraft draft;

    explicit Held(const std::string& language = "en", Size window = {1366.0F, 768.0F})
        : ui(window) {
        auto words = Words::load(std::filesystem::path(KITH_SOURCE_DIR) / "assets/words", language);
        REQUIRE(words);
        ui.words = std::move(*words);
        ui.kit.set_words(ui.words);
        sits_down();
        ui.frame([this](Kit& kit) {
            for (const Intent& intent :
                 draw_interview_screen(kit, make_interview_view(model), draft))
                does(update(model, intent, clock.now()));
        });
    }
    void sits_down() {
        does(receive(model, news::InterviewOpened{test::small_interview(clock, random), {}}));
    }
    /// The store answers at once.
    void does(const Commands& commands) {
        for (const Command& command : commands)
            if (const auto* save = std::get_if<command::SaveSteps>(&command))
                does(receive(model,
                             news::StepsSaved{DraftId{100 + save->interview}, save->interview}));
    }
    [[nodiscard]] const Remarks& remarks() const { return model.interview->live->remarks(); }
    [[nodiscard]] std::string shown() const { return model.interview->live->shown(); }
    void check_layout() {
        const auto problems = ui.layout_problems();
        for (const std::string& problem : problems)
            UNSCOPED_INFO(problem);
        CHECK(problems.empty());
        for (const Item& item : ui.kit.registry.items())
            CHECK(item.label.find("[") == std::string::npos);
    }
};

} // namespace

TEST_CASE("a wide window lists everything that is asked; a click or arrows and Enter jump there",
          "[outline]") {
    Held held;
    held.check_layout();
    CHECK(held.ui.item("outline./talk").is_selected);
    CHECK(held.ui.item("outline./talk").value == "No answer yet");
    held.ui.click("outline./last");
    CHECK(held.shown() == "/last");
    CHECK(held.ui.item("outline./last").is_selected);
    held.does(update(held.model, intent::Answer{"/last", "no"}, held.clock.now()));
    held.ui.settle();
    CHECK(held.ui.item("outline./last").value == "Answered");
    held.ui.kit.focus.set("outline./last", true, false);
    held.ui.press(Key::up);
    held.ui.press(Key::up);
    held.ui.press(Key::enter);
    CHECK(held.shown() != "/last");
    held.check_layout();
}

TEST_CASE("the outline can show only what waits for an answer", "[outline]") {
    Held held;
    held.does(update(held.model, intent::Answer{"/thanked", "soup"}, held.clock.now()));
    held.ui.settle();
    CHECK(held.ui.sees("outline./thanked"));
    held.ui.click("only_open");
    CHECK_FALSE(held.ui.sees("outline./thanked"));
    CHECK(held.ui.sees("outline./talk"));
}

TEST_CASE("a narrow window has no outline; F6 opens the list of everything", "[outline]") {
    Held held("en", {1024.0F, 768.0F});
    CHECK_FALSE(held.ui.sees("outline./talk"));
    held.ui.press(Key::f6);
    CHECK(held.model.sheet == SheetKind::overview);
    CHECK(held.ui.sees("go./talk"));
}

TEST_CASE("one chord says why there is no answer; the sheet has it too, and takes it away",
          "[marks]") {
    Held held;
    held.ui.press_character('R', true);
    CHECK(held.remarks().missing("/talk") == Missing::refused);
    CHECK(held.ui.sees("They would rather not say"));
    CHECK(held.ui.item("outline./talk").value == "Nobody could say");
    held.ui.press_character('D', true);
    CHECK(held.remarks().missing("/talk") == Missing::unknown);
    held.ui.press_character('B', true);
    CHECK(held.remarks().missing("/talk") == Missing::later);
    held.ui.click("no_answer");
    held.check_layout();
    held.ui.press_character('4');
    CHECK(held.remarks().missing("/talk") == Missing::none);
    CHECK(held.model.sheet == SheetKind::none);
    held.ui.click("no_answer");
    held.ui.press_character('2');
    CHECK(held.remarks().missing("/talk") == Missing::unknown);
}

TEST_CASE("a note is written by Ctrl+N and shown in the outline", "[marks]") {
    Held held;
    held.ui.press_character('N', true);
    CHECK(held.ui.sees("Note for the coordinator"));
    held.ui.type("shy at first");
    held.check_layout();
    held.ui.press(Key::page_down); // a page that must be answered holds up, the note is kept
    REQUIRE(held.remarks().note("/talk") != nullptr);
    CHECK(held.remarks().note("/talk")->text == "shy at first");
}

TEST_CASE("interviews that were put aside show no more than a first name or a number, and swap by "
          "one key",
          "[parked]") {
    Held held;
    held.sits_down();
    held.ui.settle();
    held.ui.press_character('P', true);
    CHECK(held.model.sheet == SheetKind::parked);
    CHECK(held.ui.sees("Interview 1"));
    held.check_layout();
    held.ui.press_character('P', true);
    CHECK(held.model.interview->number == 0);
    held.ui.press_character('P', true);
    held.ui.press_character('1');
    CHECK(held.model.interview->number == 1);
    CHECK(held.model.sheet == SheetKind::none);
}

TEST_CASE("the read-back names problems first, then what to come back to, then what was heard",
          "[read back]") {
    Held held;
    held.does(update(held.model, intent::Answer{"/thanked", "soup"}, held.clock.now()));
    held.does(update(held.model, intent::Mark{"/gifts", Missing::later}, held.clock.now()));
    held.does(update(held.model, intent::Mark{"/last", Missing::refused}, held.clock.now()));
    held.model.interview->is_at_end = true;
    held.ui.settle();
    held.check_layout();
    const float problem = held.ui.item("fix./talk").rect.y;
    const float later = held.ui.item("back./gifts").rect.y;
    const float heard = held.ui.item("heard./thanked").rect.y;
    CHECK(problem < later);
    CHECK(later < heard);
    CHECK(held.ui.sees("heard./last"));
    held.ui.kit.focus.set("heard./thanked", true, false);
    held.ui.press(Key::enter);
    CHECK(held.shown() == "/thanked");
    held.ui.press(Key::page_down);
    CHECK(held.model.interview->is_at_end);
}

TEST_CASE("the interview fits at every text size, in both directions", "[layout]") {
    for (const std::string language : {"en", "ur"}) {
        for (const float scale : {1.0F, 1.25F, 1.5F, 2.0F}) {
            CAPTURE(language, scale);
            Held held(language);
            held.ui.look.text_scale = scale;
            held.ui.look.language = language;
            held.ui.look.is_right_to_left = language == "ur";
            held.does(
                update(held.model, intent::Mark{"/talk", Missing::refused}, held.clock.now()));
            held.ui.settle(6);
            held.check_layout();
            held.does(update(held.model, intent::OpenSheet{SheetKind::missing}, held.clock.now()));
            held.ui.settle(6);
            held.check_layout();
            held.does(update(held.model, intent::OpenSheet{SheetKind::parked}, held.clock.now()));
            held.ui.settle(6);
            held.check_layout();
            held.does(update(held.model, intent::OpenSheet{}, held.clock.now()));
            held.model.interview->is_at_end = true;
            held.ui.settle(6);
            held.check_layout();
        }
    }
}
