#include "survey_core/xlsform/workbook.h"
#include "tests/survey_core/xlsform/xlsx_maker.h"

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

using namespace kith;
using test::workbook_of;
using test::workbook_parts;
using test::zip_of;

namespace {

std::string text_cell(const std::string& address, const std::string& text) {
    return R"(<c r=")" + address + R"(" t="inlineStr"><is><t>)" + text + "</t></is></c>";
}

std::vector<std::string> row_texts(const Sheet& sheet, std::size_t index) {
    std::vector<std::string> texts;
    for (const Cell& cell : sheet.rows.at(index).cells)
        texts.push_back(cell.text);
    return texts;
}

Sheet the_sheet(const Bytes& bytes) {
    const auto workbook = read_workbook(bytes);
    INFO((workbook ? std::string() : workbook.error().message));
    REQUIRE(workbook);
    REQUIRE(workbook->sheets.size() == 1);
    return workbook->sheets.front();
}

std::string refusal(const Bytes& bytes) {
    const auto workbook = read_workbook(bytes);
    REQUIRE_FALSE(workbook);
    return workbook.error().message;
}

bool says(const std::string& message, std::string_view words) {
    INFO(message);
    return message.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("text that is stored in several coloured pieces is read as one text", "[workbook]") {
    const Sheet sheet = the_sheet(
        workbook_of(R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>)",
                    "<si><r><t>Your </t></r><r><rPr/><t>name</t></r><rPh><t>hint</t></rPh></si>"
                    "<si><t xml:space=\"preserve\"> two_x000D_\nlines </t></si>"));
    CHECK(row_texts(sheet, 0) == std::vector<std::string>{"Your name", "two\r\nlines"});
}

TEST_CASE("numbers become plain digits, dates ISO text, truth values TRUE and FALSE",
          "[workbook]") {
    const Sheet sheet = the_sheet(workbook_of(
        R"(<row r="1"><c r="A1"><v>1.0</v></c><c r="B1"><v>0.10000000000000001</v></c>)"
        R"(<c r="C1"><v>1E3</v></c><c r="D1" s="1"><v>45351</v></c><c r="E1" s="1"><v>45351.4375</v></c>)"
        R"(<c r="F1" s="2"><v>0.4375</v></c><c r="G1" t="b"><v>1</v></c><c r="H1" t="b"><v>0</v></c>)"
        R"(<c r="I1" s="3"><v>2.5</v></c><c r="J1" t="str"><f>A1</f><v>kept</v></c></row>)",
        "",
        R"(<numFmts><numFmt numFmtId="170" formatCode="hh:mm"/><numFmt numFmtId="171" formatCode="0.0&quot;days&quot;"/></numFmts>)"
        R"(<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>)"));
    CHECK(row_texts(sheet, 0) == std::vector<std::string>{"1",
                                                          "0.1",
                                                          "1000",
                                                          "2024-02-29",
                                                          "2024-02-29T10:30:00",
                                                          "10:30:00",
                                                          "TRUE",
                                                          "FALSE",
                                                          "2.5",
                                                          "kept"});
}

TEST_CASE("cells keep their addresses when cells and rows between them are missing", "[workbook]") {
    const Sheet sheet =
        the_sheet(workbook_of("<row r=\"1\">" + text_cell("A1", "type") + text_cell("D1", "label") +
                              "</row><row r=\"7\">" + text_cell("D7", "Name") + "</row>"));
    REQUIRE(sheet.rows.size() == 2);
    CHECK(sheet.rows[1].number == 7);
    CHECK(sheet.rows[1].cells[0].column == 4);
    CHECK(cell_address(7, 4) == "D7");
    CHECK(cell_address(1, 28) == "AB1");
    CHECK(column_of("AB1") == 28U);
    CHECK(column_of("ZZZZ1") == std::nullopt);
}

TEST_CASE("formatted but empty cells cost nothing", "[workbook]") {
    std::string rows = "<row r=\"1\">" + text_cell("A1", "type");
    for (unsigned column = 2; column <= 16384; ++column)
        rows += "<c r=\"" + cell_address(1, column) + "\" s=\"1\"/>";
    const Sheet sheet = the_sheet(workbook_of(rows + "</row>"));
    REQUIRE(sheet.rows.size() == 1);
    CHECK(sheet.rows[0].cells.size() == 1);
}

TEST_CASE("reading ends after 20 blank columns and after 60 blank rows", "[workbook]") {
    const std::string head = "<row r=\"1\">" + text_cell("A1", "type") + text_cell("U1", "near") +
                             text_cell("AQ1", "far") + "</row>";
    const Sheet columns = the_sheet(workbook_of(head + "<row r=\"2\">" + text_cell("U2", "in") +
                                                text_cell("AQ2", "out") + "</row>"));
    CHECK(row_texts(columns, 0) == std::vector<std::string>{"type", "near"});
    CHECK(row_texts(columns, 1) == std::vector<std::string>{"in"});

    const std::string near_row = "<row r=\"61\">" + text_cell("A61", "read") + "</row>";
    const std::string far_row = "<row r=\"122\">" + text_cell("A122", "not read") + "</row>";
    const Sheet rows = the_sheet(workbook_of(head + near_row + far_row));
    REQUIRE(rows.rows.size() == 2);
    CHECK(rows.rows[1].number == 61);
}

TEST_CASE("an old .xls workbook is refused with the way out", "[workbook]") {
    Bytes xls(600, 0);
    xls[0] = 0xD0;
    xls[1] = 0xCF;
    xls[2] = 0x11;
    xls[3] = 0xE0;
    CHECK(says(refusal(xls), "save as .xlsx"));
}

TEST_CASE("files that are no workbooks are refused in one sentence", "[workbook]") {
    CHECK(says(refusal({}), "not an .xlsx workbook"));
    CHECK(says(refusal({'h', 'e', 'l', 'l', 'o'}), "not an .xlsx workbook"));
    CHECK(says(refusal(zip_of({{"notes.txt", "hello"}})), "not a workbook"));
}

TEST_CASE("a workbook that unpacks without end is refused", "[workbook]") {
    auto parts = workbook_parts("<row r=\"1\">" + text_cell("A1", "type") + "</row>");
    parts[3].content =
        "<sst><si><t>" + std::string(std::size_t{17} << 20U, ' ') + "</t></si></sst>";
    CHECK(says(refusal(zip_of(parts)), "unpacks to far more"));

    std::vector<test::ZipPart> crowd = workbook_parts("");
    for (int i = 0; i < 300; ++i)
        crowd.push_back({fmt::format("junk/{}", i), "x"});
    CHECK(says(refusal(zip_of(crowd)), "unpacks to far more"));
}

TEST_CASE("few shared texts repeated in very many cells are refused before memory fills",
          "[workbook]") {
    std::string rows;
    for (unsigned row = 1; row <= 5000; ++row)
        rows += fmt::format(R"(<row r="{0}"><c r="A{0}" t="s"><v>0</v></c></row>)", row);
    CHECK(says(refusal(workbook_of(rows, "<si><t>" + std::string(20000, 'x') + "</t></si>")),
               "too much for a form"));
}

TEST_CASE("document types, entities and deep nesting are refused", "[workbook]") {
    auto parts = workbook_parts("");
    parts[5].content = "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><worksheet>&b;</worksheet>";
    CHECK(says(refusal(zip_of(parts)), "document type"));

    parts = workbook_parts("");
    for (int i = 0; i < 100; ++i)
        parts[5].content = "<d>" + parts[5].content + "</d>";
    CHECK(says(refusal(zip_of(parts)), "nested too deep"));
}

TEST_CASE("a workbook cut off at any place is refused and never crashes", "[workbook]") {
    const Bytes whole = workbook_of("<row r=\"1\">" + text_cell("A1", "type") + "</row>");
    for (std::size_t length = 0; length < whole.size(); length += 7) {
        CAPTURE(length);
        CHECK_FALSE(read_workbook(ByteView(whole.data(), length)));
    }
}

TEST_CASE("a workbook with one wrong byte never crashes", "[workbook]") {
    const Bytes whole = workbook_of("<row r=\"1\">" + text_cell("A1", "type") + "</row>");
    for (std::size_t place = 0; place < whole.size(); place += 3) {
        Bytes wrong = whole;
        wrong[place] = static_cast<std::uint8_t>(wrong[place] ^ 0x55U);
        const auto workbook = read_workbook(wrong);
        if (!workbook) CHECK_FALSE(workbook.error().message.empty());
    }
    SUCCEED();
}
