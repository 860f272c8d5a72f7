#include "app/screens/records_screen.h"
#include "tests/app/screens/shown_screen.h"

using namespace kith;
using namespace kith::app;
using kith::test::ShownScreen;

namespace {

auto record_drawer() {
    return [draft = RecordDraft{}](Kit& kit, const Model& model) mutable {
        return draw_record_screen(kit, make_record_view(model), draft);
    };
}

void fill(Model& model, RecordStatus status = RecordStatus::received) {
    model.screen = Screen::record;
    RecordPage page;
    page.row.id = Dot{WriterId{3}, 7};
    page.row.title = "Nasreen Malik";
    page.row.status = status;
    page.facts = {
        {.question = "Phone number",
         .answer = "07700 900 418",
         .path = "/about/phone",
         .value = "07700 900 418"},
        {.question = "Date of birth", .answer = "", .is_sealed = true, .path = "/about/born"},
        {.question = "When are you free?",
         .answer = "Morning",
         .path = "/free",
         .value = "am",
         .choices = {{"am", "Morning"}, {"pm", "Afternoon"}},
         .takes_many = true},
        {.question = "keep_until",
         .answer = "2028-11-24",
         .path = "/keep_until",
         .value = "2028-11-24",
         .is_worked_out = true}};
    model.records.page = page;
}

} // namespace

TEST_CASE("an answer is corrected by keyboard, with a reason", "[record]") {
    ShownScreen shown(record_drawer());
    fill(shown.model);
    shown.start();
    shown.check_layout();
    shown.ui.click("fact./about/phone");
    REQUIRE(shown.model.sheet == SheetKind::correction);
    shown.check_layout();
    CHECK(shown.ui.item("answer").value == "07700 900 418");
    CHECK(shown.ui.kit.focus.is_on("answer")); // one can type at once
    shown.ui.press(Key::end);
    shown.ui.press(Key::backspace);
    shown.ui.type("9");
    shown.ui.click("save");
    CHECK(shown.model.records.trouble.key == "record.needs_reason");
    CHECK(shown.last_command<command::CorrectRecord>() == nullptr);
    shown.ui.click("reason");
    shown.ui.type("She rang us");
    shown.ui.press(Key::enter);
    const auto* asked = shown.last_command<command::CorrectRecord>();
    REQUIRE(asked != nullptr);
    CHECK(asked->path == "/about/phone");
    CHECK(asked->answer == "07700 900 419");
    CHECK(asked->reason == "She rang us");
}

TEST_CASE("an answer out of a list is corrected by choosing, and read as people read it",
          "[record]") {
    ShownScreen shown(record_drawer());
    fill(shown.model);
    shown.start();
    CHECK(shown.ui.sees("Morning"));
    CHECK_FALSE(shown.ui.sees("am"));
    CHECK(shown.ui.sees("Worked out by the form; nobody was asked"));
    CHECK_FALSE(shown.ui.sees("fact./keep_until")); // nothing to press
    shown.ui.click("fact./free");
    shown.check_layout();
    CHECK(shown.ui.item("answer.am").is_selected);
    shown.ui.press_character('2');
    shown.ui.press_character('1');
    CHECK_FALSE(shown.ui.item("answer.am").is_selected);
    shown.ui.click("reason");
    shown.ui.type("Read aloud wrongly");
    shown.ui.press(Key::enter);
    const auto* asked = shown.last_command<command::CorrectRecord>();
    REQUIRE(asked != nullptr);
    CHECK(asked->answer == "pm");
}

TEST_CASE("one of a hundred choices is corrected by typing a part of its name", "[record]") {
    ShownScreen shown(record_drawer());
    fill(shown.model);
    RecordFact& street = shown.model.records.page->facts[0];
    street = {.question = "Which street?", .answer = "Street 7", .path = "/street", .value = "s7"};
    for (int i = 0; i < 100; ++i)
        street.choices.push_back({"s" + std::to_string(i), "Street " + std::to_string(i)});
    shown.start();
    shown.ui.click("fact./street");
    shown.check_layout();
    CHECK(shown.ui.sees("Street 7"));
    shown.ui.type("42");
    shown.ui.press(Key::enter); // takes the marked one
    CHECK(shown.last_command<command::CorrectRecord>() == nullptr);
    shown.ui.click("reason");
    shown.ui.type("Misheard");
    shown.ui.press(Key::enter);
    const auto* asked = shown.last_command<command::CorrectRecord>();
    REQUIRE(asked != nullptr);
    CHECK(asked->answer == "s42");
}

TEST_CASE("what the engine refuses is said in the sheet, and the typed answer stays", "[record]") {
    ShownScreen shown(record_drawer());
    fill(shown.model);
    shown.start();
    shown.ui.click("fact./about/phone");
    (void)receive(shown.model, news::ChangeRefused{{ErrorCode::bad_input, "Not a number."}});
    shown.ui.settle();
    CHECK(shown.ui.screen().find("Not a number.") != std::string::npos);
    CHECK(shown.model.sheet == SheetKind::correction);
    (void)receive(shown.model, news::RecordChanged{"toast.corrected"});
    CHECK(shown.model.sheet == SheetKind::none);
}

TEST_CASE("a sealed answer cannot be corrected blindly", "[record]") {
    ShownScreen shown(record_drawer());
    fill(shown.model);
    shown.start();
    CHECK(shown.ui.kit.registry.find("fact./about/born") == nullptr);
}

TEST_CASE("a record is deleted with a reason and can be taken back", "[record]") {
    ShownScreen shown(record_drawer());
    fill(shown.model);
    shown.start();
    shown.ui.click("delete");
    shown.check_layout();
    shown.ui.click("delete_now");
    CHECK(shown.last_command<command::DeleteRecord>() == nullptr);
    shown.ui.click("reason");
    shown.ui.type("Asked to be left out");
    shown.ui.click("delete_now");
    REQUIRE(shown.last_command<command::DeleteRecord>() != nullptr);

    ShownScreen gone(record_drawer());
    fill(gone.model, RecordStatus::deleted);
    gone.start();
    gone.check_layout();
    CHECK(gone.ui.kit.registry.find("fact./about/phone") == nullptr);
    gone.ui.click("undelete");
    CHECK(gone.last_command<command::UndeleteRecord>() != nullptr);
}

TEST_CASE("records are listed by state and by what they are", "[records]") {
    ShownScreen shown([draft = RecordsDraft{}](Kit& kit, const Model& model) mutable {
        return draw_records_screen(kit, make_records_view(model), draft);
    });
    shown.model.screen = Screen::records;
    RecordRow row;
    row.kind = RecordKind::entity;
    row.owner = "person";
    row.title = "Nasreen Malik";
    (void)receive(shown.model, news::RecordsListed{{row}, 1, "", {}});
    shown.start();
    shown.check_layout();
    shown.ui.click("People");
    REQUIRE(shown.last_command<command::ListRecords>() != nullptr);
    CHECK(shown.last_command<command::ListRecords>()->choice.list == "person");
    shown.ui.click("state.status.deleted");
    CHECK(shown.last_command<command::ListRecords>()->choice.status == RecordStatus::deleted);
    CHECK(shown.last_command<command::ListRecords>()->choice.list == "person");
}

TEST_CASE("what the coordinator asked stands first, and leads to the answer", "[record][review]") {
    ShownScreen shown(record_drawer());
    fill(shown.model, RecordStatus::has_issues);
    shown.model.records.page->asked_back = {
        {"/about/phone", "Phone number", "One digit is missing?", "Rukhsana"},
        {"", "", "Was she alone?", "Rukhsana"}};
    shown.start();
    shown.check_layout();
    CHECK(shown.ui.screen().find("Rukhsana: One digit is missing?") != std::string::npos);
    shown.ui.click("asked./about/phone");
    CHECK(shown.model.sheet == SheetKind::correction);
    CHECK(shown.model.records.correcting == "/about/phone");
    CHECK(shown.ui.kit.registry.find("ask") == nullptr); // only a coordinator asks
    shown.ui.press(Key::escape);
    shown.ui.click("settle");
    CHECK(shown.last_command<command::SettleReview>() != nullptr);
}

TEST_CASE("a coordinator sends a record back with a question on one answer", "[record][review]") {
    ShownScreen shown(record_drawer());
    fill(shown.model);
    shown.model.session.is_hub = true;
    shown.start();
    shown.check_layout();
    shown.ui.click("fact./about/phone");
    shown.ui.click("ask");
    REQUIRE(shown.model.sheet == SheetKind::send_back);
    shown.check_layout();
    CHECK(shown.ui.sees("Phone number"));
    shown.ui.press(Key::enter);
    CHECK(shown.model.records.trouble.key == "record.needs_words");
    shown.ui.type("One digit is missing?");
    shown.ui.press(Key::enter);
    REQUIRE(shown.last_command<command::SendBack>() != nullptr);
    CHECK(shown.last_command<command::SendBack>()->path == "/about/phone");
    CHECK(shown.last_command<command::SendBack>()->words == "One digit is missing?");
}

TEST_CASE("a question on the record as a whole names no answer", "[record][review]") {
    ShownScreen shown(record_drawer());
    fill(shown.model);
    shown.model.session.is_hub = true;
    shown.start();
    shown.ui.click("send_back");
    shown.ui.type("Was she alone?");
    shown.ui.press(Key::enter);
    REQUIRE(shown.last_command<command::SendBack>() != nullptr);
    CHECK(shown.last_command<command::SendBack>()->path.empty());
}
