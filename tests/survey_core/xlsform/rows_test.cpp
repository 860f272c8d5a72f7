#include "survey_core/xlsform/column_names.h"
#include "survey_core/xlsform/dialects.h"
#include "survey_core/xlsform/loops.h"
#include "survey_core/xlsform/old_types.h"
#include "survey_core/xlsform/sheet_rows.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;

namespace {

Header survey_header(std::string_view written) {
    return read_header(SheetKind::survey, 1, written);
}

Workbook workbook_of(const std::vector<std::pair<std::string, SheetText>>& sheets) {
    const auto workbook = workbook_from_text(sheets);
    REQUIRE(workbook);
    return *workbook;
}

std::vector<std::string> codes(const Findings& findings) {
    std::vector<std::string> all;
    for (const Finding& finding : findings)
        all.push_back(finding.code);
    return all;
}

} // namespace

TEST_CASE("old and new spellings of a header mean the same column", "[headers]") {
    for (const auto* written : {"relevant",
                                " Relevance ",
                                "bind::relevant",
                                "bind:relevant",
                                "bind: relevant",
                                "RELEVANT"}) {
        CAPTURE(written);
        CHECK(survey_header(written).name == "relevant");
        CHECK(survey_header(written).use == ColumnUse::standard);
    }
    for (const auto* written : {"constraint message",
                                "constraint_message",
                                "bind:jr:constraintMsg",
                                "constraining message"}) {
        CAPTURE(written);
        CHECK(survey_header(written).name == "constraint_message");
    }
    CHECK(survey_header("jr:count").name == "repeat_count");
    CHECK(survey_header("read only").name == "readonly");
    CHECK(survey_header("calculate").name == "calculation");
    CHECK(survey_header("kith::access").name == "access");
    CHECK(read_header(SheetKind::choices, 1, "list name").name == "list_name");
    CHECK(read_header(SheetKind::choices, 1, "kith::effect").name == "effect");
    CHECK(read_header(SheetKind::settings, 1, "id_string").name == "form_id");
    CHECK(read_header(SheetKind::entities, 1, "DATASET").name == "list_name");
}

TEST_CASE("a header names its language after two colons or one", "[headers]") {
    CHECK(survey_header("label::English (en)").language == "English (en)");
    CHECK(survey_header("label:French").language == "French");
    CHECK(survey_header("caption:italian").name == "label");
    CHECK(survey_header("constraint message:English").language == "English");
    CHECK(survey_header("media::image::English (en)") ==
          Header{1, "media::image::English (en)", "image", "English (en)", ColumnUse::standard});
    CHECK(survey_header("media:image:english").language == "english");
    CHECK(survey_header("label::English\n").language == "English");
    CHECK(survey_header("relevant::English").use == ColumnUse::unknown);
}

TEST_CASE("columns of other programs are told apart from misspelt ones", "[headers]") {
    CHECK(survey_header("instance::db-doc").use == ColumnUse::extra);
    CHECK(survey_header("bind::saveIncomplete").use == ColumnUse::extra);
    CHECK(survey_header("body::intent").use == ColumnUse::extra);
    CHECK(read_header(SheetKind::choices, 1, "county").use == ColumnUse::property);
    CHECK(read_header(SheetKind::settings, 1, "public_key").use == ColumnUse::unused);

    Findings findings;
    const Workbook workbook = workbook_of({{"survey", {{"type", "name", "lable", "zzz"}}}});
    (void)read_headers(SheetKind::survey, workbook.sheets[0], findings);
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].suggestion == "Did you mean 'label'?");
    CHECK(findings[0].cell == "C1");
    CHECK(findings[0].severity == Severity::info);
    CHECK(findings[1].suggestion.empty());
}

TEST_CASE("a column of another program that changes nothing here is named, once a column",
          "[headers]") {
    Findings findings;
    const Workbook workbook = workbook_of(
        {{"survey",
          {{"type", "name", "label", "bind::saveIncomplete", "instance::x", "body::intent"},
           {"text", "a", "A", "yes", "1", "one"},
           {"text", "b", "B", "yes", "2", "two"}}}});
    const FormSource source = read_sheets(workbook, findings);
    CHECK(source.survey.size() == 2);
    REQUIRE(codes(findings) ==
            std::vector<std::string>{"unused-column", "unused-column", "unused-column"});
    CHECK(findings[0].severity == Severity::info);
    CHECK(findings[0].column == "bind::saveIncomplete");
    CHECK(findings[0].cell == "D1");
    CHECK(findings[1].column == "instance::x");
    CHECK(findings[2].column == "body::intent");
}

TEST_CASE("two spellings of one column are an error at the second", "[headers]") {
    Findings findings;
    const Workbook workbook = workbook_of(
        {{"survey", {{"type", "name", "relevant", "label", "bind::relevant", "label::English"}}}});
    const auto headers = read_headers(SheetKind::survey, workbook.sheets[0], findings);
    REQUIRE(codes(findings) == std::vector<std::string>{"duplicate-column"});
    CHECK(findings[0].column == "bind::relevant");
    CHECK(findings[0].repairable);
    CHECK(headers[4].use == ColumnUse::duplicate);
}

TEST_CASE("rows keep their cells, their places and their languages", "[rows]") {
    Findings findings;
    const FormSource source = read_sheets(
        workbook_of({{" Survey",
                      {{"type", "name", "label::Polish (pl)", "label::English (en)"},
                       {"text", "who", "Kto?", "Who?"},
                       {},
                       {"", "", "", "a label alone"},
                       {"", "", "", ""}}},
                     {"CHOICES",
                      {{"list name", "value", "label", "county"},
                       {"town", "lwow", "Lwow", "east"},
                       {"town", "", "no name", ""},
                       {"", "lost", "no list", ""}}},
                     {"settings", {{"form_title", "id_string"}, {"Needs", "needs"}, {"second"}}},
                     {"stettings", {{"form_title"}}}}),
        findings);
    REQUIRE(source.survey.size() == 2);
    CHECK(source.survey[0].row == 2);
    CHECK(source.survey[0].name.cell == "B2");
    CHECK(source.survey[0].label[1].first == "English (en)");
    CHECK(source.survey[0].label[1].second.text == "Who?");
    CHECK(source.survey[0].relevant.column.empty());
    CHECK(source.survey[1].row == 4);
    CHECK(source.languages == std::vector<std::string>{"Polish (pl)", "English (en)"});
    REQUIRE(source.choices.size() == 1);
    CHECK(source.choices[0].name.text == "lwow");
    CHECK(source.choices[0].properties.at(0).column == "county");
    CHECK(source.choice_columns == std::vector<std::string>{"county"});
    CHECK(source.settings.form_id.text == "needs");
    CHECK(codes(findings) ==
          std::vector<std::string>{
              "unknown-sheet", "missing-choice-name", "missing-list-name", "extra-settings-row"});
    CHECK(findings[0].suggestion == "Did you mean 'settings'?");
}

TEST_CASE("a row that is switched off by its column 'disabled' is left out", "[rows]") {
    Findings findings;
    const FormSource source = read_sheets(workbook_of({{"survey",
                                                        {{"type", "name", "label", "disabled"},
                                                         {"text", "a", "A", "yes"},
                                                         {"text", "b", "B", "no"}}}}),
                                          findings);
    REQUIRE(source.survey.size() == 1);
    CHECK(source.survey[0].name.text == "b");
}

TEST_CASE("a loop over a list becomes a group with one group a choice", "[rows]") {
    Findings findings;
    const FormSource source =
        read_sheets(workbook_of({{"survey",
                                  {{"type", "name", "label"},
                                   {"begin loop over kinds", "toilets", ""},
                                   {"integer", "number", "How many %(label)s (%(name)s)?"},
                                   {"end loop"}}},
                                 {"choices",
                                  {{"list_name", "name", "label"},
                                   {"kinds", "pit", "pits"},
                                   {"kinds", "wc", "flush toilets"}}}}),
                    findings);
    std::vector<std::string> rows;
    for (const SurveyRow& row : source.survey)
        rows.push_back(row.type.text + " " + row.name.text);
    CHECK(rows == std::vector<std::string>{"begin group toilets",
                                           "begin group pit",
                                           "integer number",
                                           "end group ",
                                           "begin group wc",
                                           "integer number",
                                           "end group ",
                                           "end group "});
    CHECK(source.survey[2].label[0].second.text == "How many pits (pit)?");
    CHECK(source.survey[5].label[0].second.text == "How many flush toilets (wc)?");
}

TEST_CASE("forms written for ODK-X and for the Community Health Toolkit are recognised",
          "[dialects]") {
    const Workbook odkx = workbook_of(
        {{"survey", {{"clause", "condition", "type", "values_list", "name", "display.text"}}},
         {"model", {}}});
    REQUIRE(find_odkx_dialect(odkx));
    CHECK(find_odkx_dialect(odkx)->severity == Severity::error);
    const Workbook plain = workbook_of({{"survey", {{"type", "name", "label", "calculates"}}}});
    CHECK_FALSE(find_odkx_dialect(plain));

    SurveyRow contact;
    contact.row = 7;
    contact.type.text = "db:person";
    REQUIRE(find_cht_dialect({contact}));
    CHECK(find_cht_dialect({contact})->severity == Severity::info);
    CHECK_FALSE(find_cht_dialect({}));
}

TEST_CASE("types of old and foreign forms are read in today's words", "[rows]") {
    const auto modern = [](const std::string& type) {
        SurveyRow row;
        row.type.text = type;
        (void)modernise_type(row);
        return row.type.text;
    };
    CHECK(modern("add text prompt") == "text");
    CHECK(modern("uri:deviceid") == "deviceid");
    CHECK(modern("osm road_tags") == "file");
    CHECK(modern("osmosis") == "osmosis");
    CHECK(modern("add select one prompt using towns") == "add select one prompt using towns");
    CHECK(modern("text") == "text");
}

TEST_CASE("a choice twice in one list is an error unless the settings allow it", "[rows]") {
    const std::pair<std::string, SheetText> choices{
        "choices",
        {{"list_name", "name", "label"}, {"a", "x", "X"}, {"b", "x", "X"}, {"a", "x", "X again"}}};
    const std::pair<std::string, SheetText> survey{"survey", {{"type"}}};
    Findings findings;
    (void)read_sheets(workbook_of({survey, choices}), findings);
    REQUIRE(codes(findings) == std::vector<std::string>{"duplicate-choice"});
    CHECK(findings[0].row == 4);
    CHECK(findings[0].repairable);

    Findings allowed;
    (void)read_sheets(
        workbook_of({survey, choices, {"settings", {{"allow_choice_duplicates"}, {"Yes"}}}}),
        allowed);
    CHECK(allowed.empty());
}
