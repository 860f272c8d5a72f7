#include "app/model/model.h"
#include "app/model/pages.h"
#include "tests/app/model/small_form.h"

using namespace kith;
using namespace kith::app;
using namespace std::chrono_literals;

namespace {

/// An interview in the model, and a store that answers only when the test says so.
struct Held {
    FixedClock clock{Instant{1'000'000}};
    SeededRandom random{7};
    Model model = make_model("/p/test.kith", true);
    Commands asked;

    explicit Held(const std::vector<test::RowWords>& more = {}) {
        does(receive(model, news::InterviewOpened{test::small_interview(clock, random, more), {}}));
    }
    /// The paths of the notes that were kept so far.
    [[nodiscard]] std::vector<std::string> notes() const {
        std::vector<std::string> paths;
        const auto add = [&](const std::vector<DraftStep>& steps) {
            for (const DraftStep& step : steps)
                if (step.kind == DraftStep::Kind::note) paths.push_back(step.path);
        };
        for (const Command& command : asked)
            if (const auto* save = std::get_if<command::SaveSteps>(&command)) add(save->steps);
        add(interview().unsaved);
        return paths;
    }
    void does(Commands commands) {
        for (Command& command : commands)
            asked.push_back(std::move(command));
    }
    void wants(const Intent& intent) { does(update(model, intent, clock.now())); }
    [[nodiscard]] std::size_t saves() const {
        return static_cast<std::size_t>(
            std::count_if(asked.begin(), asked.end(), [](const Command& command) {
                return std::holds_alternative<command::SaveSteps>(command);
            }));
    }
    void store_answers() { does(receive(model, news::StepsSaved{DraftId{3}})); }
    [[nodiscard]] const InterviewState& interview() const { return *model.interview; }
    [[nodiscard]] std::string value(const std::string& path) const {
        const auto& engine = interview().live->engine();
        return engine.state(*find_place(engine, path)).value;
    }
};

} // namespace

TEST_CASE("an answer is saved only once the store has answered for it", "[saving]") {
    Held held;
    held.wants(intent::Choose{"/talk", "yes"});
    CHECK(held.saves() == 1);
    CHECK_FALSE(held.interview().is_saved());
    held.store_answers();
    while (held.saves() > 1 && !held.interview().is_saved())
        held.store_answers();
    CHECK(held.interview().is_saved());
}

TEST_CASE("answers given while the disk is busy wait and go together, in order", "[saving]") {
    Held held;
    held.wants(intent::Choose{"/talk", "yes"});
    held.wants(intent::Answer{"/thanked", "soup"});
    held.wants(intent::Choose{"/gifts", "garden"});
    CHECK(held.saves() == 1);
    held.store_answers();
    REQUIRE(held.saves() == 2);
    const auto& second = std::get<command::SaveSteps>(held.asked.back());
    CHECK(second.draft == DraftId{3});
    CHECK(second.steps.size() >= 2);
}

TEST_CASE("a failed save keeps every step, says why and can be tried again", "[saving]") {
    Held held;
    held.wants(intent::Choose{"/talk", "yes"});
    const auto first = std::get<command::SaveSteps>(held.asked.back()).steps;
    held.does(
        receive(held.model, news::SaveFailed{{}, {ErrorCode::disk_full, "The disk is full."}}));
    REQUIRE(held.model.banner);
    CHECK(held.model.banner->message.sentence == "The disk is full.");
    CHECK(held.model.banner->can_retry);
    CHECK_FALSE(held.interview().is_saved());
    held.wants(intent::Retry{});
    const auto again = std::get<command::SaveSteps>(held.asked.back()).steps;
    REQUIRE(again.size() >= first.size());
    CHECK(std::equal(first.begin(), first.end(), again.begin()));
}

TEST_CASE("typing becomes an answer after a pause of a second, and on leaving", "[saving]") {
    Held held;
    held.wants(intent::Typed{"/thanked", "fixing bikes"});
    CHECK(held.saves() == 0);
    CHECK_FALSE(held.interview().is_saved());
    held.clock.advance(999ms);
    held.does(tick(held.model, held.clock.now()));
    CHECK(held.value("/thanked").empty());
    held.clock.advance(1ms);
    held.does(tick(held.model, held.clock.now()));
    CHECK(held.value("/thanked") == "fixing bikes");
    CHECK(held.saves() == 1);

    held.wants(intent::Typed{"/last", "no"});
    held.wants(intent::FieldLeft{"/last"});
    CHECK(held.value("/last") == "no");
}

TEST_CASE("escape leaves the interview, keeps the half-typed answer and discards nothing",
          "[saving]") {
    Held held;
    held.wants(intent::Typed{"/thanked", "half a wo"});
    held.wants(intent::FinishLater{});
    CHECK(held.model.screen == Screen::home);
    REQUIRE(held.model.interview);
    CHECK(held.value("/thanked") == "half a wo");
    CHECK_FALSE(may_close(held.model));
    held.store_answers();
    CHECK_FALSE(held.model.interview);
    CHECK(may_close(held.model));
}

TEST_CASE("a question that must be answered holds up Next but not Skip", "[pages]") {
    Held held;
    held.wants(intent::NextPage{});
    CHECK(held.interview().shows_problems);
    CHECK(held.interview().live->shown().empty());
    held.wants(intent::NextPage{true});
    CHECK(held.interview().live->shown() == "/thanked");
}

TEST_CASE("enter walks through the questions of a page before the next page", "[pages]") {
    Held held;
    held.wants(intent::JumpTo{"/about/called"});
    held.wants(intent::NextQuestion{});
    CHECK(held.interview().live->shown() == "/about/age");
    held.wants(intent::NextQuestion{});
    CHECK(held.interview().live->shown() != "/about/age");
}

TEST_CASE("an answer against the form's rule stays and holds up Next", "[pages]") {
    Held held;
    held.wants(intent::JumpTo{"/about/age"});
    held.wants(intent::Answer{"/about/age", "200"});
    held.wants(intent::NextPage{});
    CHECK(held.interview().live->shown() == "/about/age");
    held.wants(intent::Answer{"/about/age", "20"});
    held.wants(intent::NextPage{});
    CHECK(held.interview().live->shown() != "/about/age");
}

TEST_CASE("a removed child can be brought back with its answers", "[pages]") {
    Held held;
    held.wants(intent::AddRepeat{"/child"});
    const auto& engine = held.interview().live->engine();
    const auto series = *find_place(engine, "/child");
    const auto count = engine.count(series);
    const std::string instance = "/child[" + std::to_string(count) + "]";
    held.wants(intent::Answer{instance + "/child_name", "Ada"});
    held.wants(intent::RemoveRepeat{instance});
    CHECK(engine.count(series) == count - 1);
    held.wants(intent::UndoRemove{});
    CHECK(engine.count(series) == count);
    CHECK(held.value(instance + "/child_name") == "Ada");
}

TEST_CASE("finishing waits until everything is saved, then hands the interview over whole",
          "[finish]") {
    Held held;
    held.wants(intent::Choose{"/talk", "yes"});
    held.wants(intent::Finish{});
    CHECK(held.interview().live);
    while (held.interview().live)
        held.store_answers();
    CHECK(std::holds_alternative<command::FinishInterview>(held.asked.back()));
    held.does(receive(held.model, news::InterviewFinished{}));
    CHECK_FALSE(held.model.interview);
    CHECK(held.model.screen == Screen::home);
    CHECK(held.model.toast == "toast.finished");
}

TEST_CASE("an interview with a file that is still being kept is not finished, closed or dropped",
          "[finish]") {
    Held held;
    held.wants(intent::UsePicture{"/photo", "a.jpg", {}});
    CHECK_FALSE(may_close(held.model));
    SECTION("the file comes, and then it is finished") {
        held.wants(intent::Finish{});
        held.store_answers();
        CHECK(held.interview().live);
        held.does(receive(held.model, news::PictureKept{"/photo", {}, 0}));
        held.wants(intent::Finish{});
        while (held.interview().live)
            held.store_answers();
        CHECK(std::holds_alternative<command::FinishInterview>(held.asked.back()));
    }
    SECTION("it is left for later, and stays until the file is there") {
        held.wants(intent::FinishLater{});
        held.store_answers();
        REQUIRE(held.model.interview);
        held.does(receive(held.model, news::PictureKept{"/photo", {}, 0}));
        held.store_answers();
        CHECK(may_close(held.model));
    }
    SECTION("the file cannot be kept: whoever wanted to finish is told first") {
        held.wants(intent::Finish{});
        held.does(receive(held.model, news::FileNotKept{{ErrorCode::bad_input, "Too long."}, 0}));
        held.store_answers();
        REQUIRE(held.model.interview);
        CHECK(held.interview().live);
        CHECK(held.model.banner->message.sentence == "Too long.");
        CHECK(may_close(held.model));
    }
}

TEST_CASE("an interview that could not be finished comes back with its reason", "[finish]") {
    Held held;
    held.wants(intent::Finish{});
    auto live = std::get<command::FinishInterview>(held.asked.back()).live;
    held.does(
        receive(held.model, news::FinishFailed{live, {ErrorCode::refused, "A question is open."}}));
    REQUIRE(held.interview().live);
    CHECK(held.model.banner->message.sentence == "A question is open.");
    CHECK_FALSE(held.interview().is_finishing);
}

TEST_CASE("notes stand with the question they lead to; a field list is one page", "[pages]") {
    Held held;
    const auto& engine = held.interview().live->engine();
    const auto pages = pages_of(engine);
    REQUIRE(pages.size() >= 6);
    CHECK(pages[0].questions.size() == 2);
    const auto about = page_holding(pages, engine, "/about/age");
    CHECK(about == page_holding(pages, engine, "/about/called"));
    CHECK(pages[about].topic == "About you");
}

TEST_CASE("only a form that asks for a log is told which screen came", "[audit]") {
    const auto look_around = [](Held& held) {
        held.wants(intent::OpenSheet{SheetKind::overview});
        held.wants(intent::JumpTo{"/last"});
        held.wants(intent::NextPage{true});
        held.wants(intent::NextPage{true});
        held.wants(intent::PreviousPage{});
    };
    Held logged({{"audit", "audit", ""}});
    look_around(logged);
    CHECK(logged.notes() ==
          std::vector<std::string>{"@opening", "@jump", "@questions", "@end", "@questions"});
    Held unlogged;
    look_around(unlogged);
    CHECK(unlogged.notes() == std::vector<std::string>{"@opening"});
}
