// Pictures of a form in the window: under a question, beside its choices, in the language of the
// interview, and a sentence where one cannot be shown.
#include "app/screens/interview_screen.h"
#include "survey_core/xlsform/load_form.h"
#include "tests/app/screens/shown_screen.h"
#include "tests/support/must.h"
#include "tests/support/small_png.h"

using namespace kith;
using namespace kith::app;
using kith::test::must;
using kith::test::png_of;
using kith::test::ShownScreen;

namespace {

const std::map<std::string, std::string> beside = {
    {"mill.png", png_of(900, 450, {200, 30, 30, 255})},
    {"mill_ur.png", png_of(90, 45, {30, 30, 200, 255})},
    {"a.png", png_of(400, 200, {30, 200, 30, 255})},
    {"cut.png", png_of(40, 40, {30, 200, 30, 255}).substr(0, 60)}};

std::shared_ptr<const Form> pictured(const std::string& appearance) {
    const auto workbook = workbook_from_text(
        {{"survey",
          {{"type",
            "name",
            "label::English (en)",
            "image::English (en)",
            "image::Urdu (ur)",
            "appearance"},
           {"select_one m", "mill", "Which mill?", "mill.png", "mill_ur.png", appearance}}},
         {"choices",
          {{"list_name", "name", "label::English (en)", "image::English (en)"},
           {"m", "a", "North", "a.png"},
           {"m", "b", "South", "cut.png"},
           {"m", "c", "Weir", "lost.png"},
           {"m", "d", "None", ""}}}});
    REQUIRE(workbook);
    LoadOptions options;
    options.attachments.emplace();
    for (const auto& [name, bytes] : beside)
        options.attachments->push_back(name);
    options.file = [](const std::string& name) -> Result<std::string> { return beside.at(name); };
    LoadedForm loaded = load_workbook(*workbook, "mills", options);
    for (const Finding& finding : loaded.findings)
        UNSCOPED_INFO(finding.message);
    REQUIRE(loaded.form);
    return std::make_shared<const Form>(std::move(*loaded.form));
}

class PicturedForm {
public:
    explicit PicturedForm(const std::string& appearance = {}) {
        InterviewPlace place;
        place.form = pictured(appearance);
        place.version = FormVersionId{7};
        auto live = LiveInterview::start(std::move(place), shown.clock, random_);
        REQUIRE(live);
        (void)receive(shown.model,
                      news::InterviewOpened{std::make_shared<LiveInterview>(std::move(*live)), {}});
        shown.start();
    }

    static Intents draw(Kit& kit, const Model& model) {
        static InterviewDraft draft;
        return draw_interview_screen(kit, make_interview_view(model), draft);
    }

    ShownScreen<Intents (*)(Kit&, const Model&)> shown{draw};

private:
    SeededRandom random_{7};
};

} // namespace

TEST_CASE("a question and its choices show their pictures, as large as there is room",
          "[form_pictures]") {
    PicturedForm form;
    const test::UiProbe& ui = form.shown.ui;
    const Item& large = ui.item("/mill.shown");
    CHECK(large.role == Role::image);
    CHECK(large.label == "Picture: mill.png");
    CHECK(large.rect.height == 240.0F);
    CHECK(large.rect.width == 480.0F);
    REQUIRE(ui.textures.coloured.size() == 2); // that of the question and that of North
    CHECK(ui.textures.coloured[0].rgba[0] == 200);
    CHECK(ui.textures.coloured[1].width == 112);
    CHECK(ui.item("/mill.a").rect.height >= 72.0F);
    CHECK(ui.item("/mill.a").rect.height == ui.item("/mill.d").rect.height);
    form.shown.check_layout();
}

TEST_CASE("a picture that is damaged or lost is named where it would be", "[form_pictures]") {
    PicturedForm form;
    CHECK(form.shown.ui.item("The picture cut.png cannot be shown").role == Role::text);
    CHECK(form.shown.ui.item("The picture lost.png cannot be shown").role == Role::text);
    form.shown.ui.click("/mill.c");
    REQUIRE(form.shown.last<intent::Choose>() != nullptr);
    CHECK(form.shown.last<intent::Choose>()->choice == "c");
}

TEST_CASE("another language shows its own picture", "[form_pictures]") {
    PicturedForm form;
    must(form.shown.model.interview->live->change_language("Urdu (ur)"));
    form.shown.ui.settle();
    CHECK(form.shown.ui.item("/mill.shown").rect.height == 45.0F); // never larger than it is
    CHECK(form.shown.ui.textures.coloured.back().rgba[2] == 200);
}

TEST_CASE("pictures stand in two columns and on a scale, too", "[form_pictures]") {
    for (const char* appearance : {"columns-2", "likert"}) {
        INFO(appearance);
        PicturedForm form(appearance);
        CHECK(form.shown.ui.textures.coloured.size() == 2);
        form.shown.check_layout();
    }
}
