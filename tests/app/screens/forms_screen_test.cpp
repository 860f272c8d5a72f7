#include "app/screens/forms_screen.h"
#include "tests/app/screens/shown_screen.h"

using namespace kith;
using namespace kith::app;
using kith::test::ShownScreen;

namespace {

auto forms_drawer() {
    return [draft = FormsDraft{}](Kit& kit, const Model& model) mutable {
        return draw_forms_screen(kit, make_forms_view(model), draft);
    };
}

Finding finding(Severity severity, std::string message) {
    Finding one;
    one.severity = severity;
    one.sheet = "survey";
    one.row = 14;
    one.cell = "A14";
    one.message = std::move(message);
    one.suggestion = "Use the list 'gifts'.";
    return one;
}

FormCheck check_with(bool has_error) {
    FormCheck check{"/stick/gifts.xlsx", "Gifts", "7", 46, {}, !has_error};
    check.findings.push_back(finding(Severity::info, "The version is 7."));
    check.findings.push_back(finding(Severity::warning, "This question is 41 words long."));
    if (has_error) check.findings.push_back(finding(Severity::error, "There is no list 'gift'."));
    return check;
}

float top_of(const ShownScreen<decltype(forms_drawer())>& shown, std::string_view label) {
    return shown.ui.item(label).rect.y;
}

} // namespace

TEST_CASE("a form's file is typed and checked before anything is kept", "[forms]") {
    ShownScreen shown(forms_drawer());
    shown.start();
    shown.check_layout();
    shown.ui.click("path");
    shown.ui.type("/stick/gifts.xlsx");
    shown.ui.press(Key::enter);
    INFO(shown.ui.screen());
    REQUIRE(shown.last_command<command::CheckForm>() != nullptr);
    CHECK(shown.last_command<command::CheckForm>()->path == "/stick/gifts.xlsx");
    CHECK(shown.model.shelf.is_working);
}

TEST_CASE("while something must be fixed the form cannot be added", "[forms]") {
    ShownScreen shown(forms_drawer());
    shown.model.shelf.check = check_with(true);
    shown.start();
    shown.check_layout();
    CHECK(shown.ui.sees("Nearly there: 1 thing to fix"));
    CHECK_FALSE(shown.ui.item("add").is_enabled);
    CHECK(top_of(shown, "There is no list 'gift'.") <
          top_of(shown, "This question is 41 words long."));
    CHECK(shown.ui.sees("row 14, A14"));
    CHECK(shown.ui.sees("Must fix"));
    shown.ui.press(Key::enter);
    CHECK(shown.last_command<command::AddCheckedForm>() == nullptr);
}

TEST_CASE("one kind of finding can be shown alone", "[forms]") {
    ShownScreen shown(forms_drawer());
    shown.model.shelf.check = check_with(true);
    shown.start();
    shown.ui.click("Worth a look  1");
    CHECK(shown.ui.sees("This question is 41 words long."));
    CHECK_FALSE(shown.ui.sees("There is no list 'gift'."));
}

TEST_CASE("a form without faults is added by Enter and Escape goes back to the list", "[forms]") {
    ShownScreen shown(forms_drawer());
    shown.model.shelf.check = check_with(false);
    shown.start();
    shown.ui.press(Key::enter);
    REQUIRE(shown.last_command<command::AddCheckedForm>() != nullptr);
    CHECK(shown.last_command<command::AddCheckedForm>()->path == "/stick/gifts.xlsx");
    shown.model.shelf.is_working = false;
    shown.ui.settle();
    shown.ui.press(Key::escape);
    CHECK_FALSE(shown.model.shelf.check);
}

TEST_CASE("every form version shows its title, version, questions and findings", "[forms]") {
    ShownScreen shown(forms_drawer());
    FormRow row;
    row.form_id = "gifts";
    row.title = "Gifts and welcomes";
    row.version = "7";
    shown.model.shelf.forms.push_back({row, 46, check_with(false).findings});
    shown.start();
    shown.check_layout();
    INFO(shown.ui.screen());
    CHECK(shown.ui.screen().find("46 questions") != std::string::npos);
    CHECK(shown.ui.screen().find("1 thing worth a look") != std::string::npos);
}

TEST_CASE("a form that came with Kith is looked at before it is added", "[forms]") {
    ShownScreen shown(forms_drawer());
    shown.model.shelf.offered = {{"/share/forms/needs_poll.xlsx", "Needs poll", "3", 7}};
    shown.start();
    shown.check_layout();
    CHECK(shown.ui.sees("These came with Kith"));
    shown.ui.click("Needs poll");
    REQUIRE(shown.last_command<command::CheckForm>() != nullptr);
    CHECK(shown.last_command<command::CheckForm>()->path == "/share/forms/needs_poll.xlsx");
    CHECK(shown.last_command<command::AddCheckedForm>() == nullptr);
}

TEST_CASE("a project that has every form that came with Kith is offered none", "[forms]") {
    ShownScreen shown(forms_drawer());
    shown.start();
    CHECK_FALSE(shown.ui.sees("These came with Kith"));
}
