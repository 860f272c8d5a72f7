// What the formats of an export share: a file that is there whole or not at all, and the cells of a
// row. Private to the export.
#pragma once

#include "survey_core/export/export_rows.h"

namespace kith {

/// A file that appears under its name only when it is complete, and is gone when it is not.
class ExportFile {
public:
    /// already_exists: nothing is overwritten.
    static Result<ExportFile> start(FileSystem& files, const Path& path);
    ExportFile(ExportFile&&) noexcept = default;
    ExportFile& operator=(ExportFile&&) = delete;
    ~ExportFile();

    Status write(std::string_view text);
    Status finish();
    [[nodiscard]] const Path& path() const { return path_; }
    /// Where it grows: for a library that writes a file by itself.
    [[nodiscard]] const Path& part() const { return part_; }

private:
    ExportFile(FileSystem& files, Path path, Path part, std::unique_ptr<WritableFile> file);
    Status flush();

    FileSystem* files_;
    Path path_;
    Path part_;
    std::unique_ptr<WritableFile> file_;
    std::string pending_;
};

/// Names of a table's cells, and the cells of one of its rows.
[[nodiscard]] std::vector<std::string> header_of(const ExportTable& table);
[[nodiscard]] std::vector<std::string> all_cells(const ExportRow& row);

/// A decimal number, and nothing else in the text.
[[nodiscard]] std::optional<double> number_in(const std::string& text);

} // namespace kith
