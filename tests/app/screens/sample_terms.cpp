// What the project says of itself: the coordinator's page, and where people hear of it.
#include "app/screens/interview_screen.h"
#include "app/screens/terms_screen.h"
#include "survey_core/xlsform/load_form.h"
#include "tests/app/screens/sample_parts.h"

#include <catch2/catch_test_macros.hpp>

namespace kith::test {
namespace {

std::shared_ptr<const Form> assessment() {
    static const auto form = [] {
        PosixFileSystem files;
        LoadedForm loaded =
            load_form(files, Path(KITH_SOURCE_DIR) / "assets/forms/capabilities_assessment");
        REQUIRE(loaded.form);
        return std::make_shared<const Form>(std::move(*loaded.form));
    }();
    return form;
}

Model where_consent_begins(SamplePlace& place) {
    InterviewPlace where;
    where.form = assessment();
    where.version = FormVersionId{8};
    where.about = sample_terms().about;
    auto live = LiveInterview::start(std::move(where), place.clock, place.random);
    REQUIRE(live);
    Model model = at(place, Screen::interview);
    (void)receive(
        model,
        news::InterviewOpened{std::make_shared<LiveInterview>(std::move(*live)), DraftId{1}});
    return model;
}

} // namespace

ProjectTerms sample_terms() {
    return {{"Neighbours from the Mill Lane tenants' group, with the library.",
             "To find out what people here enjoy, know and need.",
             "Two of us read every answer, and the street sees what we found in June.",
             "We introduce people who could help each other, after asking both."},
            "01632 960 001",
            {30U, 10}};
}

std::vector<SampleScreen> terms_samples() {
    const auto terms = [draft = TermsDraft{}](Kit& kit, const Model& model) mutable {
        return draw_terms_screen(kit, make_terms_view(model), draft);
    };
    const auto talk = [draft = InterviewDraft{}](Kit& kit, const Model& model) mutable {
        return draw_interview_screen(kit, make_interview_view(model), draft);
    };
    return {
        {"what the project says, at set-up",
         with(Screen::terms,
              [](Model& m) {
                  m.terms.is_set_up = true;
                  (void)receive(m, news::TermsLoaded{});
              }),
         terms},
        {"what the project says, under settings",
         with(Screen::terms, [](Model& m) { (void)receive(m, news::TermsLoaded{sample_terms()}); }),
         terms},
        {"where the consent begins", where_consent_begins, talk}};
}

} // namespace kith::test
