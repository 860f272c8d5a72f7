// Sheets of paper and directory pages over a real store, as the worker threads make them.
#include "app/flow/asset_page.h"
#include "app/flow/submissions.h"
#include "app/shell/errands.h"
#include "app/text/share_folder.h"
#include "tests/app/shell/desktop.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace kith::app;
using kith::test::Desktop;

namespace {

constexpr std::string_view talk =
    R"({"/consent/take_part": "yes", "/consent/adult": "yes", "/consent/keep_named": "yes",
        "/consent/introduce": "yes", "/consent/count_me": "no", "/consent/consent_how": "spoken",
        "/talk/thanked": "mended a bike", "/talk/gift_tiles/gifts_hands": "food",
        "/talk/gifts": "cook_for", "/talk/gift[1]/gift_page/g_level": "do_it",
        "/talk/willing_more": "weekly", "/talk/welcome_help": "friends",
        "/talk/need[1]/need_page/n_when": "whenever", "/talk/contact/called": "Nasreen Malik",
        "/talk/contact/reach_by": "phone", "/talk/contact/reach_at": "01632 960418"})";

constexpr std::string_view unnamed_talk =
    R"({"/consent/take_part": "yes", "/consent/adult": "yes", "/consent/keep_named": "no_name",
        "/consent/count_me": "yes", "/consent/consent_how": "spoken",
        "/talk/gift_tiles/gifts_hands": "food", "/talk/gifts": "cook_for",
        "/talk/gift[1]/gift_page/g_level": "do_it"})";

std::string in_one_line(std::string_view json) {
    std::string line(json);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

RecordId adds(Desktop& hub, std::string_view json) {
    const auto added = add_submissions(
        *hub.desk.store, hub.desk.shelf, "capabilities_assessment", in_one_line(json), false);
    REQUIRE(added);
    for (const RejectedLine& one : added->rejected)
        UNSCOPED_INFO(one.path << ": " << one.reason);
    REQUIRE(added->added.size() == 1);
    return added->added.front();
}

void add_starter_form(Desktop& hub) {
    const Path form = Path(KITH_SOURCE_DIR) / "assets/forms/capabilities_assessment";
    static_cast<void>(hub.gets<news::FormChecked>(command::CheckForm{form.string()}));
    static_cast<void>(hub.gets<news::CheckedFormAdded>(command::AddCheckedForm{form.string()}));
}

RecordRow row_of(Desktop& hub, const std::string& list) {
    const auto rows =
        hub.gets<news::RecordsListed>(command::ListRecords{"", {std::nullopt, false, list}}).rows;
    REQUIRE(rows.size() == 1);
    return rows.front();
}

} // namespace

TEST_CASE("a person's page has their gift, need and consents, each with where it came from") {
    const test::ScratchFolder scratch;
    Desktop hub(scratch.path() / "hub.kith");
    hub.start();
    add_starter_form(hub);
    const RecordId interview = adds(hub, talk);
    const auto page = hub.gets<news::RecordLoaded>(command::LoadRecord{row_of(hub, "person")}).page;
    REQUIRE(page.person);
    const PersonPage& person = *page.person;
    CHECK(person.called == "Nasreen Malik");
    CHECK(person.code.size() == 6);
    CHECK(person.own_words == std::vector<std::string>{"mended a bike"});
    REQUIRE(person.gifts.size() == 1);
    CHECK(person.gifts[0].name == "Cooking for a neighbour");
    CHECK(person.gifts[0].status == "offered");
    REQUIRE(person.welcomes.size() == 1);
    REQUIRE(person.consents);
    CHECK(person.consents->worker == "Rukhsana");
    CHECK(person.consents->source == interview);
    const auto said = [&](std::string_view name) {
        for (const ConsentAnswer& one : person.consents->answers)
            if (one.name == name) return one.said;
        return Said::not_asked;
    };
    CHECK(said("keep_named") == Said::yes);
    CHECK(said("count_me") == Said::no);
    CHECK(said("story_ok") == Said::not_asked);
    REQUIRE_FALSE(person.facts.empty());
    for (const PersonFact& fact : person.facts)
        CHECK(fact.source != RecordId{});
}

TEST_CASE("a name that was corrected is the name on the person's page and paper") {
    const test::ScratchFolder scratch;
    Desktop hub(scratch.path() / "hub.kith");
    hub.start();
    add_starter_form(hub);
    adds(hub, talk);
    const RecordRow row = row_of(hub, "person");
    (void)hub.gets<news::RecordChanged>(
        command::CorrectRecord{row.id, "/called", "Nasrin Malik", "she spells it so"});
    const auto page = hub.gets<news::RecordLoaded>(command::LoadRecord{row}).page;
    REQUIRE(page.person);
    CHECK(page.person->called == "Nasrin Malik");
}

TEST_CASE("a sheet is written where it was asked for and nowhere else, and names nobody") {
    const test::ScratchFolder scratch;
    Desktop hub(scratch.path() / "hub.kith", *find_share_folder());
    hub.start();
    add_starter_form(hub);
    adds(hub, talk);
    const Path folder = scratch.path() / "Documents";
    std::filesystem::create_directory(folder);
    const auto made = hub.gets<news::PaperWritten>(command::WritePaper{
        row_of(hub, "person").id, {PaperKind::data_sheet, "en", "01632 960 001", folder.string()}});
    CHECK(made.phone == "01632 960 001");
    CHECK(made.made.pages >= 1);
    std::vector<std::string> found;
    for (const auto& file : std::filesystem::directory_iterator(folder))
        found.push_back(file.path().string());
    REQUIRE(found == std::vector<std::string>{made.made.file});
    CHECK(made.made.file.find(".RESTRICTED.pdf") != std::string::npos);
    CHECK(made.made.file.find("Nasreen") == std::string::npos);
    CHECK(hub.gets<news::PhoneLoaded>(command::LoadPhone{}).phone == "01632 960 001");
}

TEST_CASE("somebody who wants no name kept still gets a card with their gift on it") {
    const test::ScratchFolder scratch;
    Desktop hub(scratch.path() / "hub.kith", *find_share_folder());
    hub.start();
    add_starter_form(hub);
    const RecordId interview = adds(hub, unnamed_talk);
    FormShelf shelf;
    const auto person = gather_person(*hub.desk.store, shelf, interview, "ur");
    REQUIRE(person);
    CHECK(person->called.empty());
    REQUIRE(person->gifts.size() == 1);
    CHECK(person->gifts[0].name == "Cooking for a neighbour");
    CHECK(hub
              .gets<news::PaperWritten>(command::WritePaper{
                  interview, {PaperKind::gift_card, "ur", "", scratch.path().string()}})
              .made.pages == 1);
}

TEST_CASE("a file is opened by the desktop's program, and where there is none that is said") {
    const test::ScratchFolder scratch;
    Desktop hub(scratch.path() / "hub.kith");
    hub.start();
    static_cast<void>(hub.gets<news::FileShown>(command::ShowFile{"/tmp/a.pdf"}));
}
