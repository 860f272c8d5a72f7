// The answers of an interview as expressions see them: scopes with slots. A scope is the form
// itself or one repeat instance; a slot is one node in it. Changes nothing; engine.h does.
#pragma once

#include "survey_core/expr/evaluate.h"
#include "survey_core/interview/interview.h"
#include "survey_core/interview/lists.h"
#include "survey_core/interview/scope.h"
#include "survey_core/interview/time_zone.h"

#include <deque>

namespace kith {

class EngineBase : public expr::Environment {
public:
    EngineBase(std::shared_ptr<const Form> form, InterviewContext context);

    [[nodiscard]] std::optional<ScopeIndex> find_scope(const NodeRef& ref) const;
    [[nodiscard]] NodeRef ref_of(ScopeIndex scope, NodeIndex node) const;
    void each_scope_below(ScopeIndex from,
                          NodeIndex node,
                          const std::function<void(ScopeIndex)>& visit) const;
    [[nodiscard]] bool has_offer(NodeIndex node) const;
    [[nodiscard]] std::string
    row_label(ListIndex list, std::int32_t row, std::string_view label_column) const;
    [[nodiscard]] std::string
    render(const LocalText& text, ScopeIndex scope, NodeIndex owner) const;

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
    [[nodiscard]] std::string itext(std::string_view id) const override;
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

protected:
    std::shared_ptr<const Form> form_;
    InterviewContext context_;
    Lists lists_;
    TimeZone zone_;
    std::size_t language_ = 0;
    std::vector<std::int32_t> slot_of_;              // by node
    std::vector<std::vector<NodeIndex>> nodes_of_;   // by repeat + 1
    std::vector<std::vector<NodeIndex>> repeats_to_; // by node: repeats on the way, itself included
    std::deque<Scope> scopes_;                       // stays in place when it grows
};

} // namespace kith
