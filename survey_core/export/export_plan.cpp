#include "survey_core/export/export_plan.h"

#include "survey_core/form/markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace kith {
namespace {

std::string without_root(const Form& form, std::string_view path) {
    return std::string(path.substr(std::min(path.size(), form.root_name().size() + 1)));
}

std::string plain_text(const LocalText& text, std::size_t language) {
    std::string out;
    if (text.empty()) return out;
    for (const TextPiece& piece : text.in(language).pieces)
        out += piece.value == no_expression ? piece.text : "…";
    return plain_words(out);
}

std::optional<std::size_t> language_index(const Form& form,
                                          const std::optional<std::string>& language) {
    if (!language) return std::nullopt;
    const auto found = std::find(form.languages().begin(), form.languages().end(), *language);
    if (found == form.languages().end()) return std::nullopt;
    return static_cast<std::size_t>(found - form.languages().begin());
}

bool holds_an_answer(const Node& node) {
    return node.is_question() && node.type != QuestionType::note;
}

std::string repeat_of(const Form& form, const Node& node) {
    return node.repeat == no_node ? std::string() : without_root(form, form.node(node.repeat).path);
}

/// Builds the plan version by version, so that a question of an old version keeps its column.
class PlanMaker {
public:
    PlanMaker(StoreView& store, const ExportOptions& options) : store_(store), options_(options) {
        plan_.tables.push_back(new_table({}, {}));
        if (!options.named) left_out_.insert("@notes");
    }

    Status add(const Form& form) {
        for (const Node& node : form.nodes()) {
            if (node.is_repeat()) table(form, without_root(form, node.path), repeat_of(form, node));
            if (holds_an_answer(node)) KITH_TRY(add_question(form, node));
        }
        return {};
    }
    ExportPlan finish(std::string form_id) {
        plan_.form_id = std::move(form_id);
        plan_.left_out.assign(left_out_.begin(), left_out_.end());
        for (ExportTable& one : plan_.tables)
            name_apart(one);
        return std::move(plan_);
    }

private:
    /// Two labels may be equal; two columns of one name would be one in a JSON object.
    void name_apart(ExportTable& of) const {
        std::set<std::string> taken{
            std::string(export_id), std::string(export_parent), std::string(export_index)};
        for (const ExportTable& below : plan_.tables)
            if (!below.name.empty() && below.parent == of.name) taken.insert(list_name(below));
        for (ExportColumn& column : of.columns) {
            const std::string path =
                without_root(*column.form, column.form->node(column.node).path);
            if (!taken.insert(column.name).second) column.name += " (" + path.substr(1) + ")";
            taken.insert(column.name);
        }
    }

    ExportTable& table(const Form&, const std::string& name, const std::string& parent) {
        for (ExportTable& known : plan_.tables)
            if (known.name == name) return known;
        return plan_.tables.emplace_back(new_table(name, parent));
    }

    [[nodiscard]] ExportTable new_table(const std::string& name, const std::string& parent) const {
        ExportTable made{name, parent, {}, {{"_missing", field::missing, {}}}};
        if (options_.named) made.remarks.push_back({"_notes", field::notes, {}});
        return made;
    }

    Status add_remarks(ExportTable& of, const FieldName& question, ExportColumn column) {
        for (ExportRemarks& remarks : of.remarks) {
            const bool is_note = remarks.without_numbers == field::notes;
            FieldName name = question;
            name.path += is_note ? note_suffix : missing_suffix;
            KITH_TRY_ASSIGN(const auto number, find_field(store_, name));
            if (!number) continue;
            column.field = *number;
            remarks.said.push_back(column);
        }
        return {};
    }

    Status add_question(const Form& form, const Node& node) {
        const std::string path = without_root(form, node.path);
        if (is_personal(node) && !options_.named) {
            left_out_.insert(path);
            return {};
        }
        const FieldName question{FieldName::Kind::question, form.settings().form_id, path};
        KITH_TRY_ASSIGN(const auto field, find_field(store_, question));
        if (!field || !fields_.insert(*field).second) return {};
        const auto language = language_index(form, options_.labels);
        std::string name = language ? plain_text(node.label, *language) : std::string();
        const std::string repeat = repeat_of(form, node);
        const std::string plain_name = path.substr(repeat.size() + 1);
        if (name.empty()) name = plain_name;
        const auto index = static_cast<NodeIndex>(&node - form.nodes().data());
        ExportTable& of = table(form, repeat, {});
        of.columns.push_back({std::move(name), *field, &form, index});
        return add_remarks(of, question, {plain_name, *field, &form, index});
    }

    StoreView& store_;
    const ExportOptions& options_;
    ExportPlan plan_;
    std::set<FieldId> fields_;
    std::set<std::string> left_out_;
};

} // namespace

std::string list_name(const ExportTable& table) {
    return table.name.substr(table.parent.size() + 1);
}

bool is_personal(const Node& question) {
    if (question.access.is_sealed_when_stored()) return true;
    if (question.type == QuestionType::phonenumber || question.type == QuestionType::email)
        return true;
    // Of what is kept of a person, only what many share may leave: choices, counts and agreements.
    const bool of_a_person = question.save_to && question.save_to->list == "person";
    const bool is_shared = is_select(question.type) || question.type == QuestionType::integer ||
                           question.type == QuestionType::decimal ||
                           question.type == QuestionType::range ||
                           question.type == QuestionType::acknowledge;
    return of_a_person && !is_shared;
}

Result<ExportPlan> make_export_plan(StoreView& store,
                                    std::span<const std::shared_ptr<const Form>> versions,
                                    const ExportOptions& options) {
    if (versions.empty())
        return fail(ErrorCode::not_found,
                    "There is no such form in this store; list the forms to see their ids.");
    if (options.labels && !language_index(*versions.front(), options.labels))
        return fail(ErrorCode::bad_input,
                    fmt::format("The form '{}' has no language '{}'; its languages are: {}.",
                                versions.front()->settings().form_id,
                                *options.labels,
                                fmt::join(versions.front()->languages(), ", ")));
    PlanMaker maker(store, options);
    for (const auto& form : versions)
        KITH_TRY(maker.add(*form));
    return maker.finish(versions.front()->settings().form_id);
}

} // namespace kith
