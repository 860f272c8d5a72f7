#include "survey_core/openrosa/export_table.h"

#include "survey_core/base/text.h"
#include "survey_core/openrosa/read_submission.h"

#include <algorithm>
#include <array>

namespace kith {
namespace {

using Kind = ColumnMeaning::Kind;

bool says_yes(std::string_view cell) {
    const std::string lower = to_lower(trim(cell));
    return lower == "1" || lower == "true" || lower == "yes" || lower == "1.0";
}

std::string bare_stem(const std::string& file) {
    return Path(file).stem().string();
}

/// Older exports write n/a where nothing was answered; in free text it may be an answer.
std::string answer_text(const Node& node, const std::string& cell) {
    std::string value = imported_value(node.type, cell);
    return value == "n/a" && node.type != QuestionType::text ? std::string() : value;
}

std::vector<std::string> sorted_words(std::string_view text) {
    std::vector<std::string> words = split_words(text);
    std::sort(words.begin(), words.end());
    return words;
}

/// What one cell says of where its row belongs.
void add_link(Kind kind, const std::string& cell, RowLinks& links) {
    if (kind == Kind::row_key || kind == Kind::instance_id) links.keys.push_back(cell);
    if (kind == Kind::row_index) links.keys.push_back("#" + cell);
    if (kind == Kind::parent_key) links.parents.push_back(cell);
    if (kind == Kind::parent_index) links.parents.push_back("#" + cell);
    if (kind == Kind::form_version) links.version = cell;
    const bool is_key = kind == Kind::row_key && cell.starts_with("uuid:");
    if (kind == Kind::instance_id || (is_key && links.instance_id.empty()))
        links.instance_id = cell;
}

/// The cells of one row, gathered by question.
class RowReading {
public:
    explicit RowReading(const Form& form) : form_(form) {}

    void take(const ColumnMeaning& meaning, const std::string& cell) {
        const bool is_version = meaning.kind == Kind::form_version && meaning.node != no_node;
        if (meaning.kind == Kind::value || is_version) // KoboToolbox asks its version as a question
            out_.values[meaning.node] = answer_text(form_.node(meaning.node), cell);
        else if (meaning.kind == Kind::choice && says_yes(cell))
            chosen_[meaning.node] += (chosen_[meaning.node].empty() ? "" : " ") + meaning.choice;
        else if (meaning.kind == Kind::point_part)
            points_[meaning.node][meaning.part] = trim(cell);
    }

    RowValues finish() {
        for (const auto& [node, choices] : chosen_)
            merge_choices(node, choices);
        for (const auto& [node, parts] : points_) {
            std::string& point = out_.values[node];
            if (!point.empty() || parts[0].empty() || parts[1].empty()) continue;
            point = parts[0] + " " + parts[1] + " " + (parts[2].empty() ? "0" : parts[2]) + " " +
                    (parts[3].empty() ? "0" : parts[3]);
        }
        std::erase_if(out_.values, [](const auto& one) { return one.second.empty(); });
        return std::move(out_);
    }

private:
    void merge_choices(NodeIndex node, const std::string& choices) {
        std::string& joined = out_.values[node];
        if (joined.empty())
            joined = choices;
        else if (sorted_words(joined) != sorted_words(choices))
            out_.findings.push_back(
                {"choices-differ",
                 form_.node(node).path,
                 "has other choices in its own column than in the columns of its choices; its own "
                 "column was read"});
    }

    const Form& form_;
    RowValues out_;
    std::map<NodeIndex, std::string> chosen_;
    std::map<NodeIndex, std::array<std::string, 4>> points_;
};

} // namespace

ForeignTable::ForeignTable(std::string file, CsvRows rows, FormVersions versions)
    : file_(std::move(file)), rows_(std::move(rows)), versions_(versions) {
    if (is_repeat_table(rows_.header)) {
        is_of_form_ = false;
        for (const auto& form : versions) {
            const auto found = find_repeat_table(*form, bare_stem(file_), rows_.header);
            if (!found) continue;
            repeat_ = form->node(*found).path.substr(form->root_name().size() + 1);
            is_of_form_ = true;
            break;
        }
    }
    for (const auto& form : versions)
        meanings_.push_back(read_header(*form));
    if (!repeat_.empty()) return;
    is_of_form_ = std::any_of(meanings_.begin(), meanings_.end(), [](const auto& columns) {
        return std::any_of(columns.begin(), columns.end(), [](const ColumnMeaning& one) {
            return one.kind == Kind::value || one.kind == Kind::choice ||
                   one.kind == Kind::point_part;
        });
    });
}

std::vector<ColumnMeaning> ForeignTable::read_header(const Form& form) const {
    NodeIndex table = no_node;
    if (!repeat_.empty()) {
        const auto node = form.find_path("/" + std::string(form.root_name()) + repeat_);
        if (!node || !form.node(*node).is_repeat())
            return std::vector<ColumnMeaning>(rows_.header.size());
        table = *node;
    }
    const ExportColumns columns(form, table);
    std::vector<ColumnMeaning> meanings;
    for (const std::string& name : rows_.header)
        meanings.push_back(columns.meaning(name));
    return meanings;
}

RowLinks ForeignTable::links(const CsvRow& row) const {
    RowLinks links;
    std::string bare;
    const auto& columns = meanings_.front();
    for (std::size_t i = 0; i < std::min(columns.size(), row.cells.size()); ++i) {
        const std::string cell = trim(row.cells[i]);
        if (cell.empty()) continue;
        if (columns[i].kind == Kind::bare_uuid) bare = cell;
        add_link(columns[i].kind, cell, links);
    }
    if (links.instance_id.empty() && !bare.empty())
        links.instance_id = bare.starts_with("uuid:") ? bare : "uuid:" + bare;
    return links;
}

RowValues ForeignTable::values(const CsvRow& row, std::size_t version) const {
    RowReading reading(*versions_[version]);
    const auto& columns = meanings_[version];
    for (std::size_t i = 0; i < std::min(columns.size(), row.cells.size()); ++i)
        reading.take(columns[i], row.cells[i]);
    RowValues out = reading.finish();
    if (row.cells.size() > columns.size())
        out.findings.push_back({"cells-without-header",
                                file_,
                                "has more cells in this row than columns in its header"});
    return out;
}

bool ForeignTable::holds_something(std::size_t column) const {
    return std::any_of(rows_.rows.begin(), rows_.rows.end(), [&](const CsvRow& row) {
        return column < row.cells.size() && !row.cells[column].empty();
    });
}

std::vector<std::string> ForeignTable::unknown_columns(std::size_t version) const {
    std::vector<std::string> unknown;
    for (std::size_t i = 0; i < rows_.header.size(); ++i)
        if (meanings_[version][i].kind == Kind::unknown && holds_something(i))
            unknown.push_back(rows_.header[i]);
    return unknown;
}

} // namespace kith
