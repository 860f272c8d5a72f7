// The errands of joining, forms, exports and receipts over real stores.
#include "app/flow/enrolment.h"
#include "app/flow/project.h"
#include "app/flow/submissions.h"
#include "app/shell/errands.h"
#include "survey_core/base/crypto.h"
#include "tests/app/shell/desktop.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace kith;
using namespace kith::app;
using kith::test::Desktop;

namespace {

Path starter_form() {
    return Path(KITH_SOURCE_DIR) / "assets/forms/capabilities_assessment";
}

} // namespace

TEST_CASE("a laptop joins by a card and shows the words that its coordinator will see") {
    const test::ScratchFolder scratch;
    Desktop hub(scratch.path() / "hub.kith");
    hub.start();
    std::filesystem::create_directory(scratch.path() / "Documents");
    const Path card = scratch.path() / "Documents" / "street.kithcard";
    REQUIRE(write_joining_card(*hub.desk.store, card));

    Desktop field(scratch.path() / "field.kith");
    const auto found = field.gets<news::FilesFound>(command::FindFiles{".kithcard"});
    REQUIRE(found.found.files.size() == 1);
    const auto joined = field.gets<news::ProjectJoined>(command::JoinProject{
        found.found.files.front(), "Blue lid", "Amina Begum", std::string(test::Desktop::words)});
    CHECK(joined.session.project == "Test Street");
    CHECK(joined.session.person == "Amina Begum");
    CHECK_FALSE(joined.session.is_hub);
    CHECK(joined.check_words == check_words(field.desk.store->laptop_signing_key().public_key));
}

TEST_CASE("a file that is no card leaves no store behind and says so in one sentence") {
    const test::ScratchFolder scratch;
    Desktop field(scratch.path() / "field.kith");
    const News news = run_errand(
        field.desk,
        command::JoinProject{
            "/nowhere/street.kithcard", "Blue", "Amina", std::string(test::Desktop::words)});
    REQUIRE(std::holds_alternative<news::OpenFailed>(news));
    CHECK_FALSE(std::get<news::OpenFailed>(news).error.message.empty());
    CHECK_FALSE(std::filesystem::exists(scratch.path() / "field.kith"));
    CHECK(field.desk.store == nullptr);
}

TEST_CASE("a form is checked without being kept, and added when nothing must be fixed") {
    const test::ScratchFolder scratch;
    Desktop hub(scratch.path() / "hub.kith");
    hub.start();
    const std::string path = starter_form().string();
    const auto checked = hub.gets<news::FormChecked>(command::CheckForm{path});
    CHECK(checked.check.can_be_added);
    CHECK(checked.check.questions > 10);
    CHECK(hub.gets<news::ShelfLoaded>(command::LoadShelf{}).forms.empty());
    (void)hub.gets<news::CheckedFormAdded>(command::AddCheckedForm{path});
    const auto shelf = hub.gets<news::ShelfLoaded>(command::LoadShelf{});
    REQUIRE(shelf.forms.size() == 1);
    CHECK(shelf.forms.front().questions == checked.check.questions);
}

TEST_CASE("a new project begins with two forms; the others that came with Kith are offered") {
    const test::ScratchFolder scratch;
    Desktop hub(scratch.path() / "hub.kith", Path(KITH_SOURCE_DIR) / "assets");
    hub.start();
    CHECK(hub.gets<news::FormsLoaded>(command::AddForm{}).forms.size() == 2);
    const auto shelf = hub.gets<news::ShelfLoaded>(command::LoadShelf{});
    std::vector<std::string> titles;
    for (const OfferedForm& form : shelf.offered)
        titles.push_back(form.title);
    CHECK(titles == std::vector<std::string>{"A round of doors",
                                             "Action plan",
                                             "Citizen inspection",
                                             "Explorer self-audit",
                                             "Household visit",
                                             "Needs poll",
                                             "Opinion wall"});
    (void)hub.gets<news::CheckedFormAdded>(command::AddCheckedForm{shelf.offered.front().path});
    CHECK(hub.gets<news::ShelfLoaded>(command::LoadShelf{}).offered.size() == 6);
}

TEST_CASE("the picture is counted from the store, and its numbers list their records") {
    const test::ScratchFolder scratch;
    Desktop hub(scratch.path() / "hub.kith", Path(KITH_SOURCE_DIR) / "assets");
    hub.start();
    (void)hub.gets<news::FormsLoaded>(command::AddForm{});
    const std::string line = R"({"/consent/take_part":"yes","/consent/adult":"yes",)"
                             R"("/consent/keep_named":"yes","/consent/introduce":"yes",)"
                             R"("/talk/gift_tiles/gifts_hands":"food","/talk/gifts":"bake"})";
    const std::string lines = line + "\n" + line + "\n";
    REQUIRE(
        add_submissions(*hub.desk.store, hub.desk.shelf, "capabilities_assessment", lines, false));
    const auto shown = hub.gets<news::PictureLoaded>(command::LoadPicture{}).shown;
    const auto& leaves = shown->picture.balance.leaves;
    const auto bake = std::find_if(
        leaves.begin(), leaves.end(), [](const LeafBalance& row) { return row.leaf == "bake"; });
    REQUIRE(bake->willing.count() == 2);
    RecordChoice only;
    only.only = bake->willing.records;
    const auto listed = hub.gets<news::RecordsListed>(command::ListRecords{{}, only});
    REQUIRE(listed.rows.size() == 2);
    CHECK(listed.total == 2);
    CHECK(listed.rows.front().owner == "capability");
}

TEST_CASE("a form with faults tells where they are and is not kept") {
    const test::ScratchFolder scratch;
    const Path form = scratch.path() / "faulty";
    std::filesystem::create_directory(form);
    PosixFileSystem files;
    REQUIRE(replace_file(files,
                         form / "survey.csv",
                         as_bytes("type,name,label\nselect_one gift,offer,What do you offer?\n")));
    Desktop hub(scratch.path() / "hub.kith");
    hub.start();
    const auto checked = hub.gets<news::FormChecked>(command::CheckForm{form.string()});
    CHECK_FALSE(checked.check.can_be_added);
    REQUIRE(has_errors(checked.check.findings));
    const News added = run_errand(hub.desk, command::AddCheckedForm{form.string()});
    CHECK(std::holds_alternative<news::Failed>(added));
}

TEST_CASE("answers are exported into a marked file, and a second one beside it") {
    const test::ScratchFolder scratch;
    Desktop hub(scratch.path() / "hub.kith");
    hub.start();
    (void)hub.gets<news::CheckedFormAdded>(command::AddCheckedForm{starter_form().string()});
    ExportWish wish;
    wish.form_id = list_forms(*hub.desk.store)->front().form_id;
    wish.folder = scratch.path().string();
    const auto first = hub.gets<news::AnswersExported>(command::ExportAnswers{wish});
    CHECK(first.done.rows == 0);
    CHECK(first.done.file.find(".RESTRICTED") != std::string::npos);
    CHECK(std::filesystem::exists(first.done.file));
    wish.format = ExportFormat::json;
    wish.is_named = true;
    const auto second = hub.gets<news::AnswersExported>(command::ExportAnswers{wish});
    CHECK(second.done.left_out == 0);
    CHECK(first.done.left_out > 0);
}

TEST_CASE("a finished record is corrected, deleted and taken back with its history") {
    const test::ScratchFolder scratch;
    Desktop hub(scratch.path() / "hub.kith");
    hub.start();
    const Path form = scratch.path() / "gifts";
    std::filesystem::create_directory(form);
    REQUIRE(replace_file(
        hub.files, form / "survey.csv", as_bytes("type,name,label\ninteger,age,How old?\n")));
    (void)hub.gets<news::CheckedFormAdded>(command::AddCheckedForm{form.string()});
    const std::string form_id = list_forms(*hub.desk.store)->front().form_id;
    const auto added =
        add_submissions(*hub.desk.store, hub.desk.shelf, form_id, "{\"/age\":\"41\"}\n", false);
    REQUIRE(added);
    const RecordId record = added->added.front();

    const News refused =
        run_errand(hub.desk, command::CorrectRecord{record, "/age", "many", "a slip"});
    CHECK(std::holds_alternative<news::ChangeRefused>(refused));
    (void)hub.gets<news::RecordChanged>(command::CorrectRecord{record, "/age", "42", "a slip"});
    RecordRow row;
    row.id = record;
    const auto page = hub.gets<news::RecordLoaded>(command::LoadRecord{row}).page;
    REQUIRE(page.facts.size() == 1);
    CHECK(page.facts.front().answer == "42");
    CHECK(page.facts.front().path == "/age");

    (void)hub.gets<news::RecordChanged>(command::DeleteRecord{record, "asked to"});
    CHECK(hub.gets<news::RecordsListed>(command::ListRecords{}).rows.empty());
    RecordChoice deleted;
    deleted.status = RecordStatus::deleted;
    CHECK(hub.gets<news::RecordsListed>(command::ListRecords{"", deleted}).rows.size() == 1);
    (void)hub.gets<news::RecordChanged>(command::UndeleteRecord{record});
    CHECK(hub.gets<news::RecordsListed>(command::ListRecords{}).rows.size() == 1);
}

TEST_CASE("what was handed over is safe only when the hub has signed for it") {
    const test::ScratchFolder scratch;
    Desktop hub(scratch.path() / "hub.kith");
    hub.start();
    (void)hub.gets<news::CheckedFormAdded>(command::AddCheckedForm{starter_form().string()});
    const auto card = hub.gets<news::CardWritten>(command::MakeCard{scratch.path().string()});
    Desktop field(scratch.path() / "field.kith");
    (void)field.gets<news::ProjectJoined>(command::JoinProject{
        card.card.file, "Blue lid", "Amina Begum", std::string(test::Desktop::words)});
    CHECK(field.gets<news::GivenLoaded>(command::LoadGiven{}).lines.empty());
    (void)field.gets<news::HandoverWritten>(command::WriteHandover{scratch.path().string()});
    const auto given = field.gets<news::GivenLoaded>(command::LoadGiven{}).lines;
    REQUIRE(given.size() == 1);
    CHECK(given.front().records == given.front().safe);
    CHECK_FALSE(given.front().check_words.empty());
}

TEST_CASE("a real project makes its first card only after the recovery drill", "[.slow]") {
    const test::ScratchFolder scratch;
    Desktop hub(scratch.path() / "hub.kith");
    hub.start(false);
    CHECK_FALSE(hub.gets<news::SettingsLoaded>(command::LoadSettings{}).facts.has_drill);
    const News made = run_errand(hub.desk, command::MakeCard{scratch.path().string()});
    CHECK(std::holds_alternative<news::SettingsFailed>(made));
    const News wrong = run_errand(hub.desk, command::RunDrill{"not a code"});
    CHECK(std::holds_alternative<news::SettingsFailed>(wrong));
}

TEST_CASE("the look is kept beside the store and says nothing of the project") {
    const test::ScratchFolder scratch;
    Desktop hub(scratch.path() / "hub.kith");
    LookChoice look;
    look.theme = ThemeChoice::dark;
    (void)hub.gets<news::LookKept>(command::KeepLook{look});
    const auto text = read_file(hub.files, look_file(hub.desk.surroundings), 10'000);
    REQUIRE(text);
    CHECK(parse_look(as_text(*text)) == look);
}
