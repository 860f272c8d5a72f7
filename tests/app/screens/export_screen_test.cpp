#include "app/screens/export_screen.h"
#include "tests/app/screens/shown_screen.h"

using namespace kith;
using namespace kith::app;
using kith::test::ShownScreen;

namespace {

auto export_drawer() {
    return [draft = ExportDraft{}](Kit& kit, const Model& model) mutable {
        return draw_export_screen(kit, make_export_view(model), draft);
    };
}

void fill(Model& model) {
    model.screen = Screen::export_answers;
    FormRow row;
    row.form_id = "gifts";
    row.title = "Gifts and welcomes";
    model.shelf.forms = {{row, 46, {}, {"English (en)", "Urdu (ur)"}}};
    model.handover.places = {{"/media/amina/BLUE", "BLUE", true, 5'000'000}};
}

} // namespace

TEST_CASE("an export without names is written at once, with the labels that were chosen") {
    ShownScreen shown(export_drawer());
    fill(shown.model);
    shown.start();
    shown.check_layout();
    CHECK_FALSE(shown.ui.item("export").is_enabled);
    shown.ui.click("labels.English (en)");
    shown.ui.click("JSON (for programs)");
    shown.ui.click("BLUE");
    shown.ui.click("export");
    const auto* asked = shown.last_command<command::ExportAnswers>();
    REQUIRE(asked != nullptr);
    CHECK(asked->wish.form_id == "gifts");
    CHECK(asked->wish.language == "English (en)");
    CHECK(asked->wish.format == ExportFormat::json);
    CHECK(asked->wish.folder == "/media/amina/BLUE");
    CHECK_FALSE(asked->wish.is_named);
    CHECK(shown.model.exporting.is_running);
}

TEST_CASE("an export with names says who may see it before anything is written", "[export]") {
    ShownScreen shown(export_drawer());
    fill(shown.model);
    shown.start();
    shown.ui.click("BLUE");
    shown.ui.click("named");
    shown.ui.click("export");
    CHECK(shown.last_command<command::ExportAnswers>() == nullptr);
    CHECK(shown.model.sheet == SheetKind::named_export);
    shown.check_layout();
    shown.ui.click("with_names");
    REQUIRE(shown.last_command<command::ExportAnswers>() != nullptr);
    CHECK(shown.last_command<command::ExportAnswers>()->wish.is_named);
    CHECK(shown.model.sheet == SheetKind::none);
}

TEST_CASE("the result of an export says its rows and its file with the mark", "[export]") {
    ShownScreen shown(export_drawer());
    fill(shown.model);
    shown.model.exporting.done = Exported{"/media/amina/BLUE/gifts.RESTRICTED.csv", 41, 3};
    shown.start();
    shown.check_layout();
    CHECK(shown.ui.sees("41 interviews are in the file"));
    CHECK(shown.ui.sees("/media/amina/BLUE/gifts.RESTRICTED.csv"));
}
