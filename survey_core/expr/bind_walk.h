// The walk over an expression that binds it: bind.cpp does calls and terms, bind_paths.cpp the
// paths.
#pragma once

#include "survey_core/expr/bind.h"

namespace kith::expr {

/// What surrounds the term that is being bound: who owns the expression and, inside a predicate,
/// which candidate is being judged.
struct Scene {
    std::int32_t owner = none;
    std::int32_t candidate = none;
    bool candidate_is_row = false;
    std::int32_t candidate_list = none;
    std::int32_t owner_levels = 0;     // repeat instances that the owner stands in
    std::int32_t candidate_shared = 0; // repeat instances that candidate and owner have in common
};

class Walk {
public:
    Walk(Expression& expression, Binder& binder) : expression_(expression), binder_(binder) {}
    void bind(TermIndex index, const Scene& scene);
    std::vector<ExprProblem> take_problems() { return std::move(problems_); }
    [[nodiscard]] std::int32_t level(std::int32_t node) const;

private:
    Term& term(TermIndex index) { return expression_.terms[static_cast<std::size_t>(index)]; }
    Path& path(std::int32_t index) { return expression_.paths[static_cast<std::size_t>(index)]; }
    TermIndex& argument(TermIndex index, std::int32_t i);
    [[nodiscard]] std::vector<std::int32_t> repeats(std::int32_t node) const;
    [[nodiscard]] std::int32_t common(std::int32_t a, std::int32_t b) const;
    void problem(std::string code,
                 const Path& at,
                 std::string message,
                 std::string suggestion = "",
                 bool is_warning = false);
    void use(Use found);
    /// A value, and the membership of every repeat on the way to it that is not shared.
    void use_value(std::int32_t target, std::int32_t shared);
    void use_members(std::int32_t target, std::int32_t shared);
    bool bind_special(TermIndex index, const Scene& scene);
    void warn_misplaced_search(TermIndex index);
    void check_itext(TermIndex index);
    /// jr:choice-name(${f}, '${f}'): the second argument names the question inside quotation marks.
    void unquote_choice_question(TermIndex index);
    void bind_pulldata(TermIndex index);
    bool bind_position(TermIndex index, const Scene& scene);
    static std::int32_t to_owner(const Binding& bound, std::int32_t shared, const Scene& scene);
    /// indexed-repeat(field, repeat, n, repeat, n ...): the field in chosen instances, so nothing
    /// from the first named repeat inwards is shared.
    bool bind_indexed_repeat(TermIndex index, const Scene& scene);
    void bind_path(std::int32_t index, const Scene& scene);
    std::int32_t find_named(const Path& at);
    void bind_reference(std::int32_t index, const Scene& scene);
    void bind_absolute(std::int32_t index, const Scene& scene);
    void bind_relative(std::int32_t index,
                       const Scene& scene,
                       std::int32_t from,
                       Binding::Origin origin);
    void nowhere(std::int32_t index, const std::string& at);
    /// Follows the steps from `first` on and keeps count of the repeat instances still shared.
    void finish(std::int32_t index,
                const Scene& scene,
                Binding bound,
                std::int32_t node,
                std::size_t first);
    void settle(std::int32_t index, const Scene& scene, Binding bound);
    void bind_last_saved(std::int32_t index);
    void bind_column(std::int32_t index, const Scene& scene);
    /// instance('list')/root/item[...]/column. The names of the first two steps do not matter.
    void bind_list(std::int32_t index, const Scene& scene);
    void bind_saved_path(std::int32_t index);
    Expression& expression_;
    Binder& binder_;
    std::vector<ExprProblem> problems_;
};

} // namespace kith::expr
