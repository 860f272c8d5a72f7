#include "survey_core/xlsform/workbook.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;

namespace {

Sheet survey_of(const std::string& text) {
    const auto workbook = read_csv_sheets({{"survey", text}});
    INFO((workbook ? std::string() : workbook.error().message));
    REQUIRE(workbook);
    return workbook->sheets.front();
}

const Sheet expected{"survey",
                     {{1, {{1, "type"}, {2, "name"}, {3, "label"}}},
                      {2, {{1, "text"}, {2, "who"}, {3, "Your \"full\" name, please"}}}}};

} // namespace

TEST_CASE("commas, semicolons and tabs all separate the fields of a sheet", "[csv]") {
    const std::string label = "\"Your \"\"full\"\" name, please\"";
    CHECK(survey_of("type,name,label\ntext,who," + label + "\n") == expected);
    CHECK(survey_of("type;name;label\r\ntext;who;" + label + "\r\n") == expected);
    CHECK(survey_of("type\tname\tlabel\rtext\twho\t" + label) == expected);
    CHECK(survey_of("\xEF\xBB\xBFtype,name,label\ntext,who," + label) == expected);
}

TEST_CASE("blank lines and blank fields keep the row numbers of a CSV sheet right", "[csv]") {
    const Sheet sheet =
        survey_of("type,name,label\r\n\r\n,,\r\ntext,,A\r\n\"note\",n,\"two\r\nlines\"\r\n"
                  "text,b,B");
    REQUIRE(sheet.rows.size() == 4);
    CHECK(sheet.rows[1].number == 4);
    CHECK(sheet.rows[1].cells == std::vector<Cell>{{1, "text"}, {3, "A"}});
    CHECK(sheet.rows[2].number == 5);
    CHECK(sheet.rows[2].cells[2].text == "two\nlines");
    CHECK(sheet.rows[3].number == 6);
}

TEST_CASE("a CSV sheet with an unclosed quotation mark names file and row", "[csv]") {
    const auto workbook = read_csv_sheets({{"survey", "type,name\ntext,\"open\nnote,b\n"}});
    REQUIRE_FALSE(workbook);
    CHECK(workbook.error().message.find("'survey.csv'") != std::string::npos);
    CHECK(workbook.error().message.find("row 2") != std::string::npos);
}

TEST_CASE("a CSV sheet that is not UTF-8 is refused with the way out", "[csv]") {
    const auto workbook = read_csv_sheets({{"survey", "type,name\ntext,caf\xE9\n"}});
    REQUIRE_FALSE(workbook);
    CHECK(workbook.error().message.find("CSV UTF-8") != std::string::npos);
    CHECK_FALSE(read_csv_sheets({{"survey", std::string("type\0x", 6)}}));
}

TEST_CASE("an empty CSV sheet is a sheet without rows", "[csv]") {
    CHECK(survey_of("").rows.empty());
    CHECK(survey_of("\n\n,,,\n").rows.empty());
}
