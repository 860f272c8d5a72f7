#include "survey_core/form/form_maker.h"

#include <algorithm>

namespace kith {

void FormMaker::read_entities() {
    for (const EntityRow& row : source_.entities)
        read_entity(row);
}

void FormMaker::read_entity(const EntityRow& row) {
    const auto report =
        [&](std::string code, const SourceCell& cell, std::string column, std::string message) {
            find(Severity::error,
                 std::move(code),
                 {"entities", row.row, cell, std::move(column)},
                 std::move(message));
        };
    if (row.list_name.text.empty())
        return report(
            "missing-entity-list", row.list_name, "list_name", "The entity has no list_name.");
    const bool has_id = !row.entity_id.text.empty();
    const bool has_create = !row.create_if.text.empty();
    const bool has_update = !row.update_if.text.empty();
    if (has_id && has_create && !has_update)
        return report("missing-entity-update-if",
                      row.update_if,
                      "update_if",
                      "An entity with entity_id and create_if also needs update_if.");
    if (!has_id && has_update)
        return report("missing-entity-id",
                      row.entity_id,
                      "entity_id",
                      "An entity with update_if needs an entity_id.");
    if ((!has_id || has_create) && row.label.text.empty())
        return report(
            "missing-entity-label", row.label, "label", "An entity that is created needs a label.");
    EntityDeclaration made;
    made.list = row.list_name.text;
    made.row = row.row;
    made.scope = entity_scope(made.list);
    Place place{"entities", row.row, {}};
    place.bind.owner = made.scope;
    made.label = expression(row.label, place);
    made.entity_id = expression(row.entity_id, place);
    made.create_if = expression(row.create_if, place);
    made.update_if = expression(row.update_if, place);
    form_.entities_.push_back(std::move(made));
}

/// The deepest repeat that holds a question saved to the list; the root when there is none.
NodeIndex FormMaker::entity_scope(const std::string& list) const {
    NodeIndex scope = 0;
    for (const Node& node : form_.nodes_) {
        if (!node.save_to || node.save_to->list != list) continue;
        const NodeIndex repeat = node.repeat == no_node ? 0 : node.repeat;
        if (form_.node(repeat).levels > form_.node(scope).levels) scope = repeat;
    }
    return scope;
}

/// `property`, or `list#property` when the form has several entity lists.
void FormMaker::read_save_to(NodeIndex index, const SurveyRow& row) {
    if (row.save_to.text.empty()) return;
    const auto report = [&](std::string code, std::string message) {
        error(std::move(code), row, row.save_to, "save_to", std::move(message));
    };
    if (source_.entities.empty())
        return report("save-to-without-entities",
                      "save_to needs an entities sheet that names the list.");
    SaveTo save;
    const std::string& text = row.save_to.text;
    const std::size_t hash = text.find('#');
    save.list =
        hash == std::string::npos ? source_.entities.front().list_name.text : text.substr(0, hash);
    save.property = hash == std::string::npos ? text : text.substr(hash + 1);
    const auto declared = [&](const EntityRow& entity) {
        return entity.list_name.text == save.list;
    };
    if (std::none_of(source_.entities.begin(), source_.entities.end(), declared))
        return report("unknown-entity-list",
                      "The entities sheet has no list called " + save.list + ".");
    if (save.property == "name" || save.property == "label" || save.property.starts_with("__"))
        return report("reserved-name",
                      "A property of an entity may not be called " + save.property + ".");
    if (!node(index).is_question())
        return report("save-to-on-group",
                      "Only a question can be saved to a property, not a group or repeat.");
    auto& known = saved_properties_[save.list];
    if (std::find(known.begin(), known.end(), save.property) != known.end())
        return report("duplicate-save-to",
                      "Another question is already saved to the property " + save.property + ".");
    known.push_back(save.property);
    node(index).save_to = std::move(save);
}

} // namespace kith
