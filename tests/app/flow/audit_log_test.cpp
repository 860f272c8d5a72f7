// The log that a form asks for with an `audit` row: only then, and no more than it asks for.
#include "app/flow/audit_log.h"
#include "app/flow/import_submissions.h"
#include "survey_core/store/blobs.h"
#include "survey_core/xlsform/load_form.h"
#include "tests/app/flow/form_desk.h"

using namespace kith;
using namespace kith::app;
using kith::test::FormDesk;
using kith::test::must;

namespace {

constexpr std::string_view questions = "text,name,Name?,,,\n"
                                       "text,phone,Phone?,coordinator,,\n"
                                       "select_one yn,keep,Keep it?,,,\n"
                                       "text,street,Street?,consent:keep,,\n"
                                       "begin_repeat,child,Child,,,\n"
                                       "text,called,Called?,,,\n"
                                       "end_repeat,,,,,\n";

FormDesk::Sheets sheets(const std::string& audit) {
    return {{"survey.csv",
             "type,name,label,kith::access,relevant,parameters\n" + std::string(questions) + audit},
            {"choices.csv", "list_name,name,label\nyn,yes,Yes\nyn,no,No\n"},
            {"settings.csv", "form_title,form_id,version\nVisit,visit,1\n"}};
}

/// Keeps each step and lets a second pass.
void next(FormDesk& desk, Result<std::vector<DraftStep>> steps) {
    desk.keep(std::move(steps));
    desk.clock.advance(std::chrono::seconds(1));
}

std::string log_of(FormDesk& desk, RecordId record) {
    const SubmissionXml xml = must(submission_xml(*desk.store, desk.shelf, record, nullptr));
    if (xml.attachments.empty()) return {};
    CHECK(xml.attachments[0].first.ends_with(".csv"));
    CHECK(xml.xml.find("<audit>" + xml.attachments[0].first + "</audit>") != std::string::npos);
    return std::string(as_text(must(load_blob(*desk.store, xml.attachments[0].second))));
}

} // namespace

TEST_CASE("a form that asks for a log gets when each question was on the screen", "[audit]") {
    FormDesk desk(sheets("audit,audit,,,,\n"));
    auto live = desk.begin();
    const std::string began = std::to_string(desk.clock.now().ms);
    next(desk, live.go_to("/name"));
    next(desk, live.answer("/name", "Amina"));
    next(desk, live.go_to("/keep"));
    next(desk, live.add_repeat("/child"));
    desk.keep(std::vector{leaving_note()});
    auto again = desk.resume();
    next(desk, std::vector{resuming_note()});
    const std::string csv = log_of(desk, desk.finish(again));
    const auto at = [](int seconds) { return std::to_string(1'790'000'000'000 + seconds * 1000); };
    CHECK(began == at(0));
    CHECK(csv == "event,node,start,end\n"
                 "form start,," +
                     at(0) +
                     ",\n"
                     "question,/data/name," +
                     at(0) + "," + at(2) +
                     "\n"
                     "question,/data/keep," +
                     at(2) + "," + at(4) +
                     "\n"
                     "add repeat,/data/child," +
                     at(3) +
                     ",\n"
                     "form save,," +
                     at(4) +
                     ",\n"
                     "form exit,," +
                     at(4) +
                     ",\n"
                     "form resume,," +
                     at(4) +
                     ",\n"
                     "form save,," +
                     at(5) +
                     ",\n"
                     "form exit,," +
                     at(5) +
                     ",\n"
                     "form finalize,," +
                     at(5) + ",\n");
}

TEST_CASE(
    "a log tells of pages that questions share, of the list of everything and of the last page",
    "[audit]") {
    FormDesk desk({{"survey.csv",
                    "type,name,label,appearance\n"
                    "text,first,First?,\n"
                    "begin_repeat,child,Child,\n"
                    "begin_group,about,About,field-list\n"
                    "text,called,Called?,\n"
                    "integer,age,Age?,\n"
                    "end_group,,,\n"
                    "end_repeat,,,\n"
                    "audit,audit,,\n"},
                   {"settings.csv", "form_title,form_id,version\nVisit,visit,1\n"}});
    auto live = desk.begin();
    next(desk, live.go_to("/first"));
    next(desk, std::vector{screen_note(LoggedScreen::jump)});
    next(desk, std::vector{screen_note(LoggedScreen::questions)});
    next(desk, live.go_to("/child[1]/about/called"));
    next(desk, live.go_to("/child[1]/about/age"));
    next(desk, std::vector{screen_note(LoggedScreen::end)});
    const std::string csv = log_of(desk, desk.finish(live));
    std::string expected = "event,node,start,end\n";
    const auto line = [&](const std::string& event, int start, int end) {
        const auto at = [](int second) {
            return second < 0 ? "" : std::to_string(1'790'000'000'000 + second * 1000);
        };
        expected += event + "," + at(start) + "," + at(end) + "\n";
    };
    line("form start,", 0, -1);
    line("question,/data/first", 0, 1);
    line("jump,", 1, 2);
    line("question,/data/first", 2, 3);
    line("group questions,/data/child[1]/about", 3, 5);
    line("question,/data/child[1]/about/called", 3, 4);
    line("question,/data/child[1]/about/age", 4, 5);
    line("end screen,", 5, 6);
    line("form save,", 6, -1);
    line("form exit,", 6, -1);
    line("form finalize,", 6, -1);
    CHECK(csv == expected);
}

TEST_CASE("a form that asks for no log gets none", "[audit]") {
    FormDesk desk(sheets(""));
    auto live = desk.begin();
    next(desk, live.answer("/name", "Amina"));
    CHECK(log_of(desk, desk.finish(live)).empty());
    CHECK_FALSE(audit_wish(live.form()));
}

TEST_CASE("changes are logged where asked for, with the worker's name only where asked for",
          "[audit]") {
    FormDesk desk(sheets("audit,audit,,,,track-changes=true identify-user=true\n"));
    auto live = desk.begin();
    next(desk, live.answer("/name", "Amina, of no. 3"));
    next(desk, live.go_to("/keep"));
    next(desk, live.answer("/name", "=Amina"));
    const std::string csv = log_of(desk, desk.finish(live));
    CHECK(csv.find("event,node,start,end,old-value,new-value,user\n") == 0);
    CHECK(csv.find(",,\"Amina, of no. 3\",Sana\n") != std::string::npos);
    CHECK(csv.find(",\"Amina, of no. 3\",'=Amina,Sana\n") != std::string::npos);
}

TEST_CASE("a log never holds an answer that its record does not hold in the clear", "[audit]") {
    FormDesk desk(sheets("audit,audit,,,,track-changes=true\n"));
    auto live = desk.begin();
    next(desk, live.answer("/name", "Hidden-1"));
    next(desk, live.mark("/name", Missing::refused));
    next(desk, live.answer("/phone", "Hidden-2"));
    next(desk, live.answer("/keep", "yes"));
    next(desk, live.answer("/street", "Hidden-3"));
    next(desk, live.answer("/keep", "no"));
    next(desk, live.answer("/child[1]/called", "Hidden-4"));
    next(desk, live.add_repeat("/child"));
    next(desk, live.answer("/child[2]/called", "Shown"));
    next(desk, live.remove_repeat("/child[1]"));
    const std::string csv = log_of(desk, desk.finish(live));
    CHECK(csv.find("Hidden") == std::string::npos);
    CHECK(csv.find("Shown") != std::string::npos);
    CHECK(csv.find("delete repeat,/data/child[1]") != std::string::npos);
}

TEST_CASE("what a laptop cannot log is said once", "[audit]") {
    const FormDesk::Sheets asked = sheets("audit,audit,,,,location-priority=balanced "
                                          "location-min-interval=60 location-max-age=120\n");
    test::ScratchFolder scratch;
    for (const auto& [name, text] : asked)
        std::ofstream(scratch.path() / name) << text;
    PosixFileSystem files;
    const auto loaded = load_form(files, scratch.path());
    REQUIRE(loaded.form);
    REQUIRE(loaded.findings.size() == 1);
    CHECK(loaded.findings[0].code == "stays-blank");
    CHECK(loaded.findings[0].column == "parameters");
}
