#include "survey_core/openrosa/read_export.h"

#include "survey_core/openrosa/export_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace kith {
namespace {

struct RowPlace {
    const ForeignTable* table = nullptr;
    const CsvRow* row = nullptr;
};

/// 2 of "uuid:x/children/child[2]"; 0 where there is none: then the rows stay in the file's order.
std::uint64_t position_in(const std::string& key) {
    const std::size_t open = key.rfind('[');
    std::uint64_t position = 0;
    if (open != std::string::npos && key.ends_with(']'))
        std::from_chars(key.data() + open + 1, key.data() + key.size(), position);
    return position;
}

std::uint64_t position_of_row(const RowPlace& place) {
    const RowLinks links = place.table->links(*place.row);
    return links.keys.empty() ? 0 : position_in(links.keys.front());
}

/// The path of a repeat's table above: `/a/r` lies in `` or in another repeat.
std::string table_above(const Form& form, const std::string& repeat) {
    const auto node = form.find_path("/" + std::string(form.root_name()) + repeat);
    if (!node || form.node(*node).repeat == no_node) return {};
    return form.node(form.node(*node).repeat).path.substr(form.root_name().size() + 1);
}

class ExportReading {
public:
    ExportReading(const std::vector<SubmissionCsv>& files, FormVersions versions)
        : versions_(versions) {
        for (const SubmissionCsv& file : files)
            add_file(file);
        unknown_.resize(versions.size());
    }

    ImportedBatch read() {
        find_children();
        for (const ForeignTable& table : tables_)
            if (table.repeat().empty())
                for (const CsvRow& row : table.rows())
                    read_submission_row({&table, &row});
        report_orphans();
        return std::move(batch_);
    }

private:
    void add_file(const SubmissionCsv& file) {
        auto rows = parse_csv_rows(file.text, file.name);
        if (!rows) {
            batch_.refused.push_back({file.name, rows.error().message});
            return;
        }
        ForeignTable table(file.name, std::move(*rows), versions_);
        if (table.is_of_form())
            tables_.push_back(std::move(table));
        else
            batch_.refused.push_back(
                {file.name,
                 fmt::format("has no column of the form '{}'; export with names, not with labels",
                             versions_.front()->settings().form_id)});
    }

    /// Rows of repeats by the table and name of the row above.
    void find_children() {
        for (const ForeignTable& table : tables_) {
            if (table.repeat().empty()) continue;
            const std::string above = table_above(*versions_.front(), table.repeat());
            for (const CsvRow& row : table.rows())
                for (const std::string& parent : table.links(row).parents)
                    children_[{above, parent}].push_back({&table, &row});
        }
        for (auto& [parent, rows] : children_)
            std::stable_sort(rows.begin(), rows.end(), [](const RowPlace& a, const RowPlace& b) {
                return position_of_row(a) < position_of_row(b);
            });
    }

    void read_submission_row(const RowPlace& place) {
        const RowLinks links = place.table->links(*place.row);
        ImportedSubmission out;
        out.source = fmt::format("{} row {}", place.table->file(), place.row->number);
        out.version = choose_version(*place.table, links.version, out);
        out.instance_id = links.instance_id;
        add_answers(place, "/" + std::string(form(out).root_name()), out);
        if (out.instance_id.empty()) make_instance_id(out);
        const std::string id_path = "/" + std::string(form(out).root_name()) + "/meta/instanceID";
        std::erase_if(out.answers, [&](const Answer& one) { return one.path == id_path; });
        out.answers.push_back({id_path, out.instance_id});
        batch_.submissions.push_back(std::move(out));
    }

    [[nodiscard]] const Form& form(const ImportedSubmission& out) const {
        return *versions_[out.version];
    }

    std::size_t choose_version(const ForeignTable& table,
                               const std::string& written,
                               ImportedSubmission& out) const {
        std::size_t best = 0;
        std::optional<std::size_t> fewest;
        for (std::size_t i = 0; i < versions_.size(); ++i) {
            if (!written.empty() && versions_[i]->settings().version == written) return i;
            const std::size_t unknown = table.unknown_columns(i).size();
            if (fewest && unknown >= *fewest) continue;
            fewest = unknown;
            best = i;
        }
        if (!written.empty())
            out.findings.push_back(
                {"other-version",
                 "/" + std::string(versions_[best]->root_name()),
                 fmt::format("was written for version '{}', which is not here; it was read as '{}'",
                             written,
                             versions_[best]->settings().version)});
        return best;
    }

    void add_answers(const RowPlace& place, const std::string& scope, ImportedSubmission& out) {
        report_unknown_columns(*place.table, out.version);
        used_.insert(place.row);
        RowValues row = place.table->values(*place.row, out.version);
        const std::size_t repeat_length = place.table->repeat().size();
        const std::size_t plain = form(out).root_name().size() + 1 + repeat_length;
        for (auto& [node, value] : row.values)
            out.answers.push_back({scope + form(out).node(node).path.substr(plain), value});
        for (ImportFinding& finding : row.findings)
            out.findings.push_back(std::move(finding));
        std::map<std::string, std::int32_t> counts; // by path of the series
        for (const RowPlace& child : children_of(place)) {
            if (!used_.insert(child.row).second) continue;
            const std::string series = scope + child.table->repeat().substr(repeat_length);
            const std::string instance = fmt::format("{}[{}]", series, ++counts[series]);
            out.answers.push_back({instance, ""});
            add_answers(child, instance, out);
        }
    }

    [[nodiscard]] std::vector<RowPlace> children_of(const RowPlace& place) const {
        for (const std::string& key : place.table->links(*place.row).keys)
            if (const auto found = children_.find({place.table->repeat(), key});
                found != children_.end())
                return found->second;
        return {};
    }

    void make_instance_id(ImportedSubmission& out) const {
        std::string content = form(out).settings().form_id;
        for (const Answer& answer : out.answers)
            content += '\n' + answer.path + '\t' + answer.value;
        out.instance_id = instance_id_from(content);
        out.findings.push_back({"no-instance-id",
                                "/" + std::string(form(out).root_name()),
                                "has no instanceID; one was made of its content"});
    }

    void report_unknown_columns(const ForeignTable& table, std::size_t version) {
        if (!unknown_[version].insert(&table).second) return;
        for (const std::string& column : table.unknown_columns(version))
            batch_.findings.emplace_back(
                table.file(),
                ImportFinding{"unknown-column",
                              column,
                              "is no question of this form; the column was not taken over"});
    }

    void report_orphans() {
        for (const ForeignTable& table : tables_)
            for (const CsvRow& row : table.rows())
                if (!used_.contains(&row))
                    batch_.refused.push_back(
                        {fmt::format("{} row {}", table.file(), row.number),
                         "belongs to a record that is in none of the files; export all of them "
                         "together"});
    }

    FormVersions versions_;
    std::vector<ForeignTable> tables_;
    std::map<std::pair<std::string, std::string>, std::vector<RowPlace>> children_;
    std::vector<std::set<const ForeignTable*>> unknown_; // reported, by version
    std::set<const CsvRow*> used_;
    ImportedBatch batch_;
};

} // namespace

ImportedBatch read_export(const std::vector<SubmissionCsv>& files, FormVersions versions) {
    return ExportReading(files, versions).read();
}

} // namespace kith
