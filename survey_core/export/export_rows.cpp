#include "survey_core/export/export_rows.h"

#include "survey_core/form/markdown.h"
#include "survey_core/record/attachment.h"
#include "survey_core/record/sealed_value.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith {
namespace {

constexpr std::uint64_t rows_at_a_time = 500;

/// One submission with all its repeat instances, and what decides whether a cell may be shown.
class RowMaker {
public:
    RowMaker(StoreView& store,
             const ExportPlan& plan,
             const ExportOptions& options,
             const std::function<Status(const ExportRow&)>& visit)
        : store_(store), plan_(plan), options_(options), visit_(visit) {}

    Status learn_versions() {
        KITH_TRY_ASSIGN(const auto forms, list_forms(store_));
        for (const FormRow& row : forms)
            versions_.emplace(row.id, row.version);
        return {};
    }

    Status add_submission(RecordId id) {
        KITH_TRY_ASSIGN(const auto found, find_record(store_, id));
        if (!found || found->status == RecordStatus::deleted) return {};
        submission_ = &*found;
        ExportRow row;
        row.id = to_text(id);
        KITH_TRY_ASSIGN(row.cells, cells_of(*found, plan_.tables.front()));
        row.about = about(*found);
        KITH_TRY(visit_(row));
        return add_children(*found);
    }

private:
    Status add_children(const RecordView& parent) {
        std::map<std::string, std::uint64_t, std::less<>> counts;
        for (const RecordId child_id : parent.children) {
            KITH_TRY_ASSIGN(const auto child, find_record(store_, child_id));
            if (!child || child->status == RecordStatus::deleted) continue;
            const std::string repeat(child->text(field::repeat_path));
            const auto table =
                std::find_if(plan_.tables.begin(), plan_.tables.end(), [&](const ExportTable& one) {
                    return one.name == repeat;
                });
            if (table == plan_.tables.end()) continue;
            ExportRow row;
            row.table = static_cast<std::size_t>(table - plan_.tables.begin());
            row.id = to_text(child_id);
            row.parent = to_text(parent.header.dot);
            row.index = ++counts[repeat];
            KITH_TRY_ASSIGN(row.cells, cells_of(*child, *table));
            KITH_TRY(visit_(row));
            KITH_TRY(add_children(*child));
        }
        return {};
    }

    Result<std::vector<std::string>> cells_of(const RecordView& record, const ExportTable& table) {
        std::vector<std::string> cells;
        cells.reserve(table.columns.size());
        for (const ExportColumn& column : table.columns) {
            const FieldView* field = record.find(column.field);
            if (field == nullptr || !may_show(column)) {
                cells.emplace_back();
                continue;
            }
            KITH_TRY_ASSIGN(std::string text, text_of(field->value));
            cells.push_back(labelled(column, std::move(text)));
        }
        for (const ExportRemarks& remarks : table.remarks) {
            KITH_TRY_ASSIGN(std::string said, said_of(record, remarks));
            cells.push_back(std::move(said));
        }
        return cells;
    }

    Result<std::string> said_of(const RecordView& record, const ExportRemarks& remarks) {
        std::string said;
        const auto add = [&said](std::string_view words) {
            if (!words.empty()) said += (said.empty() ? "" : "; ") + std::string(words);
        };
        for (const ExportColumn& question : remarks.said) {
            const FieldView* field = record.find(question.field);
            if (field == nullptr || !may_show(question)) continue;
            KITH_TRY_ASSIGN(const std::string text, text_of(field->value));
            if (!text.empty()) add(question.name + "=" + text);
        }
        std::string_view lines = record.text(remarks.without_numbers);
        while (!lines.empty()) {
            const std::size_t end = std::min(lines.find('\n'), lines.size());
            add(lines.substr(0, end));
            lines.remove_prefix(std::min(end + 1, lines.size()));
        }
        return said;
    }

    bool may_show(const ExportColumn& column) {
        const Access& access = column.form->node(column.node).access;
        if (access.who != Access::Who::consent) return true;
        const auto question = column.form->find_name(access.purpose);
        if (!question) return false;
        const std::string& path = column.form->node(*question).path;
        const auto consent = find_field(store_,
                                        {FieldName::Kind::question,
                                         plan_.form_id,
                                         path.substr(column.form->root_name().size() + 1)});
        return consent && *consent && submission_->text(**consent) == "yes";
    }

    Result<std::string> text_of(const Value& value) {
        if (value.kind == Value::Kind::text) return value.bytes;
        if (value.kind == Value::Kind::blob) return name_of_file(value);
        if (options_.coordinator == nullptr) return std::string("(sealed)");
        return open_sealed_value(value, *options_.coordinator);
    }

    std::string labelled(const ExportColumn& column, std::string text) const {
        const Node& node = column.form->node(column.node);
        if (!options_.labels || !is_select(node.type) || node.select.list == no_list) return text;
        const auto& languages = column.form->languages();
        const auto language = static_cast<std::size_t>(
            std::find(languages.begin(), languages.end(), *options_.labels) - languages.begin());
        if (node.type == QuestionType::select_one)
            return label_of(*column.form, node, text, language);
        std::string out;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            if (!out.empty()) out += "; ";
            out += label_of(*column.form, node, text.substr(at, end - at), language);
            at = end + 1;
        }
        return out;
    }

    static std::string
    label_of(const Form& form, const Node& node, const std::string& name, std::size_t language) {
        for (const Choice& choice : form.list(node.select.list).choices)
            if (choice.name == name && !choice.label.empty() &&
                choice.label.in(language).is_plain())
                return plain_words(choice.label.in(language).pieces.front().text);
        return name;
    }

    std::vector<std::string> about(const RecordView& record) const {
        std::string conflicts = record.deleted_in_conflict ? "@deleted" : "";
        for (const FieldView& field : record.fields)
            if (field.in_conflict)
                conflicts += (conflicts.empty() ? "" : " ") + path_of(field.field);
        const auto version = versions_.find(record.header.form);
        return {version == versions_.end() ? std::string() : version->second,
                std::string(status_name(record.status)),
                std::string(record.text(field::started_at)),
                std::string(record.text(field::finished_at)),
                to_text(record.header.author),
                std::string(record.text(field::language)),
                std::move(conflicts)};
    }

    std::string path_of(FieldId field) const {
        if (!builtin_field_name(field).empty()) return std::string(builtin_field_name(field));
        const auto name = find_field_name(store_, field);
        return name && *name ? (*name)->path : std::string("?");
    }

    StoreView& store_;
    const ExportPlan& plan_;
    const ExportOptions& options_;
    const std::function<Status(const ExportRow&)>& visit_;
    std::map<FormVersionId, std::string> versions_;
    const RecordView* submission_ = nullptr;
};

} // namespace

const std::vector<std::string>& submission_columns() {
    static const std::vector<std::string> columns{"_form_version",
                                                  "_status",
                                                  "_started_at",
                                                  "_finished_at",
                                                  "_worker",
                                                  "_language",
                                                  "_conflicts"};
    return columns;
}

Status for_each_export_row(StoreView& store,
                           const ExportPlan& plan,
                           const ExportOptions& options,
                           const std::function<Status(const ExportRow&)>& visit) {
    RowMaker maker(store, plan, options, visit);
    KITH_TRY(maker.learn_versions());
    RecordFilter filter;
    filter.kind = RecordKind::submission;
    filter.owner = plan.form_id;
    for (std::uint64_t offset = 0;; offset += rows_at_a_time) {
        KITH_TRY_ASSIGN(const auto rows, list_records(store, filter, {offset, rows_at_a_time}));
        for (const RecordRow& row : rows)
            KITH_TRY(maker.add_submission(row.id));
        if (rows.size() < rows_at_a_time) return {};
    }
}

} // namespace kith
