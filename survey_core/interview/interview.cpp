#include "survey_core/interview/interview.h"

#include "survey_core/base/check.h"
#include "survey_core/interview/engine.h"
#include "survey_core/interview/normal_form.h"

#include <algorithm>

namespace kith {

Interview::Interview(std::shared_ptr<const Form> form, InterviewContext context)
    : engine_(std::make_unique<Engine>(std::move(form), std::move(context))) {
    engine_->start_new();
}

Interview::Interview(std::shared_ptr<const Form> form,
                     InterviewContext context,
                     const std::vector<Answer>& answers)
    : engine_(std::make_unique<Engine>(std::move(form), std::move(context))) {
    engine_->start_from(answers);
}

Interview::Interview(Interview&&) noexcept = default;
Interview::~Interview() = default;

const Form& Interview::form() const {
    return engine_->form();
}

namespace {

tl::unexpected<Error> no_place(const Form& form, const NodeRef& ref) {
    return fail(ErrorCode::not_found,
                "There is no " + node_path(form, ref) + " in this interview.");
}

} // namespace

Result<ChangeList> Interview::set(const NodeRef& question, std::string_view text) {
    const auto scope = exists(question) ? engine_->find_scope(question) : std::nullopt;
    if (!scope) return no_place(form(), question);
    const Node& node = form().node(question.node);
    if (!node.is_question())
        return fail(ErrorCode::bad_input,
                    node.path + " is a group or a repeat; only a question can be answered.");
    std::string value = node.type == QuestionType::select_multiple
                            ? engine_->in_list_order(*scope, question.node, text)
                            : normal_answer(node.type, text);
    engine_->store(*scope, question.node, std::move(value), false);
    engine_->settle();
    return engine_->take_changes();
}

Result<ChangeList> Interview::set(std::string_view path, std::string_view text) {
    const auto ref = find(path);
    if (!ref)
        return fail(ErrorCode::not_found,
                    "There is no " + std::string(path) + " in this interview.");
    return set(*ref, text);
}

Result<ChangeList> Interview::add_repeat(const NodeRef& series, std::optional<std::int32_t> after) {
    const auto scope = exists(series) ? engine_->find_scope(series) : std::nullopt;
    if (!scope || !engine_->is_series(*scope, series.node)) return no_place(form(), series);
    if (form().node(series.node).repeat_count != no_expression)
        return fail(ErrorCode::refused,
                    "The number of " + form().node(series.node).name +
                        " follows from an answer; change that answer instead.");
    const auto size = engine_->series(*scope, series.node).active.size();
    const std::size_t place =
        after ? std::min(static_cast<std::size_t>(std::max(*after, 0)), size) : size;
    const ScopeIndex made = engine_->make_scope(series.node, *scope, false);
    engine_->insert_instance(*scope, series.node, place, made);
    engine_->is_loading_ = true; // a default triggers nothing
    engine_->apply_dynamic_defaults(made);
    engine_->is_loading_ = false;
    engine_->members_changed(*scope, series.node);
    engine_->settle();
    return engine_->take_changes();
}

Result<ChangeList> Interview::remove_repeat(const NodeRef& series, std::int32_t index) {
    const auto scope = exists(series) ? engine_->find_scope(series) : std::nullopt;
    if (!scope || !engine_->is_series(*scope, series.node)) return no_place(form(), series);
    if (form().node(series.node).repeat_count != no_expression)
        return fail(ErrorCode::refused,
                    "The number of " + form().node(series.node).name +
                        " follows from an answer; change that answer instead.");
    auto& active = engine_->series(*scope, series.node).active;
    if (index < 1 || static_cast<std::size_t>(index) > active.size())
        return fail(ErrorCode::not_found,
                    "There is no instance " + std::to_string(index) + " of " +
                        form().node(series.node).name + ".");
    const ScopeIndex gone = active[static_cast<std::size_t>(index) - 1];
    active.erase(active.begin() + index - 1);
    engine_->drop_scope(gone);
    engine_->renumber(engine_->series(*scope, series.node));
    engine_->members_changed(*scope, series.node);
    engine_->settle();
    return engine_->take_changes();
}

Result<ChangeList> Interview::set_language(std::string_view name) {
    const auto& languages = form().languages();
    const auto found = std::find(languages.begin(), languages.end(), name);
    if (found == languages.end())
        return fail(ErrorCode::not_found,
                    "The form has no language called " + std::string(name) + ".");
    engine_->choose_language(static_cast<std::size_t>(found - languages.begin()));
    return engine_->take_changes();
}

const std::string& Interview::language() const {
    return form().languages()[engine_->language()];
}

std::optional<NodeRef> Interview::find(std::string_view path) const {
    auto ref = parse_node_path(form(), path);
    if (!ref || !exists(*ref)) return std::nullopt;
    return ref;
}

bool Interview::exists(const NodeRef& ref) const {
    return engine_->find_scope(ref).has_value();
}

NodeState Interview::state(const NodeRef& ref) const {
    const auto scope = engine_->find_scope(ref);
    KITH_CHECK(scope.has_value());
    return engine_->state_of(*scope, ref.node);
}

std::vector<OfferedChoice> Interview::choices(const NodeRef& select) const {
    const auto scope = engine_->find_scope(select);
    KITH_CHECK(scope.has_value());
    return form().node(select.node).is_question() ? engine_->offered(*scope, select.node)
                                                  : std::vector<OfferedChoice>{};
}

std::int32_t Interview::count(const NodeRef& series) const {
    const auto scope = engine_->find_scope(series);
    KITH_CHECK(scope && engine_->is_series(*scope, series.node));
    return static_cast<std::int32_t>(engine_->series(*scope, series.node).active.size());
}

bool Interview::may_add(const NodeRef& series) const {
    const auto scope = engine_->find_scope(series);
    return scope && engine_->is_series(*scope, series.node) &&
           form().node(series.node).repeat_count == no_expression;
}

std::vector<NodeRef> Interview::children(const NodeRef& ref) const {
    std::vector<NodeRef> found;
    const auto scope = engine_->find_scope(ref);
    if (!scope || form().node(ref.node).is_question()) return found;
    if (engine_->is_series(*scope, ref.node)) {
        for (const ScopeIndex instance : engine_->series(*scope, ref.node).active)
            found.push_back(engine_->ref_of(instance, ref.node));
        return found;
    }
    const NodeIndex end = form().node(ref.node).end;
    for (NodeIndex at = ref.node + 1; at < end; at = form().node(at).end)
        found.push_back({at, ref.instances});
    return found;
}

ChangeList Interview::recompute() {
    engine_->mark_all_below(0); // parked instances are not evaluated
    engine_->settle();
    return engine_->take_changes();
}

} // namespace kith
