#include "app/flow/look_alikes.h"

#include "app/flow/same_place.h"
#include "survey_core/store/forms.h"

#include <limits>
#include <set>

namespace kith::app {
namespace {

/// Where a person or a place is, by the properties that the shared question lists save to.
std::vector<std::string_view> place_properties(std::string_view list) {
    if (list == "asset") return {"location"};
    return {"postcode", "address", "street"};
}

Result<std::vector<FieldId>> place_fields(StoreView& store, const std::string& list) {
    std::vector<FieldId> fields;
    for (const std::string_view property : place_properties(list)) {
        KITH_TRY_ASSIGN(
            const auto field,
            find_field(store, {FieldName::Kind::property, list, std::string(property)}));
        if (field) fields.push_back(*field);
    }
    return fields;
}

Result<std::string> place_of(StoreView& store, RecordId id, const std::vector<FieldId>& fields) {
    KITH_TRY_ASSIGN(const auto record, find_record(store, id));
    for (const FieldId field : fields)
        if (record && !record->text(field).empty()) return std::string(record->text(field));
    return std::string();
}

/// `${a_name}`, or the first of `coalesce(${called}, ${code})`.
NodeIndex named_question(const expr::Expression& label) {
    const expr::Term* term = &label.terms.at(static_cast<std::size_t>(label.root));
    if (term->kind == expr::TermKind::call && term->function == expr::Function::coalesce)
        term = &label.terms.at(static_cast<std::size_t>(
            label.arguments.at(static_cast<std::size_t>(term->first_argument))));
    if (term->kind != expr::TermKind::path) return no_node;
    return label.paths.at(static_cast<std::size_t>(term->path)).binding.target;
}

} // namespace

std::string list_named_by(const Form& form, NodeIndex question) {
    for (const EntityDeclaration& entity : form.entities()) {
        const bool is_sought = entity.list == "person" || entity.list == "asset";
        if (is_sought && entity.label != no_expression &&
            named_question(form.expression(entity.label)) == question)
            return entity.list;
    }
    return {};
}

Result<std::vector<LookAlike>>
find_look_alikes(StoreView& store, const std::string& list, const NamedAt& typed) {
    if (list != "person" && list != "asset")
        return fail(ErrorCode::bad_input,
                    "Look-alikes are sought among people (person) and places (asset), not in '" +
                        list + "'.");
    KITH_TRY_ASSIGN(const auto fields, place_fields(store, list));
    KITH_TRY_ASSIGN(const auto rows,
                    list_records(store,
                                 {RecordKind::entity, list},
                                 {0, std::numeric_limits<std::int64_t>::max()}));
    std::vector<NamedAt> known;
    for (const RecordRow& row : rows) {
        NamedAt one{row.title, {}};
        if (!typed.place.empty() && !fields.empty()) {
            KITH_TRY_ASSIGN(one.place, place_of(store, row.id, fields));
        }
        known.push_back(std::move(one));
    }
    KITH_TRY_ASSIGN(const SamePlaces same, SamePlaces::read(store));
    std::vector<LookAlike> found;
    std::set<RecordId> shown; // of places that are one, the most alike
    for (const Alike& one : find_alike(typed, known)) {
        const RecordRow& row = rows[one.index];
        if (!shown.insert(same.first_of(row.id)).second) continue;
        KITH_TRY_ASSIGN(std::string place, place_of(store, row.id, fields));
        found.push_back({row.id, row.title, std::move(place), one.likeness});
    }
    return found;
}

} // namespace kith::app
