#include "app/flow/reopened.h"

#include "app/flow/answer_paths.h"
#include "app/flow/asset_page.h"
#include "app/flow/project.h"
#include "app/flow/record_paths.h"
#include "app/flow/remarks.h"
#include "survey_core/record/sealed_value.h"
#include "survey_core/store/merge_port.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

tl::unexpected<Error> other_instances(const std::string& path) {
    return fail(ErrorCode::refused,
                fmt::format("With these values there would be more or fewer entries than were "
                            "asked about ({}); hold a new interview for that.",
                            path));
}

} // namespace

Result<Reopened> Reopened::open(Store& store, FormShelf& shelf, const RecordView& submission) {
    KITH_TRY_ASSIGN(InterviewPlace place,
                    interview_place(store, shelf, submission.header.form, {}));
    Reopened out(store, std::move(place));
    if (store.is_hub()) {
        KITH_TRY_ASSIGN(out.key_, coordinator_sealing_key(store));
    }
    KITH_TRY(out.gather(submission, {}));
    out.engine_ = std::make_unique<Interview>(out.place_.form,
                                              InterviewContext{store.environment().clock,
                                                               store.environment().random,
                                                               out.place_.time_zone,
                                                               out.place_.properties,
                                                               {},
                                                               {},
                                                               out.place_.lists},
                                              out.given_);
    const std::string language(submission.text(field::language));
    if (!language.empty()) KITH_TRY(out.engine_->set_language(language));
    out.opened_ = out.texts();
    out.opened_labels_ = out.labels();
    out.opened_label_ = out.engine_->instance_name();
    out.stored_label_ = submission.text(field::label);
    return out;
}

std::optional<std::string> Reopened::instance_path(RecordId record) const {
    for (const auto& [path, id] : records_)
        if (id == record) return path;
    return std::nullopt;
}

Status Reopened::set(const std::vector<PathEdit>& edits) {
    for (const PathEdit& edit : edits) {
        KITH_TRY_ASSIGN(const NodeRef ref, place_of(edit.path));
        KITH_TRY(engine_->set(ref, edit.value));
    }
    for (const PathEdit& edit : edits) {
        KITH_TRY_ASSIGN(const NodeRef ref, place_of(edit.path));
        const std::string reason = objection(*engine_, ref, edit.value);
        if (!reason.empty())
            return fail(ErrorCode::bad_input,
                        fmt::format("'{}' cannot be set so: {}.", edit.path, reason));
        const auto stored = answers_.find(edit.path);
        opened_[edit.path] = stored == answers_.end() ? std::string() : stored->second;
    }
    return {};
}

Result<Value> Reopened::value_of(const PathEdit& edit) const {
    KITH_TRY_ASSIGN(const NodeRef ref, place_of(edit.path));
    return value_for(place_.form->node(ref.node), edit.value);
}

Result<EditsByRecord> Reopened::differences(FieldNumbers& numbers, const Entities& entities) {
    PathTexts now = texts();
    for (const auto& [path, value] : opened_)
        now.try_emplace(path);
    EditsByRecord edits;
    for (const auto& [path, value] : now) {
        const auto before = opened_.find(path);
        const auto node = place_.form->find_path(root() + without_positions(path));
        if (!node) continue;
        if (place_.form->node(*node).is_repeat()) {
            if (before == opened_.end() || !exists(path)) return other_instances(path);
        } else if ((before == opened_.end() ? std::string() : before->second) != value) {
            KITH_TRY(add_edit(edits, numbers, entities, {path, value}));
        }
    }
    KITH_TRY(add_labels(edits, entities));
    return edits;
}

bool Reopened::exists(const std::string& path) const {
    return engine_->find(root() + path).has_value();
}

Result<NodeRef> Reopened::place_of(const std::string& path) const {
    const auto ref = engine_->find(root() + path);
    if (ref && place_.form->node(ref->node).is_question()) return *ref;
    return fail(ErrorCode::bad_input,
                fmt::format("There is no question '{}' in this record.", path));
}

/// Every answer and instance as the engine holds it now.
Reopened::PathTexts Reopened::texts() const {
    PathTexts texts;
    for (const Answer& answer : engine_->to_record()) {
        const auto ref = parse_node_path(*place_.form, answer.path);
        if (!ref) continue;
        const Node& node = place_.form->node(ref->node);
        const bool is_kept = is_stored(node) && is_permitted(*engine_, node);
        if (is_kept || node.is_repeat())
            texts.emplace(without_root(*place_.form, answer.path), answer.value);
    }
    return texts;
}

/// The text that stands for a value in the engine; nothing for what is sealed to somebody else.
Result<std::optional<std::string>> Reopened::engine_text(const Value& value) const {
    if (value.kind != Value::Kind::sealed) return shown_text(value);
    if (!key_) return std::nullopt;
    KITH_TRY_ASSIGN(std::string text, open_sealed_value(value, *key_));
    return text;
}

Status Reopened::gather(const RecordView& record, const std::string& instance) {
    records_[instance] = record.header.dot;
    if (!instance.empty()) given_.push_back({root() + instance, ""});
    for (const FieldView& field : record.fields) {
        if (!builtin_field_name(field.field).empty()) continue;
        KITH_TRY_ASSIGN(const std::string path, path_of_field(store_, field.field));
        KITH_TRY_ASSIGN(const auto text, engine_text(field.value));
        const std::size_t within = without_positions(instance).size();
        if (!text || path.size() <= within) continue;
        if (without_remark(path) != path) {
            if (!text->empty()) remarks_.emplace(instance + path.substr(within));
            continue;
        }
        answers_.emplace(instance + path.substr(within), *text);
        given_.push_back({root() + instance + path.substr(within), *text});
    }
    std::map<std::string, std::uint64_t, std::less<>> positions;
    for (const RecordId child_id : record.children) {
        KITH_TRY_ASSIGN(const auto child, find_record(store_, child_id));
        if (!child || child->status == RecordStatus::deleted) continue;
        const std::string repeat(child->text(field::repeat_path));
        const std::size_t within = without_positions(instance).size();
        if (repeat.size() <= within) continue;
        const std::string series = instance + repeat.substr(within);
        KITH_TRY(gather(*child, fmt::format("{}[{}]", series, ++positions[series])));
    }
    return {};
}

Status Reopened::add_edit(EditsByRecord& edits,
                          FieldNumbers& numbers,
                          const Entities& entities,
                          const PathEdit& now) {
    const auto record = records_.find(instance_of(now.path));
    if (record == records_.end()) return other_instances(now.path);
    const auto index = place_.form->find_path(root() + without_positions(now.path));
    const Node& node = place_.form->node(*index);
    KITH_TRY_ASSIGN(const FieldId field, numbers.of(question_name(*place_.form, node)));
    KITH_TRY_ASSIGN(const Value value, value_for(node, now.value));
    edits[record->second].push_back({field, value, {}});
    if (!now.value.empty() && remarks_.contains(now.path + std::string(missing_suffix))) {
        KITH_TRY_ASSIGN(const FieldId missing,
                        numbers.of(remark_name(*place_.form, node, missing_suffix)));
        edits[record->second].push_back({missing, {}, {}}); // there is an answer after all
    }
    if (!node.save_to) return {};
    const auto entity = entities.find({node.save_to->list, to_text(record->second)});
    if (entity == entities.end()) return {};
    KITH_TRY_ASSIGN(const FieldId property, numbers.of(property_name(*node.save_to)));
    edits[entity->second.header.dot].push_back({property, value, {}});
    return {};
}

/// What the form calls its entities.
std::map<EntityKey, std::string> Reopened::labels() const {
    std::map<EntityKey, std::string> labels;
    for (const EntityAction& action : engine_->entities()) {
        const auto record =
            records_.find(instance_of(without_root(*place_.form, action.scope_path)));
        if (action.creates && record != records_.end())
            labels[{action.list, to_text(record->second)}] = action.label;
    }
    return labels;
}

/// Lists and searches go by labels. One that a coordinator has set by hand stays, and of two that
/// stand against each other a person decides.
Status Reopened::add_labels(EditsByRecord& edits, const Entities& entities) {
    KITH_TRY(add_label(
        edits, records_.at(""), {stored_label_, opened_label_, engine_->instance_name()}));
    for (const auto& [key, now] : labels()) {
        const auto before = opened_labels_.find(key);
        auto entity = entities.find(key);
        if (entity == entities.end())
            entity = entities.find({std::string(mention_list), key.second});
        if (before == opened_labels_.end() || entity == entities.end()) continue;
        const std::string stored(entity->second.text(field::label));
        KITH_TRY(add_label(edits, entity->second.header.dot, {stored, before->second, now}));
    }
    return {};
}

Status Reopened::add_label(EditsByRecord& edits, RecordId record, const Label& label) {
    if (label.now.empty() || label.now == label.opened || label.stored != label.opened) return {};
    KITH_TRY_ASSIGN(const Register standing, load_register(store_, record, field::label));
    if (!standing.in_conflict())
        edits[record].push_back({field::label, {Value::Kind::text, label.now}, {}});
    return {};
}

Result<Value> Reopened::value_for(const Node& node, const std::string& text) const {
    if (node.access.is_sealed_when_stored() && !text.empty())
        return seal_value(text, place_.coordinators);
    return Value{Value::Kind::text, text};
}

} // namespace kith::app
