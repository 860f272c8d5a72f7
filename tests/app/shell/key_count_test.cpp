// A whole Capabilities Assessment by keyboard alone, every press counted.
#include "app/model/pages.h"
#include "tests/app/shell/launch.h"

using namespace kith;
using namespace kith::app;
using namespace kith::test;

namespace {

/// A laptop with one form, in the middle of its first interview.
struct Keyboard {
    ScratchFolder scratch;
    Launch launch{
        scratch.path() / "street.kith", JobMode::run_at_once, std::make_unique<SeededRandom>(11)};
    UiProbe& ui = launch.ui;
    int presses = 0; // that are not free text
    int given = 0;   // answers: each choice that is named is one
    int questions = 0;

    Keyboard() {
        start_project(launch);
        add_form(launch, "capabilities_assessment");
        ui.kit.focus.clear();
        digit('1');
        INFO(ui.screen());
        REQUIRE(launch.app->model().screen == Screen::interview);
        presses = 0;
    }
    void key(Key one) {
        launch.clock.advance(std::chrono::seconds(2));
        ui.press(one);
        ui.settle(4);
        ++presses;
    }
    void digit(char one) {
        launch.clock.advance(std::chrono::seconds(2));
        ui.press_character(one);
        ui.settle(4);
        ++presses;
    }
    /// The person takes the laptop; that is no part of any answer.
    void turns_round() {
        key(Key::enter);
        --presses;
    }
    void type(std::string_view text) {
        ui.type(text);
        ui.settle(2);
    }
    [[nodiscard]] const InterviewState& interview() const { return *launch.app->model().interview; }
    [[nodiscard]] InterviewView view() const { return make_interview_view(launch.app->model()); }

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
        else if (now.curtain == CurtainFace::closed)
            turns_round();
        else
            key(Key::page_down); // notes, and the offer of one more
        const InterviewView then = view();
        if (!then.is_at_end && then.in_hand == now.in_hand && then.page == now.page)
            key(Key::page_down);
    }
};

} // namespace

TEST_CASE("a Capabilities Assessment takes at most 1.3 key presses, beside free text and the "
          "turning of the "
          "laptop, for each answer given, because a digit goes on by itself where one choice is "
          "asked for; each of several "
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
    REQUIRE(keyboard.launch.app->model().screen == Screen::home);
    CHECK(keyboard.launch.app->model().counts.ready == 1);
    INFO(presses << " key presses for " << keyboard.given << " answers to " << keyboard.questions
                 << " questions");
    CHECK(keyboard.given > 40);
    CHECK(static_cast<double>(presses) <= 1.3 * keyboard.given);
}
