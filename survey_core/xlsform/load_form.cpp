#include "survey_core/xlsform/load_form.h"

#include "survey_core/base/crypto.h"
#include "survey_core/xlsform/dialects.h"
#include "survey_core/xlsform/sheet_rows.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith {
namespace {

LoadedForm unreadable(const Error& error) {
    Finding finding;
    finding.code = "unreadable-workbook";
    finding.message = error.message;
    LoadedForm loaded;
    loaded.findings.push_back(std::move(finding));
    return loaded;
}

std::vector<std::string> files_in(FileSystem& files, const Path& folder) {
    std::vector<std::string> names;
    if (const auto entries = files.list(folder))
        for (const Path& entry : *entries)
            names.push_back(entry.filename().string());
    return names;
}

/// A form's files lie in its CSV folder, beside its workbook, or in `NAME-media` beside it.
std::vector<std::string> files_beside(FileSystem& files, const Path& path) {
    if (!path.has_extension()) return files_in(files, path);
    const Path folder = path.has_parent_path() ? path.parent_path() : Path(".");
    std::vector<std::string> names = files_in(files, folder);
    for (std::string& name : files_in(files, folder / (path.stem().string() + "-media")))
        names.push_back(std::move(name));
    return names;
}

/// Opened leniently, what can be repaired no longer stands in the way.
void forgive_repairable(Findings& findings) {
    for (Finding& finding : findings)
        if (finding.repairable && finding.severity == Severity::error)
            finding.severity = Severity::warning;
}

int sheet_rank(const Finding& finding) {
    constexpr std::array<std::string_view, 6> order = {
        "", "survey", "choices", "settings", "external_choices", "entities"};
    return static_cast<int>(std::find(order.begin(), order.end(), finding.sheet) - order.begin());
}

void sort_by_place(Findings& findings) {
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return std::pair(sheet_rank(a), a.row) < std::pair(sheet_rank(b), b.row);
    });
}

bool says_survey_is_missing(const Findings& findings) {
    return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
        return finding.code == "missing-survey-sheet" ||
               (finding.code == "missing-column" && finding.severity == Severity::error);
    });
}

LoadedForm build(FormSource source, Findings findings, const FormContent& content) {
    LoadedForm loaded;
    loaded.content = encode_content(content);
    loaded.content_hash = hash(loaded.content);
    // Without the columns that everything hangs on, the builder would only repeat the same fault.
    if (says_survey_is_missing(findings)) {
        loaded.findings = std::move(findings);
    } else {
        BuiltForm built = build_form(source, std::move(findings), BuildOptions{content.lenient});
        loaded.form = std::move(built.form);
        loaded.findings = std::move(built.findings);
    }
    sort_by_place(loaded.findings);
    return loaded;
}

} // namespace

LoadedForm load_workbook(const Workbook& workbook,
                         const std::string& fallback_id,
                         const LoadOptions& options) {
    if (auto odkx = find_odkx_dialect(workbook)) return LoadedForm{{}, {std::move(*odkx)}, {}, {}};
    Findings findings;
    FormSource source = read_sheets(workbook, findings);
    if (options.lenient) forgive_repairable(findings);
    if (auto cht = find_cht_dialect(source.survey)) findings.push_back(std::move(*cht));
    source.attachments = options.attachments;
    FormContent content{options.lenient, {}, canonical_workbook(workbook)};
    if (source.settings.form_id.text.empty()) content.fallback_id = fallback_id;
    source.fallback_id = content.fallback_id;
    return build(std::move(source), std::move(findings), content);
}

LoadedForm load_form(FileSystem& files, const Path& path, const LoadOptions& options) {
    const auto workbook = read_workbook(files, path);
    if (!workbook) return unreadable(workbook.error());
    LoadOptions with_files = options;
    if (!with_files.attachments) with_files.attachments = files_beside(files, path);
    return load_workbook(*workbook, path.stem().string(), with_files);
}

Result<LoadedForm> form_from_canonical(ByteView bytes) {
    KITH_TRY_ASSIGN(const FormContent content, decode_content(bytes));
    LoadOptions options;
    options.lenient = content.lenient;
    LoadedForm loaded = load_workbook(content.workbook, content.fallback_id, options);
    if (!std::equal(loaded.content.begin(), loaded.content.end(), bytes.begin(), bytes.end()))
        return fail(ErrorCode::damaged,
                    "The stored content of a form version is not in its one "
                    "encoding. Add the form again from its workbook.");
    return loaded;
}

} // namespace kith
