// The inside of an interview: scopes with slots, a queue of what to evaluate, and the environment
// of expressions. A scope is the form itself or one repeat instance; a slot is one node in it.
// Include interview.h instead.
#pragma once

#include "survey_core/expr/evaluate.h"
#include "survey_core/interview/interview.h"
#include "survey_core/interview/lists.h"
#include "survey_core/interview/time_zone.h"

#include <deque>
#include <queue>

namespace kith {

using ScopeIndex = std::int32_t;

struct Slot {
    std::string text;        // as stored
    bool is_boolean = false; // the result of a boolean calculation
    bool relevant = true;
    std::uint8_t dirty = 0;  // one bit for each facet
    std::int32_t extra = -1; // index of its series or its offer
};

/// The instances of one repeat in one scope. Parked ones wait for the count to grow; the last is
/// the next to return.
struct Series {
    std::vector<ScopeIndex> active;
    std::vector<ScopeIndex> parked;
};

/// What a filtered select offers now, and what is left of its answer.
struct Offer {
    std::vector<std::int32_t> rows; // of the list
    std::vector<std::string> names; // of a select over repeat instances
    std::string effective;
};

struct Scope {
    NodeIndex repeat = no_node;
    ScopeIndex parent = -1;
    std::int32_t level = 0;
    std::int32_t position = 1;
    bool is_alive = true;
    std::vector<Slot> slots;
    std::vector<Series> series;
    std::vector<Offer> offers;
};

class Engine final : public expr::Environment {
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
    [[nodiscard]] std::optional<ScopeIndex> find_scope(const NodeRef& ref) const;
    [[nodiscard]] NodeRef ref_of(ScopeIndex scope, NodeIndex node) const;

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
    [[nodiscard]] std::string
    row_label(ListIndex list, std::int32_t row, std::string_view label_column) const;
    [[nodiscard]] bool has_offer(NodeIndex node) const;

    // engine_state.cpp
    [[nodiscard]] NodeState state_of(ScopeIndex scope, NodeIndex node) const;
    [[nodiscard]] Violation violation_of(ScopeIndex scope, NodeIndex node) const;
    [[nodiscard]] std::string
    render(const LocalText& text, ScopeIndex scope, NodeIndex owner) const;
    [[nodiscard]] bool truth(ExpressionId id, ScopeIndex scope, NodeIndex node) const;
    [[nodiscard]] std::string
    message_of(Violation violation, ScopeIndex scope, NodeIndex node) const;

    // entities.cpp
    [[nodiscard]] std::optional<EntityAction> entity_action(const EntityDeclaration& declared,
                                                            ScopeIndex at) const;

    // expr::Environment
    [[nodiscard]] std::int32_t level(std::int32_t node) const override;
    [[nodiscard]] std::int32_t repeat_at(std::int32_t node, std::int32_t level) const override;
    [[nodiscard]] std::int32_t ancestor(std::int32_t scope, std::int32_t level) const override;
    [[nodiscard]] std::span<const std::int32_t> instances(std::int32_t scope,
                                                          std::int32_t repeat) const override;
    [[nodiscard]] std::int32_t position(std::int32_t scope) const override;
    [[nodiscard]] expr::NodeText text(std::int32_t scope, std::int32_t node) const override;
    [[nodiscard]] bool is_relevant(std::int32_t scope, std::int32_t node) const override;
    [[nodiscard]] std::string own_text(std::int32_t scope, std::int32_t node) const override;
    [[nodiscard]] std::int32_t row_count(std::int32_t list) const override;
    [[nodiscard]] std::string
    cell(std::int32_t list, std::int32_t row, std::string_view column) const override;
    [[nodiscard]] std::span<const std::int32_t>
    rows_with(std::int32_t list, std::string_view column, std::string_view text) const override;
    [[nodiscard]] std::string
    choice_label(std::int32_t scope, std::int32_t node, std::string_view name) const override;
    [[nodiscard]] std::string last_saved(std::int32_t node) const override;
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] std::int32_t offset_minutes(Instant at) const override;
    [[nodiscard]] Random& random() const override;
    [[nodiscard]] std::string property(std::string_view name) const override;
    [[nodiscard]] std::string version() const override;

    [[nodiscard]] const Form& form() const { return *form_; }
    [[nodiscard]] Scope& scope(ScopeIndex index) {
        return scopes_[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] const Scope& scope(ScopeIndex index) const {
        return scopes_[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] Slot& slot(ScopeIndex at, NodeIndex node) {
        return scope(at).slots[static_cast<std::size_t>(slot_of_[static_cast<std::size_t>(node)])];
    }
    [[nodiscard]] const Slot& slot(ScopeIndex at, NodeIndex node) const {
        return scope(at).slots[static_cast<std::size_t>(slot_of_[static_cast<std::size_t>(node)])];
    }
    [[nodiscard]] Series& series(ScopeIndex at, NodeIndex repeat) {
        return scope(at).series[static_cast<std::size_t>(slot(at, repeat).extra)];
    }
    [[nodiscard]] const Series& series(ScopeIndex at, NodeIndex repeat) const {
        return scope(at).series[static_cast<std::size_t>(slot(at, repeat).extra)];
    }
    /// The nodes that have a slot in a scope of this repeat (no_node: of the form).
    [[nodiscard]] const std::vector<NodeIndex>& nodes_of(NodeIndex repeat) const {
        return nodes_of_[static_cast<std::size_t>(repeat + 1)];
    }
    [[nodiscard]] bool is_series(ScopeIndex at, NodeIndex node) const {
        return form_->node(node).is_repeat() && scope(at).level < form_->node(node).levels;
    }
    [[nodiscard]] std::size_t language() const { return language_; }
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
    void each_scope_below(ScopeIndex from,
                          NodeIndex node,
                          const std::function<void(ScopeIndex)>& visit) const;
    void load_instances(const std::vector<Answer>& answers);
    [[nodiscard]] bool computes(FacetIndex facet) const;
    [[nodiscard]] std::int64_t seed_of(ScopeIndex scope, NodeIndex node) const;
    [[nodiscard]] std::int32_t find_choice(NodeIndex node, std::string_view name) const;

    std::shared_ptr<const Form> form_;
    InterviewContext context_;
    Lists lists_;
    TimeZone zone_;
    std::size_t language_ = 0;
    std::vector<std::int32_t> slot_of_;              // by node
    std::vector<std::vector<NodeIndex>> nodes_of_;   // by repeat + 1
    std::vector<std::vector<NodeIndex>> repeats_to_; // by node: repeats on the way, itself included
    std::deque<Scope> scopes_;                       // stays in place when it grows
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
