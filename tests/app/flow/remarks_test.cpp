// Why there is no answer, and notes beside answers: from the draft to the record.
#include "app/flow/enrolment.h"
#include "app/flow/finish_interview.h"
#include "app/flow/project.h"
#include "app/flow/record_paths.h"
#include "app/flow/submissions.h"
#include "survey_core/export/export_files.h"
#include "survey_core/store/records.h"
#include "survey_core/xlsform/load_form.h"
#include "tests/support/must.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace kith;
using namespace kith::app;
using kith::test::must;

namespace {

/// A coordinator's store with a form that insists on an age.
struct Lane {
    test::ScratchFolder scratch;
    PosixFileSystem files;
    FixedClock clock{Instant{1'795'000'000'000}};
    SystemRandom random;
    FormShelf shelf;
    std::unique_ptr<Store> store;
    FormVersionId version{};

    Lane() {
        const auto form = scratch.path() / "form";
        std::filesystem::create_directory(form);
        std::ofstream(form / "survey.csv") << "type,name,label,required,kith::access\n"
                                              "text,called,Name?,,\n"
                                              "integer,age,Age?,yes,\n"
                                              "text,secret,Secret?,,coordinator\n"
                                              "begin repeat,gift,Gift,,\n"
                                              "text,what,What?,,\n"
                                              "end repeat,,,,\n";
        std::ofstream(form / "settings.csv") << "form_title,form_id,version\nLane,lane,1\n";
        auto started = must(start_project({files, clock, random},
                                          scratch.path() / "centre.kith",
                                          {"Mill Lane", "a b c d", "Sana", true}));
        store = std::move(started.store);
        const auto added = must(add_form_file(*store, form));
        REQUIRE(added.form);
        version = added.form->id;
    }
    LiveInterview begin() {
        auto place = must(interview_place(*store, shelf, version, {}));
        return must(LiveInterview::start(std::move(place), clock, random));
    }
    RecordPaths finish(LiveInterview& live) {
        const auto author = must(worker_of(*store));
        const auto finished = must(finish_interview(*store, live, std::nullopt, author));
        REQUIRE(finished.submission);
        submission = *finished.submission;
        return paths();
    }
    RecordPaths paths() { return must(record_with_paths(*store, submission)); }
    RecordId submission;
};

std::string text_at(const RecordPaths& record, std::string_view path) {
    for (const PathValue& value : record.values)
        if (value.path == path) return value.is_sealed ? "(sealed)" : value.text;
    return "(absent)";
}

} // namespace

TEST_CASE("required does not force an invented answer: refused and not known finish, come back "
          "does not",
          "[remarks]") {
    Lane lane;
    LiveInterview live = lane.begin();
    CHECK(open_problems(live).size() == 1);
    must(live.mark("/age", Missing::later));
    CHECK(open_problems(live).size() == 1);
    must(live.mark("/age", Missing::refused));
    CHECK(open_problems(live).empty());
    const RecordPaths record = lane.finish(live);
    CHECK(text_at(record, "/age@missing") == "refused");
    CHECK(text_at(record, "/age") == "(absent)");
}

TEST_CASE("a mark takes the answer, an answer takes the mark", "[remarks]") {
    Lane lane;
    LiveInterview live = lane.begin();
    must(live.answer("/called", "Ada"));
    const auto steps = must(live.mark("/called", Missing::unknown));
    CHECK(steps.size() == 2); // the blank answer and the mark, both kept
    CHECK(live.engine().state(*live.engine().find("/data/called")).value.empty());
    must(live.answer("/called", "Ada again"));
    CHECK(live.remarks().missing("/called") == Missing::none);
    must(live.mark("/called", Missing::later));
    CHECK(live.engine().state(*live.engine().find("/data/called")).value == "Ada again");
}

TEST_CASE("a draft that goes on has its marks and notes, in the right repeat instance",
          "[remarks]") {
    Lane lane;
    LiveInterview live = lane.begin();
    std::vector<DraftStep> all{live.opening()};
    const auto does = [&](Result<std::vector<DraftStep>> steps) {
        for (DraftStep& step : must(std::move(steps)))
            all.push_back(std::move(step));
    };
    const auto count = live.engine().count(*live.engine().find("/data/gift"));
    for (int i = count; i < 2; ++i)
        does(live.add_repeat("/gift"));
    does(live.mark("/gift[2]/what", Missing::refused));
    does(live.write_note("/gift[2]/what", "ask her sister"));
    does(live.mark("/age", Missing::unknown));
    does(live.remove_repeat("/gift[1]"));
    Draft draft;
    draft.steps = all;
    auto place = must(interview_place(*lane.store, lane.shelf, lane.version, {}));
    LiveInterview again = must(LiveInterview::resume(std::move(place), draft, lane.clock));
    for (const LiveInterview* one : {&live, &again}) {
        CHECK(one->remarks().missing("/age") == Missing::unknown);
        CHECK(one->remarks().missing("/gift[1]/what") == Missing::refused);
        REQUIRE(one->remarks().note("/gift[1]/what") != nullptr);
        CHECK(one->remarks().note("/gift[1]/what")->text == "ask her sister");
        CHECK(one->remarks().missing("/gift[2]/what") == Missing::none);
    }
    const RecordPaths record = lane.finish(again);
    CHECK(text_at(record, "/gift[1]/what@note") == "ask her sister");
    CHECK(text_at(record, "/gift[1]/what@missing") == "refused");
}

TEST_CASE("a note beside a sealed answer is sealed as well", "[remarks]") {
    Lane lane;
    LiveInterview live = lane.begin();
    const auto steps = must(live.write_note("/secret", "spoken in private"));
    REQUIRE(steps.size() == 1);
    CHECK(steps.front().value.kind == Value::Kind::sealed);
    must(live.answer("/age", "40"));
    CHECK(text_at(lane.finish(live), "/secret@note") == "(sealed)");
}

TEST_CASE("a later correction that gives the answer takes the mark away", "[remarks]") {
    Lane lane;
    LiveInterview live = lane.begin();
    must(live.mark("/age", Missing::refused));
    lane.finish(live);
    must(correct_record(*lane.store, lane.shelf, lane.submission, {{"/age", "52"}}, "she rang"));
    CHECK(text_at(lane.paths(), "/age") == "52");
    CHECK(text_at(lane.paths(), "/age@missing").empty());
}

TEST_CASE("a form whose remarks have no numbers keeps them in one built-in field", "[remarks]") {
    Lane lane;
    // The next version, as an older program added it: questions have numbers, remarks have none.
    std::ofstream(lane.scratch.path() / "form" / "settings.csv")
        << "form_title,form_id,version\nOlder lane,older,1\n";
    const LoadedForm old = load_form(lane.files, lane.scratch.path() / "form");
    REQUIRE(old.form);
    std::vector<FieldName> names;
    for (const Node& node : old.form->nodes())
        if (is_stored(node)) names.push_back(question_name(*old.form, node));
    lane.version = form_version_id(old.content);
    must(assign_fields(*lane.store, names));
    must(add_form(*lane.store, {lane.version, "older", "1", "Older lane", {}}, old.content));
    LiveInterview live = lane.begin();
    must(live.mark("/age", Missing::refused));
    must(live.write_note("/called", "as her mother says it"));
    lane.finish(live);
    const auto record = must(find_record(*lane.store, lane.submission));
    REQUIRE(record);
    CHECK(record->text(field::missing) == "/age=refused\n");
    CHECK(record->text(field::notes) == "/called=as her mother says it\n");
}

TEST_CASE("an export says why there is no answer, and notes only where names may leave",
          "[remarks][export]") {
    Lane lane;
    LiveInterview live = lane.begin();
    must(live.mark("/age", Missing::refused));
    must(live.write_note("/called", "ask her sister"));
    (void)lane.finish(live);
    const auto versions = must(lane.shelf.versions(*lane.store, "lane"));
    const auto exported = [&](const char* name, bool named) {
        ExportOptions options;
        options.named = named;
        const Path file = lane.scratch.path() / name;
        const ExportReport report =
            must(export_form(lane.files, *lane.store, versions, file, options));
        const Bytes bytes = must(read_file(lane.files, report.file, 1U << 20U));
        return std::pair(std::string(as_text(bytes)), report.left_out);
    };
    const auto [plain, left_out] = exported("plain.csv", false);
    CHECK(plain.find("_missing") != std::string::npos);
    CHECK(plain.find("age=refused") != std::string::npos);
    CHECK(plain.find("sister") == std::string::npos);
    CHECK(std::find(left_out.begin(), left_out.end(), "@notes") != left_out.end());
    const auto [named, nothing_left_out] = exported("named.csv", true);
    CHECK(named.find("_missing,_notes") != std::string::npos);
    CHECK(named.find("called=ask her sister") != std::string::npos);
}
