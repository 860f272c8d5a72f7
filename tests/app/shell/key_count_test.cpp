// A whole Capabilities Assessment by keyboard alone, every press counted.
#include "app/model/pages.h"
#include "app/shell/app.h"
#include "app/text/share_folder.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/ui/ui_probe.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace kith::app;
using kith::test::UiProbe;

namespace {

constexpr std::string_view secret = "quiet river maple";

/// A laptop with one form, in the middle of its first interview.
struct Keyboard {
    test::ScratchFolder scratch;
    PosixFileSystem files;
    FixedClock clock{Instant{1'795'000'000'000}};
    SeededRandom random{11};
    UiProbe ui;
    std::unique_ptr<App> app;
    int presses = 0; // that are not free text
    int given = 0;   // answers: each choice that is named is one
    int questions = 0;

    Keyboard() {
        const auto share = find_share_folder();
        REQUIRE(share);
        auto words = Words::load(Path(KITH_SOURCE_DIR) / "assets/words", "en");
        REQUIRE(words);
        Surroundings here;
        here.store = scratch.path() / "street.kith";
        here.share = *share;
        app = std::make_unique<App>(AppParts{.environment = {files, clock, random},
                                             .surroundings = std::move(here),
                                             .mode = JobMode::run_at_once},
                                    std::move(*words));
        ui.frame([this](Kit& kit) { app->build_frame(kit); });
        ui.settle();
        begin();
    }
    void key(Key one) {
        clock.advance(std::chrono::seconds(2));
        ui.press(one);
        ui.settle(4);
        ++presses;
    }
    void digit(char one) {
        clock.advance(std::chrono::seconds(2));
        ui.press_character(one);
        ui.settle(4);
        ++presses;
    }
    void type(std::string_view text) {
        ui.type(text);
        ui.settle(2);
    }
    void begin() {
        key(Key::enter);
        type("Test Street");
        key(Key::tab);
        type("Amina Begum");
        key(Key::tab);
        type(secret);
        ui.click("project.again");
        type(secret);
        ui.click("project.test");
        key(Key::enter);
        digit('1');
        key(Key::enter);
        digit('1');
        ui.click("form_path");
        type((Path(KITH_SOURCE_DIR) / "assets/forms/capabilities_assessment").string());
        ui.click("add_form");
        ui.settle(6);
        ui.kit.focus.clear();
        digit('1');
        INFO(ui.screen());
        REQUIRE(app->model().screen == Screen::interview);
        presses = 0;
    }
    [[nodiscard]] const InterviewState& interview() const { return *app->model().interview; }
    [[nodiscard]] InterviewView view() const { return make_interview_view(app->model()); }

    /// As somebody would who names two things where several are asked for.
    void answer(const AskedQuestion& question) {
        if (question.as == AskedAs::choices) {
            const bool names_two = question.takes_many && question.choices.size() > 2;
            for (int i = 0; i < (names_two ? 2 : 1); ++i, ++given)
                digit(static_cast<char>('1' + i));
            if (question.takes_many) key(Key::enter);
        } else if (question.as == AskedAs::acknowledge) {
            digit('1');
            key(Key::enter);
            ++given;
        } else {
            type(question.as == AskedAs::date ? "2027-03-01" : words_for(question));
            key(question.as == AskedAs::lines ? Key::page_down : Key::enter);
            ++given;
        }
        ++questions;
    }
    static std::string words_for(const AskedQuestion& question) {
        const bool is_number =
            question.as == AskedAs::whole_number || question.as == AskedAs::number;
        if (question.path.find("phone") != std::string::npos) return "07700900418";
        if (question.path.find("mail") != std::string::npos) return "ada@example.org";
        return is_number ? "7" : "soup and company";
    }
    void step() {
        const InterviewView now = view();
        const auto question = std::find_if(now.questions.begin(),
                                           now.questions.end(),
                                           [](const AskedQuestion& one) { return one.is_in_hand; });
        if (question != now.questions.end() && question->value.empty() && !question->is_read_only)
            answer(*question);
        else
            key(Key::page_down); // notes, and the offer of one more
        const InterviewView then = view();
        if (!then.is_at_end && then.in_hand == now.in_hand && then.page == now.page)
            key(Key::page_down);
    }
};

} // namespace

TEST_CASE(
    "a Capabilities Assessment takes at most 1.3 key presses beside free text for each answer "
    "given, because a digit goes on by itself where one choice is asked for; each of several "
    "choices counts as an answer",
    "[keys]") {
    Keyboard keyboard;
    int steps = 0;
    while (!keyboard.interview().is_at_end && steps++ < 300)
        keyboard.step();
    INFO(keyboard.ui.screen());
    REQUIRE(keyboard.interview().is_at_end);
    const int presses = keyboard.presses; // from the first question to the read-back
    keyboard.key(Key::enter);
    INFO(keyboard.ui.screen());
    REQUIRE(keyboard.app->model().screen == Screen::home);
    CHECK(keyboard.app->model().counts.ready == 1);
    INFO(presses << " key presses for " << keyboard.given << " answers to " << keyboard.questions
                 << " questions");
    CHECK(keyboard.given > 40);
    CHECK(static_cast<double>(presses) <= 1.3 * keyboard.given);
}
