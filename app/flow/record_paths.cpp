#include "app/flow/record_paths.h"

#include "survey_core/record/attachment.h"
#include "survey_core/record/sealed_value.h"
#include "survey_core/store/erasures.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

Result<FormRow> form_row(StoreView& store, FormVersionId id) {
    KITH_TRY_ASSIGN(const auto forms, list_forms(store));
    for (const FormRow& row : forms)
        if (row.id == id) return row;
    return FormRow{id, {}, {}, {}, {}};
}

bool is_answer(FieldId field) {
    return builtin_field_name(field).empty();
}

/// `/rep/inner/name` of an instance `/rep[2]/inner[1]` becomes `/rep[2]/inner[1]/name`.
std::string with_positions(std::string_view path, std::string_view instance) {
    const std::string plain = without_positions(instance);
    return path.starts_with(plain) ? std::string(instance) + std::string(path.substr(plain.size()))
                                   : std::string(path);
}

/// Gathers a record's answers and, below it, those of its repeat instances.
class Gathering {
public:
    Gathering(StoreView& store, const SealingKey* sealed) : store_(store), sealed_(sealed) {}

    Status add(const RecordView& record, const std::string& instance) {
        for (const FieldView& field : record.fields) {
            if (!is_answer(field.field)) continue;
            KITH_TRY_ASSIGN(const std::string path, path_of_field(store_, field.field));
            KITH_TRY_ASSIGN(PathValue value, open(field));
            value.path = with_positions(path, instance);
            values.push_back(std::move(value));
        }
        std::map<std::string, std::uint64_t, std::less<>> positions;
        for (const RecordId child_id : record.children) {
            KITH_TRY_ASSIGN(const auto child, find_record(store_, child_id));
            if (!child || child->status == RecordStatus::deleted) continue;
            const std::string repeat(child->text(field::repeat_path));
            KITH_TRY(
                add(*child,
                    fmt::format("{}[{}]", with_positions(repeat, instance), ++positions[repeat])));
        }
        return {};
    }

    std::vector<PathValue> values;

private:
    Result<PathValue> open(const FieldView& field) const {
        PathValue out{{}, {}, field.value.kind == Value::Kind::sealed, field.in_conflict};
        if (!out.is_sealed) {
            out.text = shown_text(field.value);
        } else if (sealed_ != nullptr) {
            KITH_TRY_ASSIGN(out.text, open_sealed_value(field.value, *sealed_));
        }
        return out;
    }

    StoreView& store_;
    const SealingKey* sealed_;
};

tl::unexpected<Error> no_record(StoreView& store, RecordId id) {
    const auto erasure = erasure_of(store, id);
    if (erasure && *erasure)
        return fail(ErrorCode::not_found,
                    fmt::format("Record {} was erased for good; erasure list shows when, by whom "
                                "and why.",
                                to_text(id)));
    return fail(ErrorCode::not_found,
                fmt::format("There is no record {} in this store; record list shows what there is.",
                            to_text(id)));
}

} // namespace

std::string shown_text(const Value& value) {
    switch (value.kind) {
    case Value::Kind::text:
        return value.bytes;
    case Value::Kind::sealed:
        return "(sealed)";
    case Value::Kind::blob:
        return name_of_file(value);
    }
    return {};
}

Result<std::string> path_of_field(StoreView& store, FieldId field) {
    if (const auto name = builtin_field_name(field); !name.empty()) return std::string(name);
    KITH_TRY_ASSIGN(const auto name, find_field_name(store, field));
    if (!name) return fmt::format("@field-{}", static_cast<std::uint32_t>(field));
    return name->kind == FieldName::Kind::property ? "/" + name->path : name->path;
}

Result<FieldId> field_of_path(StoreView& store, const RecordView& record, std::string_view path) {
    for (const FieldId known : {field::review, field::comment})
        if (builtin_field_name(known) == path) return known;
    if (record.header.record_kind == RecordKind::worker && builtin_field_name(field::name) == path)
        return field::name;
    if (path.starts_with('@'))
        return fail(
            ErrorCode::bad_input,
            fmt::format("'{}' is kept by Kith itself; @review and @comment can be set.", path));
    KITH_TRY_ASSIGN(const FormRow form, form_row(store, record.header.form));
    const bool is_entity = record.header.record_kind == RecordKind::entity;
    const FieldName name =
        is_entity ? FieldName{FieldName::Kind::property,
                              std::string(record.text(field::list)),
                              std::string(path.substr(path.starts_with('/') ? 1 : 0))}
                  : FieldName{FieldName::Kind::question, form.form_id, without_positions(path)};
    KITH_TRY_ASSIGN(const auto found, find_field(store, name));
    if (found) return *found;
    const std::size_t second = path.find('/', 1);
    if (!is_entity && second != std::string_view::npos) {
        KITH_TRY_ASSIGN(
            const auto shorter,
            find_field(store, {name.kind, name.owner, without_positions(path.substr(second))}));
        if (shorter)
            return fail(
                ErrorCode::bad_input,
                fmt::format(
                    "There is no '{}' in '{}'; paths leave out the root's name: write '{}'.",
                    path,
                    name.owner,
                    path.substr(second)));
    }
    return fail(
        ErrorCode::bad_input,
        fmt::format("There is no '{}' in '{}'; record show lists the paths.", path, name.owner));
}

Result<RecordPaths> record_with_paths(StoreView& store, RecordId id, const SealingKey* sealed) {
    KITH_TRY_ASSIGN(auto record, find_record(store, id));
    if (!record) return no_record(store, id);
    RecordPaths out;
    KITH_TRY_ASSIGN(const FormRow form, form_row(store, record->header.form));
    out.owner = record->header.record_kind == RecordKind::entity
                    ? std::string(record->text(field::list))
                    : form.form_id;
    out.version = form.version;
    Gathering gathering(store, sealed);
    KITH_TRY(gathering.add(*record, {}));
    out.values = std::move(gathering.values);
    if (record->deleted_in_conflict) out.conflicts.emplace_back("@deleted");
    for (const FieldView& field : record->fields) {
        if (!field.in_conflict) continue;
        KITH_TRY_ASSIGN(std::string path, path_of_field(store, field.field));
        out.conflicts.push_back(std::move(path));
    }
    out.view = std::move(*record);
    return out;
}

} // namespace kith::app
