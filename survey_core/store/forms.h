// The form versions of a project, immutable, and the numbers of their questions and entity
// properties.
#pragma once

#include "survey_core/record/field.h"
#include "survey_core/store/store.h"

namespace kith {

struct FormRow {
    FormVersionId id{};
    std::string form_id;
    std::string version;
    std::string title;
    Instant added_at;
    bool operator==(const FormRow&) const = default;
};
struct StoredForm {
    FormRow row;
    Bytes content; // the canonical bytes that `row.id` is made of
};

/// First 8 bytes of BLAKE2b-256, never 0.
[[nodiscard]] FormVersionId form_version_id(ByteView content);

/// The same content again is fine. refused: this form id and version are there with other content.
Status add_form(Store& store, const FormRow& form, ByteView content);
[[nodiscard]] Result<StoredForm> load_form(StoreView& store, FormVersionId id);
/// The newest version of each form first.
[[nodiscard]] Result<std::vector<FormRow>> list_forms(StoreView& store);

struct NamedField {
    FieldId id{};
    FieldName name;
    bool operator==(const NamedField&) const = default;
};

// assign_fields and import_fields write several rows: call them inside a Transaction.
/// Numbers for names that have none, by this store's coordinator. refused: this laptop has no
/// coordinator.
Status assign_fields(Store& store, std::span<const FieldName> names);
/// Names that came from elsewhere. Of two numbers for one name the lower is canonical, the other
/// stays an alias. refused: one number with two names.
Status import_fields(Store& store, std::span<const NamedField> fields);
[[nodiscard]] Result<std::optional<FieldId>> find_field(StoreView& store, const FieldName& name);
/// Also of an alias.
[[nodiscard]] Result<std::optional<FieldName>> find_field_name(StoreView& store, FieldId id);
[[nodiscard]] Result<std::vector<NamedField>> list_fields(StoreView& store); // aliases too
[[nodiscard]] Result<FieldId> canonical_field(StoreView& store, FieldId id);

} // namespace kith
