#include "app/flow/submission_plan.h"

#include "app/flow/asset_page.h"
#include "app/flow/entity_updates.h"
#include "survey_core/base/bytes.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

Value text_value(std::string text) {
    return {Value::Kind::text, std::move(text)};
}

/// A form that was added before remarks had numbers: a field laptop cannot give any, so its remarks
/// stand together in one built-in field, a line each.
void add_line(std::map<FieldId, std::string>& lines,
              const FieldName& name,
              const PlannedRemark& remark) {
    const bool is_note = remark.suffix == note_suffix;
    const bool is_sealed = remark.value.kind == Value::Kind::sealed; // bytes, not a line
    lines[is_note ? field::notes : field::missing] +=
        std::string(without_remark(name.path)) + "=" +
        (is_sealed ? "@sealed:" + to_hex(as_bytes(remark.value.bytes)) : remark.value.bytes) + "\n";
}

Status add_remarks(FieldNumbers& numbers,
                   const Form& form,
                   const PlannedInstance& instance,
                   std::vector<Edit>& edits) {
    std::map<FieldId, std::string> lines;
    for (const PlannedRemark& remark : instance.remarks) {
        const FieldName name = remark_name(form, form.node(remark.node), remark.suffix);
        KITH_TRY_ASSIGN(const auto number, numbers.find(name));
        if (number)
            edits.push_back({*number, remark.value, {}});
        else
            add_line(lines, name, remark);
    }
    for (auto& [number, text] : lines)
        edits.push_back({number, text_value(std::move(text)), {}});
    return {};
}

Result<std::vector<Edit>>
edits_of(FieldNumbers& numbers, const Form& form, const PlannedInstance& instance) {
    std::vector<Edit> edits;
    for (const PlannedAnswer& answer : instance.answers) {
        KITH_TRY_ASSIGN(const FieldId field,
                        numbers.of(question_name(form, form.node(answer.node))));
        edits.push_back({field, answer.value, {}});
    }
    for (const auto& [path, value] : instance.earlier) {
        KITH_TRY_ASSIGN(const FieldId field,
                        numbers.of({FieldName::Kind::question, form.settings().form_id, path}));
        edits.push_back({field, value, {}});
    }
    KITH_TRY(add_remarks(numbers, form, instance, edits));
    return edits;
}

Result<std::vector<Edit>>
edits_of(FieldNumbers& numbers, const PlannedEntity& entity, RecordId source) {
    if (entity.known)
        return std::vector<Edit>{{field::list, text_value(std::string(mention_list)), {}},
                                 {field::label, text_value(entity.label), {}},
                                 {field::mentions, text_value(to_text(*entity.known)), {}},
                                 {field::source, text_value(to_text(source)), {}}};
    std::vector<Edit> edits{{field::list, text_value(entity.list), {}},
                            {field::label, text_value(entity.label), {}},
                            {field::entity_uuid, text_value(entity.id), {}},
                            {field::source, text_value(to_text(source)), {}}};
    for (const auto& [save_to, value] : entity.properties) {
        KITH_TRY_ASSIGN(const FieldId field, numbers.of(property_name(save_to)));
        edits.push_back({field, value, {}});
    }
    return edits;
}

/// `/rep[2]/inner[1]` lies in `/rep[2]`, `/rep[2]` in the submission.
std::string parent_of(const std::string& instance) {
    return instance_of(instance.substr(0, instance.rfind('/')));
}

} // namespace

Result<std::optional<FieldId>> FieldNumbers::find(const FieldName& name) {
    if (const auto known = known_.find(name); known != known_.end()) return known->second;
    KITH_TRY_ASSIGN(const auto found, find_field(store_, name));
    if (found) known_.emplace(name, *found);
    return found;
}

Result<FieldId> FieldNumbers::of(const FieldName& name) {
    KITH_TRY_ASSIGN(const auto found, find(name));
    if (!found)
        return fail(ErrorCode::refused,
                    fmt::format("The question '{}' of '{}' has no number in this project; a "
                                "coordinator must add the form first.",
                                name.path,
                                name.owner));
    return *found;
}

void add_tally(ChangeGroup& group, FormVersionId form) {
    group.create({RecordKind::tally, form, {}, 0},
                 {{field::tally_of, {Value::Kind::text, "keep_nothing"}, {}}});
}

Result<WrittenSubmission>
add_to_group(ChangeGroup& group, FieldNumbers& numbers, const SubmissionPlan& plan) {
    std::map<std::string, RecordId> records;
    for (const PlannedInstance& instance : plan.instances) {
        KITH_TRY_ASSIGN(std::vector<Edit> edits, edits_of(numbers, *plan.form, instance));
        NewRecord record{RecordKind::submission, plan.version, {}, 0};
        if (instance.path.empty()) {
            for (const auto& [field, text] : plan.about)
                edits.push_back({field, text_value(text), {}});
        } else {
            edits.push_back({field::repeat_path, text_value(without_positions(instance.path)), {}});
            record = {RecordKind::repeat,
                      plan.version,
                      records.at(parent_of(instance.path)),
                      position_of(instance.path)};
        }
        records[instance.path] = group.create(record, edits);
    }
    WrittenSubmission written{records.at(""), {}};
    for (const PlannedEntity& entity : plan.entities) {
        KITH_TRY_ASSIGN(const std::vector<Edit> edits,
                        edits_of(numbers, entity, records.at(entity.scope)));
        written.entities.push_back(group.create({RecordKind::entity, plan.version, {}, 0}, edits));
    }
    KITH_TRY(add_updates(group, numbers, plan.updates));
    return written;
}

} // namespace kith::app
