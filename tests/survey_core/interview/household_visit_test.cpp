// The household visit as a round plays it: one key is a whole visit.
#include "survey_core/interview/interview.h"
#include "survey_core/xlsform/load_form.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>

using namespace kith;

namespace {

constexpr Instant saturday{1'795'860'000'000}; // 2026-11-28T10:00:00Z

class Visit {
public:
    Visit() {
        PosixFileSystem disk;
        LoadedForm loaded =
            load_form(disk, Path(KITH_SOURCE_DIR) / "assets" / "forms" / "household_visit");
        REQUIRE(loaded.form.has_value());
        form_ = std::make_shared<const Form>(std::move(*loaded.form));
        interview_.emplace(form_, InterviewContext{clock_, random_, "UTC", {}, {}, {}});
        answer("/household_id", "11111111-2222-4333-8444-555555555555");
    }
    void answer(const std::string& path, const std::string& text) {
        REQUIRE(interview_->set("/data" + path, text).has_value());
    }
    [[nodiscard]] bool can_finish() { return interview_->finalise().empty(); }
    [[nodiscard]] EntityAction household() const {
        const auto actions = interview_->entities();
        REQUIRE(actions.size() == 1);
        return actions.front();
    }
    /// `(left alone)` for a property that this visit does not touch.
    [[nodiscard]] std::string property(std::string_view name) const {
        for (const auto& [key, value] : household().properties)
            if (key == name) return value;
        return "(left alone)";
    }
    [[nodiscard]] const Form& form() const { return *form_; }
    [[nodiscard]] Interview& interview() { return *interview_; }

private:
    FixedClock clock_{saturday};
    SeededRandom random_{1};
    std::shared_ptr<const Form> form_;
    std::optional<Interview> interview_;
};

} // namespace

TEST_CASE("a door and an outcome are a whole visit, whichever outcome it is", "[starter forms]") {
    Visit visit;
    CHECK_FALSE(visit.can_finish());
    const ChoiceList& outcomes = visit.form().list(*visit.form().find_list("outcome"));
    REQUIRE(outcomes.choices.size() == 14);
    for (const Choice& outcome : outcomes.choices) {
        CAPTURE(outcome.name);
        visit.answer("/outcome", outcome.name);
        CHECK(visit.can_finish());
        CHECK(visit.household().updates);
        CHECK_FALSE(visit.household().creates);
        CHECK(visit.property("last_outcome") == outcome.name);
    }
}

TEST_CASE("every outcome has its number and its class", "[starter forms]") {
    Visit visit;
    const ChoiceList& outcomes = visit.form().list(*visit.form().find_list("outcome"));
    const std::vector<std::string> classes{"1.1",
                                           "1.2",
                                           "2.24",
                                           "2.2",
                                           "2.11",
                                           "2.11",
                                           "2.23",
                                           "2.33",
                                           "2.32",
                                           "4.6",
                                           "4.5",
                                           "3.18",
                                           "3.17",
                                           "3.11"};
    const auto number = *outcomes.find_column("number");
    const auto code = *outcomes.find_column("class");
    for (std::size_t i = 0; i < outcomes.choices.size(); ++i) {
        CHECK(outcomes.choices[i].properties.at(number) == std::to_string(i + 1));
        CHECK(outcomes.choices[i].properties.at(code) == classes.at(i));
    }
    visit.answer("/outcome", "no_answer");
    CHECK(visit.interview().state(*visit.interview().find("/data/outcome_class")).value == "2.24");
}

TEST_CASE("do not call again is set by that outcome and never taken back by another",
          "[starter forms]") {
    Visit visit;
    visit.answer("/outcome", "do_not_call");
    CHECK(visit.property("do_not_call") == "yes");
    CHECK(visit.property("no_cold_callers") == "(left alone)");
    visit.answer("/outcome", "no_answer");
    CHECK(visit.property("do_not_call") == "(left alone)");
    visit.answer("/outcome", "no_cold_callers");
    CHECK(visit.property("no_cold_callers") == "yes");
    CHECK(visit.property("do_not_call") == "(left alone)");
}

TEST_CASE("a call-back is a day and a time of day, and the next visit settles it",
          "[starter forms]") {
    Visit visit;
    visit.answer("/outcome", "come_back");
    CHECK(visit.property("call_back").empty());
    visit.answer("/more/call_back", "2026-11-30");
    visit.answer("/more/slot", "evening");
    CHECK(visit.property("call_back") == "2026-11-30 evening");
    visit.answer("/outcome", "talked_full");
    CHECK(visit.property("call_back").empty());
}

TEST_CASE("a visit without a door changes no household", "[starter forms]") {
    Visit visit;
    visit.answer("/household_id", "");
    visit.answer("/outcome", "no_answer");
    CHECK(visit.interview().entities().empty());
}
