// A draft that was begun with one version of a form goes on with the next one.
#include "app/flow/draft_move.h"
#include "app/flow/finish_interview.h"
#include "app/flow/project.h"
#include "survey_core/store/records.h"
#include "tests/support/must.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>

using namespace kith;
using namespace kith::app;
using kith::test::must;

namespace {

constexpr const char* first_survey = "type,name,label,constraint,kith::access\n"
                                     "text,called,Name?,,\n"
                                     "text,street,Street?,,\n"
                                     "select_one yn,agree,May we?,,\n"
                                     "text,health,Health?,,consent:agree\n"
                                     "integer,age,Age?,,\n"
                                     "begin_repeat,child,Children,,\n"
                                     "text,called_child,Child?,,\n"
                                     "end_repeat,,,,\n";
constexpr const char* second_survey = "type,name,label,constraint,kith::access\n"
                                      "text,called,What are you called?,,\n"
                                      "select_one yn,agree,May we?,,\n"
                                      "integer,age,Age?,. < 50,\n"
                                      "text,trade,Trade?,,\n";

class Lane {
public:
    Lane() {
        store = must(start_project({files, clock, random},
                                   scratch.path() / "centre.kith",
                                   {"Mill Lane", "a b c d", "Sana", true}))
                    .store;
        first = add("1", first_survey);
        auto live = must(
            LiveInterview::start(must(interview_place(*store, shelf, first, {})), clock, random));
        draft = must(start_draft(*store, first));
        keep({live.opening()});
        keep(must(live.answer("/called", "Amir")));
        keep(must(live.answer("/street", "Mill Lane")));
        keep(must(live.answer("/agree", "yes")));
        keep(must(live.answer("/health", "well")));
        keep(must(live.answer("/age", "61")));
        keep(must(live.answer("/child[1]/called_child", "Bo")));
        keep(must(live.add_repeat("/child")));
        keep(must(live.answer("/child[2]/called_child", "Cem")));
        keep(must(live.remove_repeat("/child[1]")));
        keep(must(live.write_note("/street", "the upper end")));
        second = add("2", second_survey);
    }
    FormVersionId add(const std::string& version, const char* survey) {
        const Path folder = scratch.path() / version;
        std::filesystem::create_directory(folder);
        std::ofstream(folder / "survey.csv") << survey;
        std::ofstream(folder / "choices.csv") << "list_name,name,label\nyn,yes,Yes\nyn,no,No\n";
        std::ofstream(folder / "settings.csv")
            << "form_title,form_id,version\nLane,lane," << version << "\n";
        return must(add_form_file(*store, folder)).form.value().id;
    }
    void keep(const std::vector<DraftStep>& steps) { must(append_answers(*store, draft, steps)); }
    DraftMove plan() { return must(plan_move(*store, shelf, draft, second, clock)); }
    void move() { must(move_to_version(*store, shelf, draft, second)); }
    LiveInterview resume() {
        const Draft loaded = must(load_draft(*store, draft));
        return must(LiveInterview::resume(
            must(interview_place(*store, shelf, loaded.summary.form, {})), loaded, clock));
    }
    RecordView finish(LiveInterview& live) {
        const auto finished = must(finish_interview(*store, live, draft, must(worker_of(*store))));
        return must(find_record(*store, finished.submission.value())).value();
    }
    std::string said(const RecordView& record, const std::string& path) {
        const auto field = must(find_field(*store, {FieldName::Kind::question, "lane", path}));
        return field ? std::string(record.text(*field)) : "no such field";
    }

    test::ScratchFolder scratch;
    PosixFileSystem files;
    FixedClock clock{Instant{1'790'000'000'000}};
    SeededRandom random{5};
    FormShelf shelf;
    std::unique_ptr<Store> store;
    FormVersionId first{}, second{};
    DraftId draft{};
};

} // namespace

TEST_CASE("before a draft moves it is shown what stays, changes and is no longer asked", "[flow]") {
    Lane lane;
    const DraftMove move = lane.plan();

    CHECK(move.version_before == "1");
    CHECK(move.version_after == "2");
    CHECK(move.kept == 2); // the name, and that we may
    REQUIRE(move.changed.size() == 1);
    CHECK(move.changed[0].question == "Age?");
    CHECK(move.changed[0].before == "61");
    CHECK_FALSE(move.changed[0].fits);
    REQUIRE(move.no_place.size() == 3);
    CHECK(move.no_place[0].before == "Mill Lane");
    CHECK(move.no_place[2].before == "Cem");
    CHECK(move.added == std::vector<std::string>{"Trade?"});
    CHECK(must(load_draft(*lane.store, lane.draft)).summary.form == lane.first);
}

TEST_CASE("what the newer version does not ask is in the record all the same", "[flow]") {
    Lane lane;
    lane.move();
    CHECK(must(load_draft(*lane.store, lane.draft)).summary.form == lane.second);
    auto live = lane.resume();
    CHECK(live.earlier().contains("/street"));
    must(live.answer("/age", "41"));
    must(live.answer("/trade", "miller"));

    const RecordView record = lane.finish(live);

    CHECK(record.header.form == lane.second);
    CHECK(lane.said(record, "/called") == "Amir");
    CHECK(lane.said(record, "/trade") == "miller");
    CHECK(lane.said(record, "/street") == "Mill Lane");
    CHECK(lane.said(record, "/street@note") == "the upper end");
    CHECK(lane.said(record, "/health") == "well");
    REQUIRE(record.children.size() == 1);
    const RecordView child = must(find_record(*lane.store, record.children[0])).value();
    CHECK(lane.said(child, "/child/called_child") == "Cem");
}

TEST_CASE("an answer behind a consent that is taken back goes, also when it is no longer asked",
          "[flow]") {
    Lane lane;
    lane.move();
    auto live = lane.resume();
    must(live.answer("/age", "41"));
    must(live.answer("/agree", "no"));

    const RecordView record = lane.finish(live);

    CHECK(lane.said(record, "/health").empty());
    CHECK(lane.said(record, "/street") == "Mill Lane");
}

TEST_CASE("a draft moves back, and every answer is where it was", "[flow]") {
    Lane lane;
    lane.move();
    auto live = lane.resume();
    lane.keep(must(live.answer("/trade", "miller")));
    must(move_to_version(*lane.store, lane.shelf, lane.draft, lane.first));

    auto again = lane.resume();

    CHECK(again.engine().state(again.engine().find("/data/street").value()).value == "Mill Lane");
    CHECK(again.engine().find("/data/child[1]/called_child").has_value());
    REQUIRE(again.earlier().size() == 1);
    CHECK(again.earlier().begin()->first == "/trade");
}

TEST_CASE("a draft does not move to another form", "[flow]") {
    Lane lane;
    const Path folder = lane.scratch.path() / "other";
    std::filesystem::create_directory(folder);
    std::ofstream(folder / "survey.csv") << "type,name,label\ntext,x,X?\n";
    std::ofstream(folder / "settings.csv") << "form_title,form_id,version\nOther,other,1\n";
    const auto other = must(add_form_file(*lane.store, folder)).form.value().id;
    const auto refused = move_to_version(*lane.store, lane.shelf, lane.draft, other);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::refused);
}
