#include "survey_core/interview/engine.h"

#include "survey_core/expr/dates.h"
#include "survey_core/expr/evaluator.h"

#include <algorithm>

namespace kith {

Engine::Engine(std::shared_ptr<const Form> form, InterviewContext context)
    : EngineBase(std::move(form), std::move(context)) {}

EngineBase::EngineBase(std::shared_ptr<const Form> form, InterviewContext context)
    : form_(std::move(form)), context_(std::move(context)),
      lists_(*form_, context_.attachment, context_.lists), zone_(context_.time_zone) {
    const std::size_t count = form_->nodes().size();
    slot_of_.resize(count);
    repeats_to_.resize(count);
    nodes_of_.resize(count + 1);
    for (std::size_t i = 0; i < count; ++i) {
        const auto index = static_cast<NodeIndex>(i);
        const Node& node = form_->node(index);
        auto& home = nodes_of_[static_cast<std::size_t>(node.repeat + 1)];
        slot_of_[i] = static_cast<std::int32_t>(home.size());
        home.push_back(index);
        if (node.repeat != no_node)
            repeats_to_[i] = repeats_to_[static_cast<std::size_t>(node.repeat)];
        if (node.is_repeat()) repeats_to_[i].push_back(index);
    }
}

void Engine::start_new() {
    is_loading_ = true;
    make_scope(no_node, -1, true);
    fill_metadata();
    for (std::size_t i = 0; i < scopes_.size(); ++i)
        apply_dynamic_defaults(static_cast<ScopeIndex>(i));
    settle();
    is_loading_ = false;
    changes_.clear();
}

void Engine::start_from(const std::vector<Answer>& answers) {
    is_loading_ = true;
    make_scope(no_node, -1, false);
    load_instances(answers);
    for (const Answer& answer : answers) {
        const auto ref = parse_node_path(*form_, answer.path);
        if (!ref || !form_->node(ref->node).is_question()) continue;
        const auto at = find_scope(*ref);
        if (!at) continue;
        slot(*at, ref->node).text = answer.value;
        slot(*at, ref->node).is_boolean = false;
    }
    for (std::size_t i = 0; i < scopes_.size(); ++i)
        mark_all(static_cast<ScopeIndex>(i));
    settle();
    is_loading_ = false;
    changes_.clear();
}

/// As many instances as the answers name; a repeat_count parks what it does not want afterwards.
void Engine::load_instances(const std::vector<Answer>& answers) {
    for (const Answer& answer : answers) {
        auto ref = parse_node_path(*form_, answer.path);
        if (!ref) continue;
        const auto& repeats = repeats_to_[static_cast<std::size_t>(ref->node)];
        ScopeIndex at = 0;
        for (std::size_t i = 0; i < repeats.size() && i < ref->instances.size(); ++i) {
            const auto wanted = static_cast<std::size_t>(ref->instances[i]);
            if (wanted > 100'000) break;
            while (series(at, repeats[i]).active.size() < wanted) {
                const ScopeIndex made = make_scope(repeats[i], at, false);
                for (Slot& fresh : scope(made).slots)
                    fresh.text.clear(); // no default runs again
                insert_instance(at, repeats[i], series(at, repeats[i]).active.size(), made);
            }
            at = series(at, repeats[i]).active[wanted - 1];
        }
    }
}

void Engine::fill_metadata() {
    const std::string stamp = expr::instant_text(now(), offset_minutes(now()));
    for (const NodeIndex index : nodes_of(no_node)) {
        std::string& text = slot(0, index).text;
        switch (form_->node(index).type) {
        case QuestionType::start:
            text = stamp;
            break;
        case QuestionType::today:
            text = stamp.substr(0, 10);
            break;
        case QuestionType::instance_id:
            text = "uuid:" + expr::random_uuid(context_.random);
            break;
        case QuestionType::deviceid:
        case QuestionType::username:
        case QuestionType::email:
        case QuestionType::phonenumber:
        case QuestionType::simserial:
        case QuestionType::subscriberid:
            text = property(type_name(form_->node(index).type));
            break;
        default:
            break;
        }
    }
}

void Engine::choose_language(std::size_t language) {
    language_ = language;
    for (const FacetIndex facet : form_->graph().language_readers)
        each_scope_below(0, facet_node(facet), [&](ScopeIndex at) { mark(at, facet); });
    settle();
}

} // namespace kith
