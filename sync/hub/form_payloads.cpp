#include "sync/hub/form_payloads.h"

namespace kith::sync {

Result<std::vector<FormPayload>> all_forms(StoreView& store) {
    std::vector<FormPayload> payloads;
    KITH_TRY_ASSIGN(const auto forms, list_forms(store));
    for (const FormRow& row : forms) {
        KITH_TRY_ASSIGN(StoredForm form, load_form(store, row.id));
        payloads.push_back(
            {row.id, row.form_id, row.version, row.title, std::move(form.content), {}});
    }
    FormPayload names;
    KITH_TRY_ASSIGN(const auto fields, list_fields(store));
    for (const NamedField& field : fields)
        names.names.push_back({field.id, field.name});
    payloads.push_back(std::move(names));
    return payloads;
}

Status save_form(Store& store, const FormPayload& form) {
    if (form.id != FormVersionId{}) {
        const FormRow row{form.id, form.form_id, form.version, form.title, store.now()};
        KITH_TRY(add_form(store, row, form.content));
    }
    std::vector<NamedField> fields;
    for (const FormPayload::Name& name : form.names)
        fields.push_back({name.id, name.name});
    return fields.empty() ? Status{} : import_fields(store, fields);
}

} // namespace kith::sync
