// A community that used another tool before brings its records along.
#include "app/flow/enrolment.h"
#include "app/flow/import_submissions.h"
#include "app/flow/project.h"
#include "app/flow/record_paths.h"
#include "app/flow/submissions.h"
#include "sync/hub/handover.h"
#include "sync/hub/hub.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace kith::app;

namespace {

constexpr std::string_view passphrase = "four plain words here";

/// A centre whose project has the form `visit`, and a folder with three records of another tool.
struct Village {
    test::ScratchFolder scratch;
    PosixFileSystem files;
    FixedClock clock{Instant{1'790'000'000'000}};
    SeededRandom random{7};
    FormShelf shelf;
    std::unique_ptr<Store> centre;

    Village() {
        const Path form = scratch.path() / "form";
        put("form/survey.csv",
            "type,name,label,calculation,kith::access,default\n"
            "start,start,,,,\n"
            "text,name,Name,,,\n"
            "text,phone,Phone,,coordinator,\n"
            "integer,age,Age,,,\n"
            "text,town,Town,,,Leeds\n"
            "begin_repeat,child,Child,,,\n"
            "text,called,Called,,,\n"
            "end_repeat,,,,,\n"
            "calculate,next_year,,${age} + 1,,\n");
        put("form/settings.csv", "form_title,form_id,version\nVisit,visit,2\n");
        auto started = start_project(
            environment(), scratch.path() / "centre.kith", {"Test", passphrase, "R", true});
        REQUIRE(started);
        centre = std::move(started->store);
        REQUIRE(add_form_file(*centre, form));
    }
    StoreEnvironment environment() { return {files, clock, random}; }
    void put(const Path& name, std::string_view text) {
        std::filesystem::create_directories((scratch.path() / name).parent_path());
        REQUIRE(replace_file(files, scratch.path() / name, as_bytes(text)));
    }
    void put_records() {
        put("old/instances/a/submission.xml",
            record("uuid:a",
                   "<start>2025-03-04T10:00:00.000Z</start><name>Amina</name><phone>0712</phone>"
                   "<age>41</age><child><called>Ali</called></child><child><called>Bea</called>"
                   "</child><next_year>42</next_year>"));
        put("old/instances/b/submission.xml",
            record("uuid:b",
                   "<name>Bilal</name><age>20</age><next_year>99</next_year><shoe>9</shoe>"));
    }
    static std::string record(const std::string& id, const std::string& inside) {
        return "<data id='visit' version='2'>" + inside + "<meta><instanceID>" + id +
               "</instanceID></meta></data>";
    }
    ImportReport import(Store& store, bool skip_bad = false) {
        const auto report =
            import_submissions(store, shelf, {"visit", scratch.path() / "old", skip_bad});
        INFO((report ? "" : report.error().message));
        REQUIRE(report);
        return *report;
    }
    std::map<std::string, std::string> values(Store& store, RecordId id) {
        const auto record = record_with_paths(store, id);
        REQUIRE(record);
        std::map<std::string, std::string> out;
        for (const PathValue& value : record->values)
            out[value.path] = value.is_sealed ? "(sealed)" : value.text;
        return out;
    }
};

std::vector<std::string> codes(const std::vector<ImportNote>& notes) {
    std::vector<std::string> out;
    for (const ImportNote& note : notes)
        out.push_back(note.code + " " + note.path);
    return out;
}

} // namespace

TEST_CASE("records of a Briefcase folder become submissions, and reading them again adds nothing",
          "[import]") {
    Village village;
    village.put_records();
    const ImportReport first = village.import(*village.centre);
    REQUIRE(first.added.size() == 2);
    CHECK(village.values(*village.centre, first.added[0].record) ==
          std::map<std::string, std::string>{{"/start", "2025-03-04T10:00:00.000Z"},
                                             {"/name", "Amina"},
                                             {"/phone", "(sealed)"},
                                             {"/age", "41"},
                                             {"/child[1]/called", "Ali"},
                                             {"/child[2]/called", "Bea"},
                                             {"/next_year", "42"}});
    const auto amina = find_record(*village.centre, first.added[0].record);
    REQUIRE((amina && *amina));
    CHECK((*amina)->text(field::alias) == "openrosa:uuid:a");
    CHECK((*amina)->text(field::started_at) == "2025-03-04T10:00:00.000Z");
    const ImportReport again = village.import(*village.centre);
    CHECK(again.added.empty());
    CHECK(again.already_here.size() == 2);
}

TEST_CASE("what is calculated otherwise, or is no question, is named by its path", "[import]") {
    Village village;
    village.put_records();
    const ImportReport report = village.import(*village.centre);
    CHECK(codes(report.findings) ==
          std::vector<std::string>{"unknown-element /data/shoe", "calculated /data/next_year"});
    CHECK(village.values(*village.centre, report.added.at(1).record).at("/next_year") == "21");
}

TEST_CASE("with a damaged record nothing is added, unless bad ones are skipped", "[import]") {
    Village village;
    village.put_records();
    village.put("old/instances/c/submission.xml", "<data id='visit'");
    const ImportReport refused = village.import(*village.centre);
    CHECK(refused.added.empty());
    CHECK(refused.refused.size() == 1);
    CHECK(village.import(*village.centre, true).added.size() == 2);
}

TEST_CASE("a record written as XML keeps its id, and comes back as the same record", "[import]") {
    Village village;
    village.put_records();
    const RecordId amina = village.import(*village.centre).added.at(0).record;
    const auto key = coordinator_sealing_key(*village.centre);
    REQUIRE(key);
    const auto written = submission_xml(*village.centre, village.shelf, amina, &*key);
    REQUIRE(written);
    CHECK(written->left_out.empty());
    CHECK(written->xml.find("<instanceID>uuid:a</instanceID>") != std::string::npos);
    CHECK(written->xml.find("<phone>0712</phone>") != std::string::npos);
    const auto closed = submission_xml(*village.centre, village.shelf, amina, nullptr);
    REQUIRE(closed);
    CHECK(closed->left_out == std::vector<std::string>{"/phone"});
    CHECK(closed->xml.find("0712") == std::string::npos);
}

TEST_CASE("a record of our own that went out as XML is known when it comes back", "[import]") {
    Village village;
    const auto added = add_submissions(
        *village.centre, village.shelf, "visit", R"({"/name": "Sana", "/age": "30"})", false);
    REQUIRE((added && added->added.size() == 1));
    const auto written =
        submission_xml(*village.centre, village.shelf, added->added.front(), nullptr);
    REQUIRE(written);
    village.put("old/sana.xml", written->xml);
    const ImportReport report = village.import(*village.centre);
    CHECK(report.added.empty());
    REQUIRE(report.already_here.size() == 1);
    CHECK(report.already_here[0].record == added->added.front());
}

TEST_CASE("a record that two laptops read is listed as the same after the merge, and never merged "
          "by itself",
          "[import]") {
    Village village;
    village.put_records();
    const Path card = village.scratch.path() / "card";
    const Path stick = village.scratch.path() / "stick";
    REQUIRE(village.files.make_folder(stick));
    REQUIRE(write_joining_card(*village.centre, card));
    auto laptop = join_project(village.environment(),
                               village.scratch.path() / "laptop.kith",
                               card,
                               {"L", "A", passphrase});
    REQUIRE(laptop);
    CHECK(village.import(*village.centre).added.size() == 2);
    CHECK(village.import(**laptop).added.size() == 2);
    const auto handed = sync::write_handover(**laptop, stick);
    REQUIRE(handed);
    const std::vector<Path> files{handed->bundle.file};
    REQUIRE(sync::Hub(*village.centre).merge(files, {}));
    REQUIRE(approve_laptop(*village.centre, (*laptop)->laptop(), LaptopRole::worker));
    const auto same = list_same_submissions(*village.centre);
    REQUIRE(same);
    REQUIRE(same->size() == 2);
    CHECK((*same)[0].instance_id == "uuid:a");
    CHECK((*same)[0].records.size() == 2);
    REQUIRE(delete_record(*village.centre, (*same)[0].records[1], "read twice"));
    CHECK(list_same_submissions(*village.centre)->size() == 1);
}
