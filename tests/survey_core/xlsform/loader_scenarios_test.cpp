// Plays the loader cases of the conformance material: every broken workbook is refused with exactly
// the errors that its case states.
#include "survey_core/xlsform/load_form.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <set>

using namespace kith;
using Json = nlohmann::json;

namespace {

const Path loader_folder = Path(KITH_SOURCE_DIR) / "../shared/forms/scenarios/loader";

std::vector<Path> loader_cases() {
    std::vector<Path> cases;
    if (!std::filesystem::exists(loader_folder)) return cases;
    for (const auto& entry : std::filesystem::directory_iterator(loader_folder))
        if (entry.path().extension() == ".json") cases.push_back(entry.path());
    std::sort(cases.begin(), cases.end());
    return cases;
}

std::string cell_text(const Json& value) {
    if (value.is_null()) return {};
    return value.is_string() ? value.get<std::string>() : value.dump();
}

Workbook workbook_of(const Json& sheets) {
    std::vector<std::pair<std::string, SheetText>> texts;
    for (const auto& [name, rows] : sheets.items()) {
        SheetText sheet;
        for (const Json& row : rows) {
            sheet.emplace_back();
            for (const Json& cell : row)
                sheet.back().push_back(cell_text(cell));
        }
        texts.emplace_back(name, sheet);
    }
    const auto workbook = workbook_from_text(texts);
    REQUIRE(workbook);
    return *workbook;
}

std::string
error_line(const std::string& sheet, int row, const std::string& column, const std::string& about) {
    return sheet + ":" + std::to_string(row) + ":" + column + " " + about;
}

std::set<std::string> expected_errors(const Json& test) {
    std::set<std::string> lines;
    for (const Json& error : test.at("expect_errors"))
        lines.insert(error_line(cell_text(error.at("sheet")),
                                error.at("row").is_null() ? 0 : error.at("row").get<int>(),
                                cell_text(error.at("column")),
                                error.at("about").get<std::string>()));
    return lines;
}

std::set<std::string> reported_errors(const Findings& findings) {
    std::set<std::string> lines;
    for (const Finding& finding : findings)
        if (finding.severity == Severity::error)
            lines.insert(error_line(finding.sheet, finding.row, finding.column, finding.code));
    return lines;
}

} // namespace

TEST_CASE("every broken workbook is refused with exactly the errors it has", "[loader]") {
    const std::vector<Path> cases = loader_cases();
    if (cases.empty()) SKIP("the conformance material is not beside this source tree");
    for (const Path& path : cases) {
        DYNAMIC_SECTION(path.stem().string()) {
            const Json test = Json::parse(std::ifstream(path));
            const Workbook workbook = workbook_of(test.at("sheets"));
            const LoadedForm loaded = load_workbook(workbook, "case");
            CHECK_FALSE(loaded.form);
            CHECK(reported_errors(loaded.findings) == expected_errors(test));

            LoadOptions lenient;
            lenient.lenient = true;
            const LoadedForm repaired = load_workbook(workbook, "case", lenient);
            CHECK(repaired.form.has_value() == test.at("repairable").get<bool>());
        }
    }
}
