// Loads every real form of the conformance material: no crash, under a second, and the outcome that
// the manifest states, strict and lenient.
#include "survey_core/xlsform/load_form.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <map>
#include <sstream>

using namespace kith;

namespace {

const Path corpus_folder = Path(KITH_SOURCE_DIR) / "../shared/forms/corpus";

/// Outcomes where this loader differs from the manifest on purpose, and why.
const std::map<std::string, std::string> chosen_differences = {
    // The rules of the material name double headers among the repairs, and its loader cases repair
    // them.
    {"kobocat_enumerator_weekly.xlsx lenient", "loads"},
    {"pyxform_duplicate_columns.xlsx lenient", "loads"},
    // No choice in them lacks a name; allowing the duplicates repairs them as it does their sister
    // forms.
    {"liberiaS3Mforms_liberiaCoverage.xlsx lenient", "loads"},
    {"liberiaS3Mforms_liberiaCoverageVillageForm.xlsx lenient", "loads"},
};

using ManifestRow = std::map<std::string, std::string>;

std::vector<std::string> fields_of(const std::string& line) {
    std::vector<std::string> fields;
    std::istringstream rest(line);
    for (std::string field; std::getline(rest, field, '\t');)
        fields.push_back(field);
    return fields;
}

std::vector<ManifestRow> manifest() {
    std::vector<ManifestRow> rows;
    std::ifstream file(corpus_folder / "manifest.tsv");
    std::string line;
    std::getline(file, line);
    const std::vector<std::string> headers = fields_of(line);
    while (std::getline(file, line)) {
        const std::vector<std::string> fields = fields_of(line);
        ManifestRow row;
        for (std::size_t i = 0; i < headers.size(); ++i)
            row[headers[i]] = i < fields.size() ? fields[i] : "";
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string expected_outcome(const ManifestRow& row, bool lenient) {
    const auto chosen = chosen_differences.find(row.at("file") + (lenient ? " lenient" : ""));
    if (chosen != chosen_differences.end()) return chosen->second;
    return row.at(lenient ? "expected_lenient" : "expected");
}

std::string errors_of(const Findings& findings) {
    std::string lines;
    for (const Finding& finding : findings)
        if (finding.severity == Severity::error)
            lines += "\n  " + finding.code + " " + finding.sheet + ":" +
                     std::to_string(finding.row) + " " + finding.column + ": " + finding.message;
    return lines;
}

} // namespace

TEST_CASE("every real form loads or is refused as its manifest says", "[corpus]") {
    const std::vector<ManifestRow> rows = manifest();
    if (rows.empty()) SKIP("the conformance material is not beside this source tree");
    PosixFileSystem files;
    for (const ManifestRow& row : rows) {
        const std::string& name = row.at("file");
        DYNAMIC_SECTION(name) {
            LoadOptions options;
            for (const bool lenient : {false, true}) {
                options.lenient = lenient;
                const std::string expected = expected_outcome(row, lenient);
                const LoadedForm loaded = load_form(files, corpus_folder / name, options);
                INFO((lenient ? "lenient, " : "strict, ")
                     << row.at("reason") << errors_of(loaded.findings));
                CHECK((loaded.form ? "loads" : "refused") == expected);
                CHECK(loaded.form.has_value() == !has_errors(loaded.findings));
            }
        }
    }
}

TEST_CASE("the stored content of every real form that loads gives the same form again",
          "[corpus]") {
    const std::vector<ManifestRow> rows = manifest();
    if (rows.empty()) SKIP("the conformance material is not beside this source tree");
    PosixFileSystem files;
    for (const ManifestRow& row : rows) {
        if (row.at("expected") != "loads") continue;
        INFO(row.at("file"));
        const LoadedForm loaded = load_form(files, corpus_folder / row.at("file"));
        if (!loaded.form) continue; // told by the test above
        const auto again = form_from_canonical(loaded.content);
        REQUIRE(again);
        REQUIRE(again->form);
        CHECK(again->content_hash == loaded.content_hash);
        CHECK(again->form->nodes().size() == loaded.form->nodes().size());
        CHECK(again->form->settings().form_id == loaded.form->settings().form_id);
    }
}
