// The inside of an interview: what changes the scopes, and a queue of what to evaluate after it.
// Include interview.h instead.
#pragma once

#include "survey_core/interview/engine_base.h"

#include <queue>

namespace kith {

class Engine final : public EngineBase {
public:
    Engine(std::shared_ptr<const Form> form, InterviewContext context);
    void start_new();
    void start_from(const std::vector<Answer>& answers);

    // engine_scopes.cpp
    ScopeIndex make_scope(NodeIndex repeat, ScopeIndex parent, bool is_first_load);
    void drop_scope(ScopeIndex scope);
    void insert_instance(ScopeIndex scope, NodeIndex repeat, std::size_t at, ScopeIndex made);
    void renumber(const Series& series);
    void apply_defaults(ScopeIndex scope);
    void apply_dynamic_defaults(ScopeIndex scope);
    void fill_metadata();

    // engine_changes.cpp
    void store(ScopeIndex scope, NodeIndex node, std::string text, bool is_boolean);
    void mark(ScopeIndex scope, FacetIndex facet);
    void mark_all(ScopeIndex scope);
    void mark_all_below(ScopeIndex scope);
    void propagate(ScopeIndex scope, FacetIndex facet);
    void settle();
    void note(ScopeIndex scope, NodeIndex node, Facet facet);
    [[nodiscard]] ChangeList take_changes();
    void members_changed(ScopeIndex scope, NodeIndex repeat);

    // engine_choices.cpp
    void refresh_offer(ScopeIndex scope, NodeIndex node);
    [[nodiscard]] std::string
    effective_choice(NodeIndex node, const Offer& offer, const std::string& text) const;
    [[nodiscard]] std::string
    in_list_order(ScopeIndex scope, NodeIndex node, std::string_view text) const;
    [[nodiscard]] std::vector<OfferedChoice> offered(ScopeIndex scope, NodeIndex node) const;

    // engine_state.cpp
    [[nodiscard]] NodeState state_of(ScopeIndex scope, NodeIndex node) const;
    [[nodiscard]] Violation violation_of(ScopeIndex scope, NodeIndex node) const;
    [[nodiscard]] bool truth(ExpressionId id, ScopeIndex scope, NodeIndex node) const;
    [[nodiscard]] std::string
    message_of(Violation violation, ScopeIndex scope, NodeIndex node) const;

    // entities.cpp
    [[nodiscard]] std::optional<EntityAction> entity_action(const EntityDeclaration& declared,
                                                            ScopeIndex at) const;
    void choose_language(std::size_t language);

private:
    struct Task {
        std::int32_t rank;
        ScopeIndex scope;
        FacetIndex facet;

        bool operator<(const Task& other) const { // the queue takes the greatest first
            return rank != other.rank ? rank > other.rank : scope > other.scope;
        }
    };

    void evaluate(const Task& task);
    void evaluate_relevance(ScopeIndex scope, NodeIndex node);
    void evaluate_stored(ScopeIndex scope, NodeIndex node);
    void evaluate_members(ScopeIndex scope, NodeIndex repeat);
    void run_triggers();
    void load_instances(const std::vector<Answer>& answers);
    [[nodiscard]] bool computes(FacetIndex facet) const;
    [[nodiscard]] std::int64_t seed_of(ScopeIndex scope, NodeIndex node) const;
    [[nodiscard]] std::int32_t find_choice(NodeIndex node, std::string_view name) const;

    std::vector<ScopeIndex> free_;
    std::priority_queue<Task> queue_;
    std::vector<std::pair<ScopeIndex, NodeIndex>> triggers_; // waiting to run
    std::vector<std::tuple<ScopeIndex, NodeIndex, Facet>> changes_;
    std::map<std::pair<ScopeIndex, NodeIndex>, std::int64_t>
        seeds_;               // drawn once for randomize without a seed
    bool is_loading_ = false; // defaults do not trigger

    friend class Interview;
};

} // namespace kith
