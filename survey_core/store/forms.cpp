#include "survey_core/store/forms.h"

#include "survey_core/base/codec.h"
#include "survey_core/base/crypto.h"

#include <fmt/format.h>

namespace kith {

namespace {

FormRow read_form(const Query& row) {
    return {FormVersionId{row.number(0)},
            std::string(row.text(1)),
            std::string(row.text(2)),
            std::string(row.text(3)),
            {row.integer(4)}};
}

NamedField read_field(const Query& row) {
    return {FieldId{static_cast<std::uint32_t>(row.integer(0))},
            {static_cast<FieldName::Kind>(row.integer(1)),
             std::string(row.text(2)),
             std::string(row.text(3))}};
}

Status insert_field(Store& store, const NamedField& field) {
    return store.database().run("INSERT INTO field_name(id, kind, owner, path) VALUES(?, ?, ?, ?)",
                                static_cast<std::uint32_t>(field.id),
                                static_cast<int>(field.name.kind),
                                field.name.owner,
                                field.name.path);
}

/// The next free number of this store's coordinator.
Result<FieldId> next_field(Store& store) {
    KITH_TRY_ASSIGN(const auto coordinator, store.find_fact(Fact::coordinator_number));
    if (!coordinator)
        return fail(ErrorCode::refused,
                    "Only a coordinator's store can add forms; take the form from a joining card "
                    "or a reply.");
    Reader from(*coordinator);
    const auto number = static_cast<std::uint32_t>(from.remaining() == 8 ? from.u64() : from.u8());
    const auto first = static_cast<std::uint32_t>(make_field_id(number, 0));
    const auto last = static_cast<std::uint32_t>(make_field_id(number, (1U << 22U) - 1));
    KITH_TRY_ASSIGN(const auto newest,
                    store.database().find_integer(
                        "SELECT max(id) FROM field_name WHERE id BETWEEN ? AND ?", first, last));
    const std::uint32_t next = newest ? static_cast<std::uint32_t>(*newest) + 1 : first + 1;
    if (next > last)
        return fail(ErrorCode::refused, "This coordinator's numbers for questions are used up.");
    return FieldId{next};
}

} // namespace

FormVersionId form_version_id(ByteView content) {
    const Hash32 digest = hash(content);
    Reader from(digest);
    const std::uint64_t id = from.u64();
    return FormVersionId{id == 0 ? 1 : id};
}

Status add_form(Store& store, const FormRow& form, ByteView content) {
    if (form_version_id(content) != form.id)
        return fail(
            ErrorCode::damaged,
            fmt::format("The form '{}' is not what its name says; add it again from its file.",
                        form.form_id));
    Database& database = store.database();
    KITH_TRY_ASSIGN(const auto known,
                    database.find_integer("SELECT vid FROM form WHERE form_id = ? AND version = ?",
                                          form.form_id,
                                          form.version));
    const auto id = static_cast<std::uint64_t>(form.id);
    if (known && static_cast<std::uint64_t>(*known) == id) return {};
    if (known)
        return fail(ErrorCode::refused,
                    fmt::format("The form '{}' version '{}' is in this project already with other "
                                "content; give the changed form a new version.",
                                form.form_id,
                                form.version));
    KITH_TRY(database.run(
        "INSERT INTO form(vid, form_id, version, title, content, at) VALUES(?, ?, ?, ?, ?, ?)",
        id,
        form.form_id,
        form.version,
        form.title,
        content,
        form.added_at.ms));
    // Records may have come before their form: their list rows learn its name.
    return database.run(
        "INSERT INTO stale(rid) SELECT rid FROM list_row WHERE owner = '' AND kind = 1 "
        "ON CONFLICT DO NOTHING");
}

Result<StoredForm> load_form(StoreView& store, FormVersionId id) {
    Query row = store.database().query(
        "SELECT vid, form_id, version, title, at, content FROM form WHERE vid = ?",
        static_cast<std::uint64_t>(id));
    KITH_TRY_ASSIGN(const bool found, row.step());
    if (!found)
        return fail(ErrorCode::not_found,
                    "This form is not in the store; take the newest reply from your coordinator.");
    return StoredForm{read_form(row), row.copy(5)};
}

Result<std::vector<FormRow>> list_forms(StoreView& store) {
    std::vector<FormRow> forms;
    Query rows = store.database().query(
        "SELECT vid, form_id, version, title, at FROM form ORDER BY form_id, no DESC");
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return forms;
        forms.push_back(read_form(rows));
    }
}

Status assign_fields(Store& store, std::span<const FieldName> names) {
    for (const FieldName& name : names) {
        KITH_TRY_ASSIGN(const auto known, find_field(store, name));
        if (known) continue;
        KITH_TRY_ASSIGN(const FieldId id, next_field(store));
        KITH_TRY(insert_field(store, {id, name}));
    }
    return {};
}

Status import_fields(Store& store, std::span<const NamedField> fields) {
    for (const NamedField& field : fields) {
        KITH_TRY_ASSIGN(const auto known, find_field_name(store, field.id));
        if (known && *known == field.name) continue;
        if (known)
            return fail(
                ErrorCode::refused,
                fmt::format("The number {} stands for two questions ('{}' and '{}'); two "
                            "coordinators have the same number. Ask who set up the project.",
                            static_cast<std::uint32_t>(field.id),
                            known->path,
                            field.name.path));
        KITH_TRY(insert_field(store, field));
    }
    return {};
}

Result<std::optional<FieldId>> find_field(StoreView& store, const FieldName& name) {
    KITH_TRY_ASSIGN(const auto id,
                    store.database().find_integer(
                        "SELECT min(id) FROM field_name WHERE kind = ? AND owner = ? AND path = ?",
                        static_cast<int>(name.kind),
                        name.owner,
                        name.path));
    if (!id) return std::nullopt;
    return FieldId{static_cast<std::uint32_t>(*id)};
}

Result<std::optional<FieldName>> find_field_name(StoreView& store, FieldId id) {
    Query row = store.database().query("SELECT id, kind, owner, path FROM field_name WHERE id = ?",
                                       static_cast<std::uint32_t>(id));
    KITH_TRY_ASSIGN(const bool found, row.step());
    if (!found) return std::nullopt;
    return read_field(row).name;
}

Result<std::vector<NamedField>> list_fields(StoreView& store) {
    std::vector<NamedField> fields;
    Query rows = store.database().query("SELECT id, kind, owner, path FROM field_name ORDER BY id");
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return fields;
        fields.push_back(read_field(rows));
    }
}

Result<FieldId> canonical_field(StoreView& store, FieldId id) {
    KITH_TRY_ASSIGN(const auto name, find_field_name(store, id));
    if (!name) return id;
    KITH_TRY_ASSIGN(const auto lowest, find_field(store, *name));
    return lowest.value_or(id);
}

} // namespace kith
