#include "app/flow/last_saved.h"

#include "app/flow/field_paths.h"
#include "app/flow/project.h"
#include "survey_core/store/forms.h"
#include "survey_core/store/records.h"

#include <set>

namespace kith::app {
namespace {

constexpr char before_path = '\x1E';
constexpr char before_value = '\x1F';

std::set<NodeIndex> asked_back(const Form& form) {
    std::set<NodeIndex> nodes;
    for (const expr::Expression& expression : form.expressions())
        for (const expr::Path& path : expression.paths)
            if (path.start == expr::PathStart::last_saved &&
                form.node(path.binding.target).repeat == no_node)
                nodes.insert(path.binding.target);
    return nodes;
}

/// The newest submission of this form by whoever uses this laptop; a store holds other people's as
/// well, once it has merged.
Result<std::optional<RecordView>> last_record(StoreView& store, const std::string& form_id) {
    KITH_TRY_ASSIGN(const RecordId worker, worker_of(store));
    for (Window window;; window.offset += window.limit) {
        KITH_TRY_ASSIGN(
            const auto rows,
            list_records(store, {RecordKind::submission, form_id, {}, {}, false}, window));
        if (rows.empty()) return std::nullopt;
        for (const RecordRow& row : rows) {
            KITH_TRY_ASSIGN(auto record, find_record(store, row.id));
            if (record && record->header.author == worker) return record;
        }
    }
}

} // namespace

Result<SavedAnswers> last_saved_answers(StoreView& store, const Form& form) {
    SavedAnswers answers;
    const std::set<NodeIndex> nodes = asked_back(form);
    if (nodes.empty()) return answers;
    KITH_TRY_ASSIGN(const auto record, last_record(store, form.settings().form_id));
    if (!record) return answers;
    for (const NodeIndex index : nodes) {
        const Node& node = form.node(index);
        KITH_TRY_ASSIGN(const auto field, find_field(store, question_name(form, node)));
        const FieldView* answer = field ? record->find(*field) : nullptr;
        if (answer != nullptr && answer->value.kind == Value::Kind::text &&
            !node.access.is_sealed_when_stored())
            answers.emplace(node.path, answer->value.bytes);
    }
    return answers;
}

std::string encode_saved(const SavedAnswers& answers) {
    std::string text;
    for (const auto& [path, value] : answers)
        text.append(1, before_path).append(path).append(1, before_value).append(value);
    return text;
}

SavedAnswers decode_saved(std::string_view text) {
    SavedAnswers answers;
    while (!text.empty() && text.front() == before_path) {
        text.remove_prefix(1);
        const std::string_view answer = text.substr(0, text.find(before_path));
        const std::size_t middle = answer.find(before_value);
        if (middle == std::string_view::npos) return answers;
        answers.emplace(answer.substr(0, middle), answer.substr(middle + 1));
        text.remove_prefix(answer.size());
    }
    return answers;
}

} // namespace kith::app
