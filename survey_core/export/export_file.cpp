#include "survey_core/export/export_file.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace kith {
namespace {

constexpr std::size_t flush_bytes = 1U << 18U;

} // namespace

ExportFile::ExportFile(FileSystem& files, Path path, Path part, std::unique_ptr<WritableFile> file)
    : files_(&files), path_(std::move(path)), part_(std::move(part)), file_(std::move(file)) {}

ExportFile::~ExportFile() {
    if (file_ == nullptr) return;
    file_.reset();
    static_cast<void>(files_->remove(part_));
}

Result<ExportFile> ExportFile::start(FileSystem& files, const Path& path) {
    if (files.exists(path))
        return fail(
            ErrorCode::already_exists,
            fmt::format("The file {} is there already; choose another name or move it away.",
                        path.filename().string()));
    Path part = path;
    part += ".part";
    if (files.exists(part)) KITH_TRY(files.remove(part));
    KITH_TRY_ASSIGN(auto file, files.create(part));
    return ExportFile(files, path, std::move(part), std::move(file));
}

Status ExportFile::write(std::string_view text) {
    pending_ += text;
    return pending_.size() < flush_bytes ? Status{} : flush();
}

Status ExportFile::finish() {
    KITH_TRY(flush());
    KITH_TRY(file_->sync());
    KITH_TRY(files_->rename(part_, path_));
    file_.reset();
    return files_->sync_folder(path_.parent_path());
}

Status ExportFile::flush() {
    if (pending_.empty()) return {};
    KITH_TRY(file_->append(as_bytes(pending_)));
    pending_.clear();
    return {};
}

std::vector<std::string> header_of(const ExportTable& table) {
    std::vector<std::string> cells{std::string(export_id)};
    if (table.name.empty()) {
        cells.insert(cells.end(), submission_columns().begin(), submission_columns().end());
    } else {
        cells.emplace_back(export_parent);
        cells.emplace_back(export_index);
    }
    for (const ExportColumn& column : table.columns)
        cells.push_back(column.name);
    for (const ExportRemarks& remarks : table.remarks)
        cells.push_back(remarks.name);
    return cells;
}

std::vector<std::string> all_cells(const ExportRow& row) {
    std::vector<std::string> cells{row.id};
    if (row.table == 0) {
        cells.insert(cells.end(), row.about.begin(), row.about.end());
    } else {
        cells.push_back(row.parent);
        cells.push_back(std::to_string(row.index));
    }
    cells.insert(cells.end(), row.cells.begin(), row.cells.end());
    return cells;
}

std::optional<double> number_in(const std::string& text) {
    double number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number, std::chars_format::fixed);
    if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(number)) return std::nullopt;
    return number;
}

} // namespace kith
