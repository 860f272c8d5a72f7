#include "survey_core/openrosa/export_columns.h"

#include "survey_core/base/text.h"

#include <algorithm>
#include <array>

namespace kith {
namespace {

using Kind = ColumnMeaning::Kind;

constexpr std::string_view separators = "/-.:";

struct ReservedColumn {
    std::string_view name;
    Kind kind;
};
// clang-format off
constexpr std::array reserved{
    ReservedColumn{"KEY", Kind::row_key},               ReservedColumn{"PARENT_KEY", Kind::parent_key},
    ReservedColumn{"_index", Kind::row_index},          ReservedColumn{"_parent_index", Kind::parent_index},
    ReservedColumn{"instanceID", Kind::instance_id},    ReservedColumn{"meta/instanceID", Kind::instance_id},
    ReservedColumn{"meta-instanceID", Kind::instance_id}, ReservedColumn{"meta:instanceID", Kind::instance_id},
    ReservedColumn{"_uuid", Kind::bare_uuid},           ReservedColumn{"FormVersion", Kind::form_version},
    ReservedColumn{"__version__", Kind::form_version},  ReservedColumn{"_version_", Kind::form_version},
    ReservedColumn{"meta.instanceID", Kind::instance_id},
};
constexpr std::array<std::string_view, 36> bookkeeping{
    "SubmissionDate", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status",
    "ReviewState", "DeviceID", "Edits", "_id", "_submission_time", "_validation_status", "_notes", "_status",
    "_submitted_by", "_tags", "_parent_table_name", "_submission__id", "_submission__uuid",
    "_submission__submission_time", "_submission__validation_status", "_submission__notes", "_submission__status",
    "_submission__submitted_by", "_submission___version__", "_submission__tags", "_geolocation", "_attachments",
    "_xform_id_string", "_bamboo_dataset_id", "_duration", "_media_count", "_total_media", "_media_all_received",
    "formhub/uuid", "meta/rootUuid"};
struct PointWord { std::string_view word; std::size_t part; };
constexpr std::array point_words{PointWord{"latitude", 0}, PointWord{"longitude", 1}, PointWord{"altitude", 2},
                                 PointWord{"accuracy", 3}, PointWord{"precision", 3}};
// clang-format on

std::string joined(std::string_view path, char separator) {
    std::string out(path);
    std::replace(out.begin(), out.end(), '/', separator);
    return out;
}

/// `/data/group/q` below `/data`: `group/q`.
std::string_view below(const Form& form, NodeIndex node, NodeIndex table) {
    const std::string_view path = form.node(node).path;
    return path.substr(form.node(std::max(table, 0)).path.size() + 1);
}

bool is_file(QuestionType type) {
    return type == QuestionType::image || type == QuestionType::audio ||
           type == QuestionType::video || type == QuestionType::file ||
           type == QuestionType::background_audio;
}

} // namespace

ExportColumns::ExportColumns(const Form& form, NodeIndex table) : form_(form) {
    for (std::size_t i = 1; i < form.nodes().size(); ++i) {
        const auto index = static_cast<NodeIndex>(i);
        const Node& node = form.node(index);
        if (!node.is_question() || node.repeat != table) continue;
        for (const char separator : separators) {
            add_name(joined(below(form, index, 0), separator), index);
            add_name(joined(below(form, index, table), separator), index);
        }
    }
    const auto full_names = by_name_; // a whole path wins over a bare name
    for (std::size_t i = 1; i < form.nodes().size(); ++i) {
        const Node& node = form.nodes()[i];
        if (node.is_question() && node.repeat == table && !full_names.contains(node.name))
            add_name(node.name, static_cast<NodeIndex>(i));
    }
}

void ExportColumns::add_name(const std::string& name, NodeIndex node) {
    const auto [known, is_new] = by_name_.emplace(name, node);
    if (!is_new && known->second != node) known->second = no_node;
}

NodeIndex ExportColumns::question(const std::string& name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? no_node : found->second;
}

ColumnMeaning ExportColumns::meaning(std::string_view written) const {
    const std::string header(written);
    for (const ReservedColumn& one : reserved)
        if (one.name == header) return {one.kind, question(header), {}, 0};
    if (const NodeIndex node = question(header); node != no_node)
        return {form_.node(node).type == QuestionType::instance_id ? Kind::instance_id
                                                                   : Kind::value,
                node,
                {},
                0};
    if (std::find(bookkeeping.begin(), bookkeeping.end(), header) != bookkeeping.end() ||
        header.starts_with("SET-OF-"))
        return {Kind::bookkeeping, no_node, {}, 0};
    if (header.ends_with("_URL"))
        if (const NodeIndex node = question(header.substr(0, header.size() - 4));
            node != no_node && is_file(form_.node(node).type))
            return {Kind::bookkeeping, node, {}, 0};
    if (ColumnMeaning part = point_part(header); part.kind != Kind::unknown) return part;
    return choice_column(header);
}

/// `place-Latitude` (Central), `_place_latitude` and `_group/place_latitude` (KoboToolbox).
ColumnMeaning ExportColumns::point_part(const std::string& header) const {
    const std::string lower = to_lower(header);
    for (const PointWord& word : point_words) {
        if (!lower.ends_with(word.word) || header.size() < word.word.size() + 2) continue;
        std::string name = header.substr(0, header.size() - word.word.size() - 1);
        const auto take = [&](const std::string& candidate) {
            const NodeIndex node = question(candidate);
            return node != no_node && form_.node(node).type == QuestionType::geopoint;
        };
        if (take(name)) return {Kind::point_part, question(name), {}, word.part};
        const std::size_t last = name.find_last_of(separators);
        const std::size_t start = last == std::string::npos ? 0 : last + 1;
        std::string inner = name;
        if (name.size() > start && name[start] == '_') inner.erase(start, 1);
        if (take(inner)) return {Kind::point_part, question(inner), {}, word.part};
        if (name.starts_with('_') && take(name.substr(1)))
            return {Kind::point_part, question(name.substr(1)), {}, word.part};
    }
    return {};
}

ColumnMeaning ExportColumns::choice_column(const std::string& header) const {
    for (std::size_t at = header.find_last_of(separators); at != std::string::npos && at > 0;
         at = header.find_last_of(separators, at - 1)) {
        const NodeIndex node = question(header.substr(0, at));
        if (node == no_node) continue;
        const Node& select = form_.node(node);
        if (select.type == QuestionType::select_multiple || select.type == QuestionType::rank)
            return {Kind::choice, node, header.substr(at + 1), 0};
    }
    return {};
}

bool is_repeat_table(const std::vector<std::string>& header) {
    return std::any_of(header.begin(), header.end(), [](const std::string& name) {
        return name == "PARENT_KEY" || name == "_parent_index";
    });
}

namespace {

std::size_t
known_columns(const Form& form, NodeIndex table, const std::vector<std::string>& header) {
    const ExportColumns columns(form, table);
    return static_cast<std::size_t>(
        std::count_if(header.begin(), header.end(), [&](const std::string& name) {
            const Kind kind = columns.meaning(name).kind;
            return kind == Kind::value || kind == Kind::choice || kind == Kind::point_part;
        }));
}

/// How much of the file's name is this repeat's: its whole path says more than its name.
std::size_t name_match(const Form& form, NodeIndex repeat, std::string_view stem) {
    const std::string path = joined(below(form, repeat, 0), '-');
    const std::string& name = form.node(repeat).name;
    for (const std::string& candidate : {path, name}) {
        if (stem == candidate) return candidate.size() + 1;
        if (stem.ends_with("-" + candidate)) return candidate.size();
    }
    return 0;
}

} // namespace

std::optional<NodeIndex> find_repeat_table(const Form& form,
                                           std::string_view file_stem,
                                           const std::vector<std::string>& header) {
    std::optional<NodeIndex> best;
    std::pair<std::size_t, std::size_t> best_score{0, 0};
    for (std::size_t i = 1; i < form.nodes().size(); ++i) {
        const auto index = static_cast<NodeIndex>(i);
        if (!form.node(index).is_repeat()) continue;
        const std::pair score{name_match(form, index, file_stem),
                              known_columns(form, index, header)};
        if (score <= best_score) continue;
        best_score = score;
        best = index;
    }
    return best;
}

} // namespace kith
