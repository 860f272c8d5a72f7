#include "survey_core/openrosa/import_source.h"

#include "survey_core/base/text.h"
#include "survey_core/openrosa/read_export.h"
#include "survey_core/openrosa/read_submission.h"
#include "survey_core/openrosa/xml_element.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith {
namespace {

constexpr std::uint64_t most_csv_bytes = 512ULL << 20U;
constexpr int most_folders_deep = 6;

std::string ending(const Path& file) {
    return to_lower(file.extension().string());
}

struct Found {
    std::vector<Path> xml, csv;
};

void look(FileSystem& files, const Path& folder, int depth, Found& found) {
    const auto inside = files.list(folder);
    if (!inside || depth > most_folders_deep) return;
    for (const Path& path : *inside) {
        if (ending(path) == ".xml")
            found.xml.push_back(path);
        else if (ending(path) == ".csv" && depth == 0)
            found.csv.push_back(path);
        else if (!path.filename().string().starts_with('.'))
            look(files, path, depth + 1, found);
    }
}

/// The form itself lies beside its instances, as an XHTML document, and needs no reading here.
bool is_form_definition(std::string_view xml) {
    const std::string_view start = xml.substr(0, 2048);
    return start.find("http://www.w3.org/2002/xforms") != std::string_view::npos &&
           start.find("html") != std::string_view::npos;
}

class SourceReading {
public:
    SourceReading(FileSystem& files, Path top, FormVersions versions)
        : files_(files), top_(std::move(top)), versions_(versions) {}

    void read_xml(const Path& file) {
        const auto bytes = read_file(files_, file, most_xml_bytes);
        if (!bytes) return refuse(file, bytes.error().message);
        if (is_form_definition(as_text(*bytes))) return;
        auto read = read_submission(as_text(*bytes), shown(file), versions_);
        if (!read && read.error().code == ErrorCode::not_found && file != top_) {
            ++of_other_forms_;
        } else if (!read) {
            refuse(file, read.error().message);
        } else {
            read->folder = file.parent_path();
            batch_.submissions.push_back(std::move(*read));
        }
    }

    void read_csv(const std::vector<Path>& paths) {
        std::vector<SubmissionCsv> exported;
        for (const Path& path : paths) {
            auto bytes = read_file(files_, path, most_csv_bytes);
            if (bytes)
                exported.push_back({path.filename().string(), std::string(as_text(*bytes))});
            else
                refuse(path, bytes.error().message);
        }
        ImportedBatch read = read_export(exported, versions_);
        for (ImportedSubmission& one : read.submissions)
            one.folder = paths.front().parent_path();
        const auto move_all = [](auto& from, auto& to) {
            to.insert(to.end(),
                      std::make_move_iterator(from.begin()),
                      std::make_move_iterator(from.end()));
        };
        move_all(read.submissions, batch_.submissions);
        move_all(read.refused, batch_.refused);
        move_all(read.findings, batch_.findings);
    }

    void find(const char* code, std::string message) {
        batch_.findings.emplace_back(top_.filename().string(),
                                     ImportFinding{code, {}, std::move(message)});
    }

    ImportedBatch finish() {
        if (of_other_forms_ > 0)
            find("other-form",
                 fmt::format("{} files are records of other forms and were left", of_other_forms_));
        return std::move(batch_);
    }

private:
    [[nodiscard]] std::string shown(const Path& file) const {
        return file == top_ ? file.filename().string() : file.lexically_relative(top_).string();
    }
    void refuse(const Path& file, std::string reason) {
        batch_.refused.push_back({shown(file), std::move(reason)});
    }

    FileSystem& files_;
    Path top_;
    FormVersions versions_;
    ImportedBatch batch_;
    std::size_t of_other_forms_ = 0;
};

/// A CSV file and the tables of its repeats beside it: `form.csv`, `form-child.csv`.
std::vector<Path> with_repeat_files(FileSystem& files, const Path& file) {
    std::vector<Path> out{file};
    const auto beside = files.list(file.parent_path().empty() ? Path(".") : file.parent_path());
    if (!beside) return out;
    for (const Path& path : *beside)
        if (ending(path) == ".csv" && path.filename() != file.filename() &&
            path.stem().string().starts_with(file.stem().string() + "-"))
            out.push_back(path);
    return out;
}

} // namespace

Result<ImportedBatch> read_import(FileSystem& files, const Path& from, FormVersions versions) {
    if (!files.exists(from))
        return fail(ErrorCode::not_found,
                    fmt::format("There is no '{}'; name a submission.xml, a .csv file, or the "
                                "folder of an export.",
                                from.filename().string()));
    SourceReading reading(files, from, versions);
    if (ending(from) == ".xml") {
        reading.read_xml(from);
        return reading.finish();
    }
    if (ending(from) == ".csv") {
        reading.read_csv(with_repeat_files(files, from));
        return reading.finish();
    }
    Found found;
    look(files, from, 0, found);
    if (found.xml.empty() && found.csv.empty())
        return fail(ErrorCode::not_found,
                    fmt::format("'{}' holds neither submission.xml files nor .csv files; unpack a "
                                ".zip first.",
                                from.filename().string()));
    for (const Path& file : found.xml)
        reading.read_xml(file);
    if (found.xml.empty()) {
        reading.read_csv(found.csv);
    } else if (!found.csv.empty()) {
        reading.find("csv-left",
                     fmt::format("{} CSV files beside the submissions were not read; import them "
                                 "by name",
                                 found.csv.size()));
    }
    return reading.finish();
}

} // namespace kith
