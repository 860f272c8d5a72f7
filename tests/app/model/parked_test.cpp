// Marks, notes, several interviews at one table, and digits that go on by themselves.
#include "app/model/model.h"
#include "app/model/pages.h"
#include "app/model/walk.h"
#include "tests/app/model/small_form.h"

#include <algorithm>

using namespace kith;
using namespace kith::app;
using namespace std::chrono_literals;

namespace {

struct Table {
    FixedClock clock{Instant{1'000'000}};
    SeededRandom random{7};
    Model model = make_model("/p/test.kith", true);
    Commands asked;

    Table() { sits_down(); }
    void sits_down() {
        does(receive(model, news::InterviewOpened{test::small_interview(clock, random), {}}));
    }
    void does(Commands commands) {
        for (Command& command : commands)
            asked.push_back(std::move(command));
    }
    void wants(const Intent& intent) { does(update(model, intent, clock.now())); }
    /// The store answers for every save that was asked for, in order.
    void store_answers() {
        for (std::size_t i = 0; i < asked.size(); ++i) {
            const auto* save = std::get_if<command::SaveSteps>(&asked[i]);
            if (save == nullptr) continue;
            const std::uint64_t number = save->interview;
            kept[number].insert(kept[number].end(), save->steps.begin(), save->steps.end());
            asked.erase(asked.begin() + static_cast<std::ptrdiff_t>(i--));
            does(receive(model, news::StepsSaved{DraftId{100 + number}, number}));
        }
    }
    [[nodiscard]] const InterviewState& interview() const { return *model.interview; }
    [[nodiscard]] std::string value(const std::string& path) const {
        const auto& engine = interview().live->engine();
        return engine.state(*find_place(engine, path)).value;
    }
    [[nodiscard]] bool kept_answer(std::uint64_t number, std::string_view path) const {
        const auto& steps = kept.at(number);
        return std::any_of(steps.begin(), steps.end(), [&](const DraftStep& step) {
            return step.kind == DraftStep::Kind::set && step.path == path;
        });
    }
    std::map<std::uint64_t, std::vector<DraftStep>> kept;
};

} // namespace

TEST_CASE("a mark is on its way to the store at once and lets one go on", "[marks]") {
    Table table;
    table.wants(intent::Mark{"/talk", Missing::refused});
    REQUIRE(std::holds_alternative<command::SaveSteps>(table.asked.back()));
    table.wants(intent::NextPage{});
    CHECK(table.interview().live->shown() == "/thanked");
    table.wants(intent::JumpTo{"/talk"});
    table.wants(intent::Choose{"/talk", "yes"});
    CHECK(table.interview().live->remarks().missing("/talk") == Missing::none);
}

TEST_CASE("a note is kept like typing: after a pause, and on leaving", "[marks]") {
    Table table;
    table.wants(intent::Typed{"/thanked@note", "said with a smile"});
    CHECK_FALSE(table.interview().is_saved());
    table.clock.advance(1s);
    table.does(tick(table.model, table.clock.now()));
    REQUIRE(table.interview().live->remarks().note("/thanked") != nullptr);
    CHECK(table.interview().live->remarks().note("/thanked")->text == "said with a smile");
    table.store_answers();
    CHECK(table.interview().is_saved());
}

TEST_CASE("two interviews are swapped by one key while both are being saved, and none loses a word",
          "[parked]") {
    Table table;
    table.wants(intent::Choose{"/talk", "yes"});
    table.wants(intent::Typed{"/thanked", "half a wo"});
    table.wants(intent::ParkAndStart{});
    CHECK(table.model.screen == Screen::start);
    REQUIRE(table.model.parked.size() == 1);
    table.sits_down();
    table.wants(intent::Choose{"/talk", "no"});
    CHECK_FALSE(may_close(table.model));
    table.wants(intent::SwapToLast{});
    CHECK(table.value("/talk") == "yes");
    CHECK(table.value("/thanked") == "half a wo");
    table.wants(intent::SwapToLast{});
    CHECK(table.value("/talk") == "no");
    table.store_answers();
    CHECK(may_close(table.model));
    CHECK(table.kept_answer(0, "/talk"));
    CHECK(table.kept_answer(0, "/thanked"));
    CHECK(table.kept_answer(1, "/talk"));
    CHECK(table.model.parked.front().draft == DraftId{100});
    CHECK(table.interview().draft == DraftId{101});
}

TEST_CASE("an interview that was left with steps in flight comes back with the banner when the "
          "disk fails",
          "[parked]") {
    Table table;
    table.wants(intent::Choose{"/talk", "yes"});
    table.wants(intent::FinishLater{});
    table.sits_down(); // before the store has answered for the first
    REQUIRE(table.model.parked.size() == 1);
    const auto steps = table.model.parked.front().in_flight.size();
    REQUIRE(steps > 0);
    table.does(
        receive(table.model,
                news::SaveFailed{DraftId{100}, {ErrorCode::disk_full, "The disk is full."}, 0}));
    REQUIRE(table.model.banner);
    CHECK(table.model.banner->can_retry);
    CHECK(table.model.parked.front().unsaved.size() >= steps);
    CHECK_FALSE(may_close(table.model));
    table.asked.clear();
    table.wants(intent::Retry{});
    table.store_answers();
    CHECK(table.kept_answer(0, "/talk"));
    CHECK(table.model.parked.empty()); // it was left for later, and is safe now
    CHECK(may_close(table.model));
}

TEST_CASE("a draft that is still here is taken up again instead of being read", "[parked]") {
    Table table;
    table.wants(intent::Choose{"/talk", "yes"});
    table.wants(intent::ParkAndStart{});
    table.store_answers();
    table.asked.clear();
    table.wants(intent::ResumeDraft{DraftId{100}});
    CHECK(table.asked.empty());
    CHECK(table.model.screen == Screen::interview);
    CHECK(table.value("/talk") == "yes");
}

TEST_CASE("finishing one interview leaves the others where they are", "[parked]") {
    Table table;
    table.wants(intent::Choose{"/talk", "yes"});
    table.store_answers();
    table.wants(intent::Finish{});
    table.sits_down(); // while the writing thread finishes the first
    table.does(receive(table.model, news::InterviewFinished{false, 0}));
    REQUIRE(table.model.interview);
    CHECK(table.interview().number == 1);
    CHECK(table.model.screen == Screen::interview);
    CHECK(table.model.parked.empty());
}

TEST_CASE("a digit answers a single choice and goes on, because Back brings one there again and "
          "nothing is lost; a click does not, nor does a choice of several",
          "[speed]") {
    Table table;
    table.wants(intent::Choose{"/talk", "yes", false});
    CHECK(table.interview().live->shown() == "/talk");
    table.wants(intent::Choose{"/talk", "no", true});
    CHECK(table.interview().live->shown() == "/thanked");
    table.wants(intent::JumpTo{"/gifts"});
    table.wants(intent::Choose{"/gifts", "garden", true});
    CHECK(table.interview().live->shown() == "/gifts");
    LookChoice by_enter;
    by_enter.advances_by_digit = false;
    table.wants(intent::ChooseLook{by_enter});
    table.wants(intent::JumpTo{"/talk"});
    table.wants(intent::Choose{"/talk", "yes", true});
    CHECK(table.interview().live->shown() == "/talk");
}

TEST_CASE("who presses Enter after the digit by habit passes nothing over", "[speed]") {
    Table table;
    table.wants(intent::Choose{"/talk", "yes", true});
    table.clock.advance(300ms);
    table.wants(intent::NextQuestion{});
    CHECK(table.interview().live->shown() == "/thanked");
    table.wants(intent::NextQuestion{});
    CHECK(table.interview().live->shown() == "/gifts");
}

TEST_CASE("from the read-back to a question and back by one key", "[read back]") {
    Table table;
    table.model.interview->is_at_end = true;
    table.wants(intent::JumpTo{"/thanked", true});
    CHECK_FALSE(table.interview().is_at_end);
    table.wants(intent::NextPage{});
    CHECK(table.interview().is_at_end);
}

TEST_CASE("the outline is walked once for each answer, not for each frame", "[outline]") {
    Table table;
    const Walk* before = &walk_of(table.interview());
    CHECK(&walk_of(table.interview()) == before);
    table.wants(intent::JumpTo{"/thanked"});
    CHECK(&walk_of(table.interview()) == before);
    table.wants(intent::Answer{"/thanked", "soup"});
    table.wants(intent::Mark{"/gifts", Missing::later});
    table.wants(intent::AddRepeat{"/child"});
    const Walk& walk = walk_of(table.interview());
    const auto row = [&](std::string_view path) {
        return *std::find_if(walk.rows.begin(), walk.rows.end(), [&](const OutlineRow& one) {
            return one.path == path;
        });
    };
    CHECK(row("/thanked").state == OutlineState::answered);
    CHECK(row("/gifts").state == OutlineState::later);
    CHECK(row("/talk").state == OutlineState::open);
    const auto is_first_child = [](const OutlineRow& one) { return one.label == "Children 1"; };
    CHECK(std::count_if(walk.rows.begin(), walk.rows.end(), is_first_child) == 1);
    for (const std::size_t at : walk.open)
        CHECK((walk.rows[at].is_heading() || walk.rows[at].state == OutlineState::open ||
               walk.rows[at].state == OutlineState::later));
}
