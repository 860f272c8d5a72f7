#include "app/flow/import_submissions.h"
#include "app/flow/record_paths.h"
#include "app/flow/submissions.h"
#include "survey_core/openrosa/imported.h"
#include "survey_core/openrosa/write_submission.h"
#include "survey_core/record/attachment.h"
#include "survey_core/record/sealed_value.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::app {
namespace {

/// Gathers a submission, its repeat instances and its entities as one document.
class XmlAnswers {
public:
    XmlAnswers(StoreView& store, const Form& form, const SealingKey* sealed)
        : store_(store), form_(form), sealed_(sealed), root_("/" + std::string(form.root_name())) {}

    Status add(const RecordView& record, const std::string& instance) {
        scopes_[to_text(record.header.dot)] = root_ + instance;
        for (const FieldView& field : record.fields)
            if (builtin_field_name(field.field).empty() && !field.value.blank())
                KITH_TRY(add_answer(field, instance));
        std::map<std::string, std::uint64_t, std::less<>> positions;
        for (const RecordId child_id : record.children) {
            KITH_TRY_ASSIGN(const auto child, find_record(store_, child_id));
            if (!child || child->status == RecordStatus::deleted) continue;
            const std::string series =
                placed(std::string(child->text(field::repeat_path)), instance);
            const std::string path = fmt::format("{}[{}]", series, ++positions[series]);
            content_.answers.push_back({root_ + path, ""});
            KITH_TRY(add(*child, path));
        }
        return {};
    }

    Status add_entities() {
        return for_each_record(store_, [&](const Change& creation) -> Status {
            if (creation.header.record_kind != RecordKind::entity) return {};
            KITH_TRY_ASSIGN(const auto record, find_record(store_, creation.header.record));
            if (!record || record->status == RecordStatus::deleted) return {};
            const auto scope = scopes_.find(std::string(record->text(field::source)));
            if (scope == scopes_.end()) return {};
            EntityAction entity;
            entity.list = record->text(field::list);
            entity.id = record->text(field::entity_uuid);
            entity.label = record->text(field::label);
            entity.creates = true;
            entity.scope_path = scope->second;
            content_.entities.push_back(std::move(entity));
            return {};
        });
    }

    SubmissionXml finish(std::string instance_id) {
        content_.instance_id = std::move(instance_id);
        out_.xml = write_submission(form_, content_);
        return std::move(out_);
    }

private:
    /// `/rep/inner` of an instance `/rep[2]` becomes `/rep[2]/inner`.
    static std::string placed(const std::string& path, const std::string& instance) {
        const std::string plain = without_positions(instance);
        return path.starts_with(plain) ? instance + path.substr(plain.size()) : path;
    }

    Status add_answer(const FieldView& field, const std::string& instance) {
        KITH_TRY_ASSIGN(const std::string stored, path_of_field(store_, field.field));
        const std::string path = placed(stored, instance);
        const bool is_sealed = field.value.kind == Value::Kind::sealed;
        if (!form_.find_path(root_ + stored) || (is_sealed && sealed_ == nullptr)) {
            out_.left_out.push_back(path);
            return {};
        }
        std::string text = field.value.bytes;
        if (is_sealed) {
            KITH_TRY_ASSIGN(text, open_sealed_value(field.value, *sealed_));
        } else if (field.value.kind == Value::Kind::blob) {
            const auto attachment = attachment_of(field.value);
            if (!attachment)
                return fail(ErrorCode::damaged, "A file of this record has no proper name.");
            text = file_name(*attachment);
            out_.attachments.emplace_back(text, attachment->blob);
        }
        content_.answers.push_back({root_ + path, std::move(text)});
        return {};
    }

    StoreView& store_;
    const Form& form_;
    const SealingKey* sealed_;
    std::string root_;
    std::map<std::string, std::string> scopes_; // record to path
    SubmissionContent content_;
    SubmissionXml out_;
};

} // namespace

Result<SubmissionXml>
submission_xml(StoreView& store, FormShelf& shelf, RecordId id, const SealingKey* sealed) {
    KITH_TRY_ASSIGN(const auto record, find_record(store, id));
    if (!record)
        return fail(ErrorCode::not_found,
                    fmt::format("There is no record {} in this store; record list shows what "
                                "there is.",
                                to_text(id)));
    if (record->header.record_kind != RecordKind::submission)
        return fail(ErrorCode::bad_input,
                    fmt::format("{} is no submission; only a filled-in form has an XML of its own.",
                                to_text(id)));
    KITH_TRY_ASSIGN(const SharedForm form, shelf.form(store, record->header.form));
    XmlAnswers gathering(store, *form, sealed);
    KITH_TRY(gathering.add(*record, {}));
    KITH_TRY(gathering.add_entities());
    const std::string_view alias = record->text(field::alias);
    return gathering.finish(alias.starts_with(openrosa_scheme)
                                ? std::string(alias.substr(openrosa_scheme.size()))
                                : instance_id_from(to_text(id)));
}

} // namespace kith::app
