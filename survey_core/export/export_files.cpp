#include "survey_core/export/export_files.h"

#include "survey_core/export/export_file.h"
#include "survey_core/export/geometry.h"
#include "survey_core/export/workbook_export.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace kith {
namespace {

std::string csv_cell(std::string_view text) {
    std::string safe = safe_cell(text);
    if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
    std::string quoted = "\"";
    for (const char c : safe)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (const std::string& cell : cells)
        line += (line.empty() ? "" : ",") + csv_cell(cell);
    return line + "\r\n";
}

/// Every name once, also where two repeats have names that read alike in a file's name.
Path csv_file(const Path& path, const ExportTable& table, const std::vector<ExportFile>& taken) {
    const auto is_taken = [&](const Path& name) {
        return std::any_of(taken.begin(), taken.end(), [&](const ExportFile& file) {
            return file.path() == name;
        });
    };
    Path name = marked_file(path, table.name);
    for (int number = 2; is_taken(name); ++number)
        name = marked_file(path, fmt::format("{}-{}", table.name, number));
    return name;
}

/// Under their names all together; what came before one that fails is taken away again.
Status finish_all(FileSystem& files, std::vector<ExportFile>& open, ExportReport& report) {
    for (ExportFile& file : open) {
        Status finished = file.finish();
        if (!finished) {
            for (const Path& done : report.files)
                static_cast<void>(files.remove(done));
            return finished;
        }
        report.files.push_back(file.path());
    }
    return {};
}

Result<ExportReport> write_csv(FileSystem& files,
                               StoreView& store,
                               const ExportPlan& plan,
                               const Path& path,
                               const ExportOptions& options) {
    std::vector<ExportFile> open;
    for (const ExportTable& table : plan.tables) {
        KITH_TRY_ASSIGN(ExportFile file, ExportFile::start(files, csv_file(path, table, open)));
        KITH_TRY(file.write("\xEF\xBB\xBF" + csv_line(header_of(table))));
        open.push_back(std::move(file));
    }
    ExportReport report;
    KITH_TRY(for_each_export_row(store, plan, options, [&](const ExportRow& row) {
        if (row.table == 0) ++report.rows;
        return open[row.table].write(csv_line(all_cells(row)));
    }));
    KITH_TRY(finish_all(files, open, report));
    report.file = report.files.front();
    return report;
}

nlohmann::ordered_json as_object(const ExportTable& table, const ExportRow& row) {
    nlohmann::ordered_json object;
    const std::vector<std::string> names = header_of(table);
    const std::vector<std::string> cells = all_cells(row);
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (!cells[i].empty()) object[names[i]] = cells[i];
    return object;
}

/// The first place that was answered; null: none was.
nlohmann::ordered_json geometry_in(const ExportTable& table, const ExportRow& row) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const ExportColumn& column = table.columns[i];
        auto geometry = geometry_of(column.form->node(column.node).type, row.cells[i]);
        if (!geometry.is_null()) return geometry;
    }
    return nullptr;
}

/// Submissions one after the other, as objects or as GeoJSON's features, each with its repeat
/// instances under the repeat's name.
class JsonSubmissions {
public:
    JsonSubmissions(ExportFile& file, bool are_features)
        : file_(file), are_features_(are_features) {}

    Status add(const ExportPlan& plan, const ExportRow& row) {
        if (row.table == 0) {
            KITH_TRY(flush());
            current_ = as_object(plan.tables[0], row);
            geometry_ = are_features_ ? geometry_in(plan.tables[0], row) : nullptr;
            places_ = {{row.id, nlohmann::ordered_json::json_pointer()}};
            return {};
        }
        const auto parent = places_.at(row.parent);
        const std::string name = list_name(plan.tables[row.table]);
        auto& list = current_[parent][name];
        places_[row.id] = parent / name / list.size();
        list.push_back(as_object(plan.tables[row.table], row));
        return {};
    }
    Status flush() {
        if (current_.is_null()) return {};
        if (are_features_) {
            if (!geometry_.is_null()) ++placed_;
            const auto id = current_[std::string(export_id)];
            current_ = {{"type", "Feature"},
                        {"id", id},
                        {"geometry", std::move(geometry_)},
                        {"properties", std::move(current_)}};
        }
        KITH_TRY(file_.write((written_++ == 0 ? "\n" : ",\n") + current_.dump()));
        current_ = nullptr;
        return {};
    }
    [[nodiscard]] std::uint64_t placed() const { return placed_; }

private:
    ExportFile& file_;
    bool are_features_;
    nlohmann::ordered_json current_;
    nlohmann::ordered_json geometry_;
    std::map<std::string, nlohmann::ordered_json::json_pointer> places_;
    std::uint64_t written_ = 0;
    std::uint64_t placed_ = 0;
};

Result<ExportReport> write_json(FileSystem& files,
                                StoreView& store,
                                const ExportPlan& plan,
                                const Path& path,
                                const ExportOptions& options) {
    KITH_TRY_ASSIGN(ExportFile file, ExportFile::start(files, marked_file(path, "")));
    ExportReport report;
    const bool are_features = path.extension() == ".geojson";
    JsonSubmissions submissions(file, are_features);
    KITH_TRY(file.write(are_features ? R"({"type":"FeatureCollection","features":[)" : "["));
    KITH_TRY(for_each_export_row(store, plan, options, [&](const ExportRow& row) {
        if (row.table == 0) ++report.rows;
        return submissions.add(plan, row);
    }));
    KITH_TRY(submissions.flush());
    KITH_TRY(file.write(are_features ? "\n]}\n" : "\n]\n"));
    KITH_TRY(file.finish());
    report.file = file.path();
    report.files = {file.path()};
    if (are_features) report.placed = submissions.placed();
    return report;
}

/// Digits, perhaps a sign and a fraction: nothing that a spreadsheet would compute.
bool is_number(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    const bool is_plain = text.find_first_not_of("0123456789.") == std::string_view::npos &&
                          std::count(text.begin(), text.end(), '.') <= 1;
    return is_plain && !text.empty() && text.front() != '.' && text.back() != '.';
}

/// The rows that went out are those that the store lists.
Status check_rows(StoreView& store, const ExportPlan& plan, const ExportReport& report) {
    RecordFilter filter;
    filter.kind = RecordKind::submission;
    filter.owner = plan.form_id;
    KITH_TRY_ASSIGN(const std::uint64_t expected, count_records(store, filter));
    if (expected == report.rows) return {};
    return fail(ErrorCode::damaged,
                fmt::format("{} rows were written to {} and the store counts {}; verify the store "
                            "and export again.",
                            report.rows,
                            report.file.filename().string(),
                            expected));
}

} // namespace

Path marked_file(const Path& file, std::string_view table) {
    std::string name = file.stem().string() + std::string(restricted_mark);
    if (!table.empty()) {
        std::string tail(table.substr(1));
        std::replace(tail.begin(), tail.end(), '/', '-');
        name += "-" + tail;
    }
    return file.parent_path() / (name + file.extension().string());
}

std::string safe_cell(std::string_view text) {
    static constexpr std::string_view full_width[] = {
        "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}; // = + - @
    const bool wide = std::any_of(std::begin(full_width), std::end(full_width), [&](auto sign) {
        return text.starts_with(sign);
    });
    const bool risky =
        wide || (!text.empty() &&
                 std::string_view("=+-@\t\r\n\0'", 9).find(text.front()) != std::string_view::npos);
    return risky && !is_number(text) ? "'" + std::string(text) : std::string(text);
}

Result<ExportReport> export_form(FileSystem& files,
                                 StoreView& store,
                                 std::span<const std::shared_ptr<const Form>> versions,
                                 const Path& file,
                                 const ExportOptions& options) {
    KITH_TRY_ASSIGN(const ExportPlan plan, make_export_plan(store, versions, options));
    const std::string ending = file.extension().string();
    const auto write = ending == ".csv"                            ? write_csv
                       : ending == ".xlsx"                         ? write_workbook_export
                       : ending == ".json" || ending == ".geojson" ? write_json
                                                                   : nullptr;
    if (write == nullptr)
        return fail(ErrorCode::bad_input,
                    fmt::format("Kith exports .csv, .xlsx, .json and .geojson; the name {} ends "
                                "otherwise.",
                                file.filename().string()));
    auto report = write(files, store, plan, file, options);
    if (!report) return report;
    KITH_TRY(check_rows(store, plan, *report));
    report->left_out = plan.left_out;
    return report;
}

} // namespace kith
