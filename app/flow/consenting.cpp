#include "app/flow/consenting.h"

#include "app/flow/project.h"
#include "app/flow/record_paths.h"
#include "survey_core/store/changes.h"
#include "survey_core/store/forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace kith::app {
namespace {

/// One answer to one purpose, where it stands.
struct Given {
    std::string_view purpose;
    ChangeHeader record;
    FieldView field;
    std::string path;
};

bool is_consent_holder(const RecordView& record) {
    return record.status != RecordStatus::deleted &&
           (record.header.record_kind == RecordKind::submission ||
            record.text(field::list) == "person");
}

Result<std::vector<Given>> answers_of(StoreView& store, const SubjectScope& scope) {
    std::vector<Given> given;
    for (const RecordId id : scope.own) {
        KITH_TRY_ASSIGN(const auto record, find_record(store, id));
        if (!record || !is_consent_holder(*record)) continue;
        for (const FieldView& one : record->fields) {
            KITH_TRY_ASSIGN(const auto name, find_field_name(store, one.field));
            const auto purpose = name ? consent_purpose(*name) : std::nullopt;
            if (!purpose || one.value.blank()) continue;
            KITH_TRY_ASSIGN(std::string path, path_of_field(store, one.field));
            given.push_back({*purpose, record->header, one, std::move(path)});
        }
    }
    return given;
}

bool permits_less(const Given& a, const Given& b) {
    const std::size_t of_a = permission(a.field.value), of_b = permission(b.field.value);
    if (of_a != of_b) return of_a < of_b;
    return a.field.hlc > b.field.hlc;
}

/// The answer of the question that permits least; of a question without choices "no".
Result<std::string> refusal_of(StoreView& store, FormShelf& shelf, const Given& given) {
    if (given.record.record_kind != RecordKind::submission) return std::string("no");
    KITH_TRY_ASSIGN(const auto form, shelf.form(store, given.record.form));
    const auto node = form->find_path("/" + std::string(form->root_name()) + given.path);
    if (!node || form->node(*node).select.list == no_list) return std::string("no");
    const auto& choices = form->list(form->node(*node).select.list).choices;
    const auto least =
        std::min_element(choices.begin(), choices.end(), [](const Choice& a, const Choice& b) {
            return permission({Value::Kind::text, a.name}) <
                   permission({Value::Kind::text, b.name});
        });
    return least == choices.end() ? std::string("no") : least->name;
}

bool is_asked(const std::vector<std::string>& purposes, std::string_view purpose) {
    return purposes.empty() ||
           std::find(purposes.begin(), purposes.end(), purpose) != purposes.end();
}

Status check_purposes(const std::vector<std::string>& purposes) {
    for (const std::string& purpose : purposes)
        if (std::find(consent_purposes.begin(), consent_purposes.end(), purpose) ==
            consent_purposes.end())
            return fail(ErrorCode::bad_input,
                        fmt::format("'{}' is no purpose that people are asked about; they are {}.",
                                    purpose,
                                    fmt::join(consent_purposes, ", ")));
    return {};
}

} // namespace

Result<std::vector<ConsentState>> consents_of(StoreView& store, RecordId person) {
    KITH_TRY_ASSIGN(const SubjectScope scope, find_subject(store, person));
    return consents_of(store, scope);
}

Result<std::vector<ConsentState>> consents_of(StoreView& store, const SubjectScope& person) {
    KITH_TRY_ASSIGN(const auto given, answers_of(store, person));
    std::vector<ConsentState> states;
    for (const std::string_view purpose : consent_purposes) {
        const Given* least = nullptr;
        for (const Given& one : given)
            if (one.purpose == purpose && (least == nullptr || permits_less(one, *least)))
                least = &one;
        if (least == nullptr) continue;
        const FieldView& field = least->field;
        states.push_back({std::string(purpose),
                          shown_text(field.value),
                          wall_time(field.hlc),
                          field.author,
                          least->record.dot,
                          least->path,
                          field.in_conflict});
    }
    return states;
}

Result<Withdrawal> withdraw_consent(Store& store,
                                    FormShelf& shelf,
                                    RecordId person,
                                    const std::vector<std::string>& purposes,
                                    std::string_view how) {
    KITH_TRY(check_purposes(purposes));
    KITH_TRY_ASSIGN(const SubjectScope scope, find_subject(store, person));
    KITH_TRY_ASSIGN(const auto given, answers_of(store, scope));
    std::map<RecordId, std::vector<Edit>> edits;
    Withdrawal done;
    for (const Given& one : given) {
        if (!is_asked(purposes, one.purpose) || one.purpose == "take_part" ||
            permission(one.field.value) == 0)
            continue;
        KITH_TRY_ASSIGN(std::string answer, refusal_of(store, shelf, one));
        edits[one.record.dot].push_back(
            {one.field.field, {Value::Kind::text, std::move(answer)}, {}});
        const std::string purpose(one.purpose);
        if (std::find(done.purposes.begin(), done.purposes.end(), purpose) == done.purposes.end())
            done.purposes.push_back(purpose);
    }
    if (edits.empty())
        return fail(ErrorCode::refused,
                    "This person agreed to none of that, as far as this store knows; nothing was "
                    "changed.");
    KITH_TRY_ASSIGN(const RecordId author, worker_of(store));
    ChangeGroup group(store, author);
    for (auto& [record, changes] : edits)
        KITH_TRY(group.set(record, std::move(changes), how));
    KITH_TRY(group.commit());
    done.records = edits.size();
    return done;
}

} // namespace kith::app
