// jr:itext(): a text of the form, in the language of the interview.
#include "survey_core/interview/interview.h"
#include "survey_core/xlsform/load_form.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;

TEST_CASE("jr:itext() gives a label, a hint or a choice of the form in the interview's language",
          "[interview]") {
    const auto workbook =
        workbook_from_text({{"survey",
                             {{"type",
                               "name",
                               "label::English (en)",
                               "label::Urdu (ur)",
                               "hint::English (en)",
                               "calculation"},
                              {"begin_group", "g", "G", "", "", ""},
                              {"text", "town", "Town of ${town}", "Shehr", "In a word", ""},
                              {"end_group", "", "", "", "", ""},
                              {"calculate", "label", "", "", "", "jr:itext('/data/g/town:label')"},
                              {"calculate", "hint", "", "", "", "jr:itext('/data/g/town:hint')"},
                              {"calculate", "choice", "", "", "", "jr:itext(concat('m-', 1))"},
                              {"calculate", "none", "", "", "", "jr:itext(concat('m-', 9))"},
                              {"select_one m", "mill", "Mill", "Chakki", "", ""}}},
                            {"choices",
                             {{"list_name", "name", "label::English (en)", "label::Urdu (ur)"},
                              {"m", "a", "North", "Shumal"},
                              {"m", "b", "South", "Janub"}}}});
    REQUIRE(workbook);
    LoadedForm loaded = load_workbook(*workbook, "texts");
    REQUIRE(loaded.form);
    FixedClock clock{Instant{1'000'000}};
    SeededRandom random{3};
    Interview interview(std::make_shared<const Form>(std::move(*loaded.form)), {clock, random});
    const auto value = [&](const std::string& name) {
        return interview.state(interview.find("/data/" + name).value()).value;
    };
    CHECK(value("label") == "Town of ");
    CHECK(value("hint") == "In a word");
    CHECK(value("choice") == "South");
    CHECK(value("none").empty());
    REQUIRE(interview.set_language("Urdu (ur)"));
    CHECK(value("label") == "Shehr");
    CHECK(value("hint") == "In a word");
    CHECK(value("choice") == "Janub");
    CHECK(interview.recompute().empty());
}
