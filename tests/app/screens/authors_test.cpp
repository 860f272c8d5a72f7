// What a form's author meets in the window: marks in labels, guidance, and why something is hidden.
#include "app/screens/interview_screen.h"
#include "survey_core/xlsform/load_form.h"
#include "tests/app/screens/shown_screen.h"

using namespace kith;
using namespace kith::app;
using kith::test::ShownScreen;

namespace {

Intents draw(Kit& kit, const Model& model) {
    static InterviewDraft draft;
    return draw_interview_screen(kit, make_interview_view(model), draft);
}

/// An interview with this form.
struct Asking {
    SeededRandom random{7};
    ShownScreen<Intents (*)(Kit&, const Model&)> shown{draw};

    explicit Asking(SheetText survey) {
        const auto workbook = workbook_from_text(
            {{"survey", std::move(survey)},
             {"choices",
              {{"list_name", "name", "label"}, {"yn", "yes", "**Yes**"}, {"yn", "no", "No"}}}});
        REQUIRE(workbook);
        LoadedForm loaded = load_workbook(*workbook, "marks");
        REQUIRE(loaded.form);
        InterviewPlace place;
        place.form = std::make_shared<const Form>(std::move(*loaded.form));
        auto live = LiveInterview::start(std::move(place), shown.clock, random);
        REQUIRE(live);
        shown.model.session.is_hub = true;
        (void)receive(shown.model,
                      news::InterviewOpened{std::make_shared<LiveInterview>(std::move(*live)), {}});
        shown.start();
    }
};

const SheetText visits = {
    {"type", "name", "label", "hint", "guidance_hint", "relevant"},
    {"select_one yn", "alone", "Do you live **alone**?", "_Only_ if you like.", "Read slowly.", ""},
    {"text", "visits", "# Who visits?", "", "", "${alone} = 'yes'"},
    {"text", "last", "Anything else?", "", "", ""}};

} // namespace

TEST_CASE("marks in labels are shown as strong words, and never as stars",
          "[interview][markdown]") {
    Asking asking(visits);
    asking.shown.check_layout();
    CHECK(asking.shown.ui.sees("Do you live alone?"));
    CHECK(asking.shown.ui.sees("Only if you like."));
    CHECK(asking.shown.ui.sees("Read slowly."));
    CHECK(asking.shown.ui.sees("Yes"));
    const InterviewView view = make_interview_view(asking.shown.model);
    REQUIRE(view.questions.size() == 1);
    CHECK(view.questions[0].heading == "Do you live **alone**?");
    CHECK(view.questions[0].label == "Do you live alone?");
}

TEST_CASE("an author sees why a question is hidden, and goes to the answer that decides it",
          "[interview][explain]") {
    Asking asking(visits);
    auto& shown = asking.shown;
    (void)update(shown.model, intent::JumpTo{"/last"}, shown.clock.now());
    shown.ui.settle();
    shown.ui.press(Key::f6);
    shown.ui.click("not_asked");
    CHECK(shown.model.sheet == SheetKind::not_asked);
    shown.ui.settle();
    shown.check_layout();
    CHECK(shown.ui.item("why./visits").label == "Who visits?");
    CHECK(shown.ui.sees("Asked only if ${alone} = 'yes' \xE2\x80\xA2 alone has no answer"));
    shown.ui.click("why./visits");
    CHECK(shown.model.interview->live->shown() == "/alone");
}

TEST_CASE("a worker's laptop does not offer the form's inside", "[interview][explain]") {
    Asking asking(visits);
    asking.shown.model.session.is_hub = false;
    asking.shown.ui.press(Key::f6);
    asking.shown.ui.settle();
    CHECK(asking.shown.ui.sees("go./alone"));
    CHECK_FALSE(asking.shown.ui.sees("not_asked"));
}
