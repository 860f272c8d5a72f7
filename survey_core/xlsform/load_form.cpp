#include "survey_core/xlsform/load_form.h"

#include "survey_core/base/crypto.h"
#include "survey_core/base/text.h"
#include "survey_core/form/pictures.h"
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

using FilesByName = std::map<std::string, Path>;

void add_files_in(FileSystem& files, const Path& folder, FilesByName& found) {
    if (const auto entries = files.list(folder))
        for (const Path& entry : *entries)
            found.insert_or_assign(entry.filename().string(), entry);
}

/// A form's files lie in its CSV folder, beside its workbook, or in `NAME-media` beside it, whose
/// files go before others of the same name.
FilesByName files_beside(FileSystem& files, const Path& path) {
    FilesByName found;
    if (!path.has_extension()) {
        add_files_in(files, path, found);
        return found;
    }
    const Path folder = path.has_parent_path() ? path.parent_path() : Path(".");
    add_files_in(files, folder, found);
    add_files_in(files, folder / (path.stem().string() + "-media"), found);
    return found;
}

/// Reads the files that a form asks for, as long as they are small enough together.
class FormFiles {
public:
    FormFiles(FileSystem& files, FilesByName found) : files_(files), found_(std::move(found)) {}

    Result<std::string> operator()(const std::string& name) {
        auto bytes = read_file(files_, found_.at(name), left_);
        if (!bytes)
            return fail(bytes.error().code,
                        fmt::format("The file {} cannot come along with the form (all its files "
                                    "together may have {} MiB): {}",
                                    name,
                                    most_attached_bytes >> 20U,
                                    bytes.error().message));
        if (!is_picture_name(name) && !is_valid_utf8(as_text(*bytes)))
            return fail(ErrorCode::bad_input,
                        fmt::format("The file {} is not written in UTF-8; save it again as CSV "
                                    "UTF-8 and add the form again.",
                                    name));
        left_ -= bytes->size();
        return std::string(as_text(*bytes));
    }

private:
    FileSystem& files_;
    FilesByName found_;
    std::size_t left_ = most_attached_bytes;
};

std::vector<std::string> names_of(const FilesByName& found) {
    std::vector<std::string> names;
    for (const auto& [name, path] : found)
        names.push_back(name);
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

LoadedForm build(const FormSource& source, Findings findings, FormContent content) {
    LoadedForm loaded;
    // Without the columns that everything hangs on, the builder would only repeat the same fault.
    if (says_survey_is_missing(findings)) {
        loaded.findings = std::move(findings);
    } else {
        BuiltForm built = build_form(source, std::move(findings), BuildOptions{content.lenient});
        loaded.form = std::move(built.form);
        loaded.findings = std::move(built.findings);
    }
    if (loaded.form) content.files = loaded.form->files();
    loaded.content = encode_content(content);
    loaded.content_hash = hash(loaded.content);
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
    source.file = options.file;
    FormContent content{options.lenient, {}, canonical_workbook(workbook), {}};
    if (source.settings.form_id.text.empty()) content.fallback_id = fallback_id;
    source.fallback_id = content.fallback_id;
    return build(source, std::move(findings), std::move(content));
}

LoadedForm load_form(FileSystem& files, const Path& path, const LoadOptions& options) {
    const auto workbook = read_workbook(files, path);
    if (!workbook) return unreadable(workbook.error());
    LoadOptions with_files = options;
    if (!with_files.attachments) {
        FilesByName found = files_beside(files, path);
        with_files.attachments = names_of(found);
        with_files.file = FormFiles(files, std::move(found));
    }
    return load_workbook(*workbook, path.stem().string(), with_files);
}

Result<LoadedForm> form_from_canonical(ByteView bytes) {
    KITH_TRY_ASSIGN(const FormContent content, decode_content(bytes));
    LoadOptions options;
    options.lenient = content.lenient;
    options.attachments.emplace();
    for (const auto& [name, text] : content.files)
        options.attachments->push_back(name);
    options.file = [&](const std::string& name) -> Result<std::string> {
        return content.files.at(name);
    };
    LoadedForm loaded = load_workbook(content.workbook, content.fallback_id, options);
    if (!std::equal(loaded.content.begin(), loaded.content.end(), bytes.begin(), bytes.end()))
        return fail(ErrorCode::damaged,
                    "The stored content of a form version is not in its one "
                    "encoding. Add the form again from its workbook.");
    return loaded;
}

} // namespace kith
