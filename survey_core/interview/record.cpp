#include "survey_core/expr/dates.h"
#include "survey_core/interview/engine.h"

#include <algorithm>

namespace kith {

namespace {

/// Walks the interview in document order.
class Walker {
public:
    Walker(const Interview& interview, const Engine& engine)
        : interview_(interview), engine_(engine) {}

    /// `visit(ref, scope)` for every question and repeat instance below; false stops at a node.
    template <class Visit> void walk(const NodeRef& ref, const Visit& visit) const {
        std::vector<NodeRef> waiting{ref};
        while (!waiting.empty()) {
            const NodeRef here = std::move(waiting.back());
            waiting.pop_back();
            const auto scope = engine_.find_scope(here);
            if (!scope || !visit(here, *scope)) continue;
            auto below = interview_.children(here);
            for (std::size_t i = below.size(); i-- > 0;)
                waiting.push_back(std::move(below[i]));
        }
    }

private:
    const Interview& interview_;
    const Engine& engine_;
};

} // namespace

std::vector<Problem> Interview::validate() const {
    std::vector<Problem> problems;
    Walker(*this, *engine_).walk({}, [&](const NodeRef& ref, ScopeIndex scope) {
        if (!engine_->is_relevant(scope, ref.node)) return false;
        const Violation violation = engine_->violation_of(scope, ref.node);
        if (violation != Violation::none)
            problems.push_back({ref, violation, engine_->message_of(violation, scope, ref.node)});
        return true;
    });
    return problems;
}

std::vector<Problem> Interview::finalise() {
    const std::string stamp =
        expr::instant_text(engine_->now(), engine_->offset_minutes(engine_->now()));
    for (const NodeIndex index : engine_->nodes_of(no_node))
        if (form().node(index).type == QuestionType::end) engine_->store(0, index, stamp, false);
    engine_->settle();
    return validate();
}

bool Interview::keeps_nothing() const {
    bool nothing = false;
    Walker(*this, *engine_).walk({}, [&](const NodeRef& ref, ScopeIndex scope) {
        if (nothing || !engine_->is_relevant(scope, ref.node)) return false;
        const Node& node = form().node(ref.node);
        if (!is_select(node.type)) return true;
        const std::string value(engine_->text(scope, ref.node).text);
        for (const OfferedChoice& choice : engine_->offered(scope, ref.node)) {
            if (!choice.keeps_nothing) continue;
            const std::string padded = " " + value + " ";
            nothing = nothing || padded.find(" " + choice.name + " ") != std::string::npos;
        }
        return true;
    });
    return nothing;
}

std::vector<Answer> Interview::to_answers() const {
    std::vector<Answer> answers;
    struct Step {
        NodeRef ref;
        ScopeIndex scope;
    };
    // Parked instances follow the active ones, so this walk goes by scope and not by what exists on
    // the screen.
    std::vector<Step> waiting{{NodeRef{}, 0}};
    while (!waiting.empty()) {
        const Step step = waiting.back();
        waiting.pop_back();
        const Node& node = form().node(step.ref.node);
        const std::string path = node_path(form(), step.ref);
        if (node.is_question()) {
            const std::string& text = engine_->slot(step.scope, step.ref.node).text;
            if (!text.empty()) answers.push_back({path, text});
            continue;
        }
        std::vector<Step> below;
        if (engine_->is_series(step.scope, step.ref.node)) {
            const Series& series = engine_->series(step.scope, step.ref.node);
            std::vector<ScopeIndex> all = series.active;
            all.insert(all.end(), series.parked.rbegin(), series.parked.rend());
            for (std::size_t i = 0; i < all.size(); ++i) {
                Step inner{step.ref, all[i]};
                inner.ref.instances.push_back(static_cast<std::int32_t>(i) + 1);
                below.push_back(std::move(inner));
            }
        } else {
            if (node.is_repeat()) answers.push_back({path, ""});
            for (NodeIndex at = step.ref.node + 1; at < node.end; at = form().node(at).end)
                below.push_back({NodeRef{at, step.ref.instances}, step.scope});
        }
        for (std::size_t i = below.size(); i-- > 0;)
            waiting.push_back(std::move(below[i]));
    }
    return answers;
}

std::vector<Answer> Interview::to_record() const {
    std::vector<Answer> record;
    Walker(*this, *engine_).walk({}, [&](const NodeRef& ref, ScopeIndex scope) {
        if (!engine_->is_relevant(scope, ref.node)) return false;
        const Node& node = form().node(ref.node);
        const bool is_instance = node.is_repeat() && !engine_->is_series(scope, ref.node);
        if (is_instance) record.push_back({node_path(form(), ref), ""});
        if (node.is_question())
            record.push_back(
                {node_path(form(), ref), std::string(engine_->text(scope, ref.node).text)});
        return true;
    });
    for (const EntityAction& entity : entities()) {
        const std::string path = entity.scope_path + "/meta/entity";
        record.push_back({path + "/@dataset", entity.list});
        record.push_back({path + "/@id", entity.id});
        if (entity.creates) record.push_back({path + "/@create", "1"});
        if (entity.updates) record.push_back({path + "/@update", "1"});
        if (!entity.base_version.empty())
            record.push_back({path + "/@baseVersion", entity.base_version});
        if (!entity.label.empty()) record.push_back({path + "/label", entity.label});
    }
    return record;
}

std::string Interview::instance_id() const {
    const auto id = find("/" + std::string(form().root_name()) + "/meta/instanceID");
    return id ? state(*id).value : "";
}

std::string Interview::instance_name() const {
    const auto name = find("/" + std::string(form().root_name()) + "/meta/instanceName");
    return name ? state(*name).value : "";
}

} // namespace kith
