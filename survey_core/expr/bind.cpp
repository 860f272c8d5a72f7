#include "survey_core/expr/bind_walk.h"

#include <algorithm>

namespace kith::expr {

void Walk::bind(TermIndex index, const Scene& scene) {
    if (index == none) return;
    const TermKind kind = term(index).kind;
    if (kind == TermKind::path) return bind_path(term(index).path, scene);
    if (kind == TermKind::call && bind_special(index, scene)) return;
    for (std::int32_t i = 0; i < term(index).argument_count; ++i)
        bind(argument(index, i), scene);
}

std::int32_t Walk::level(std::int32_t node) const {
    return static_cast<std::int32_t>(repeats(node).size());
}

TermIndex& Walk::argument(TermIndex index, std::int32_t i) {
    return expression_.arguments[static_cast<std::size_t>(term(index).first_argument + i)];
}

std::vector<std::int32_t> Walk::repeats(std::int32_t node) const {
    std::vector<std::int32_t> chain;
    for (; node != none; node = binder_.parent(node))
        if (binder_.is_repeat(node)) chain.push_back(node);
    std::reverse(chain.begin(), chain.end());
    return chain;
}

std::int32_t Walk::common(std::int32_t a, std::int32_t b) const {
    const auto first = repeats(a);
    const auto second = repeats(b);
    std::size_t same = 0;
    while (same < first.size() && same < second.size() && first[same] == second[same])
        ++same;
    return static_cast<std::int32_t>(same);
}

void Walk::problem(std::string code,
                   const Path& at,
                   std::string message,
                   std::string suggestion,
                   bool is_warning) {
    problems_.push_back({std::move(code),
                         at.offset,
                         at.length,
                         std::move(message),
                         std::move(suggestion),
                         is_warning});
}

void Walk::use(Use found) {
    if (std::find(expression_.uses.begin(), expression_.uses.end(), found) ==
        expression_.uses.end())
        expression_.uses.push_back(found);
}

/// A value, and the membership of every repeat on the way to it that is not shared.
void Walk::use_value(std::int32_t target, std::int32_t shared) {
    use({Use::What::value, target, shared});
    use_members(target, shared);
}

void Walk::use_members(std::int32_t target, std::int32_t shared) {
    const auto chain = repeats(target);
    for (std::size_t i = static_cast<std::size_t>(shared); i < chain.size(); ++i)
        use({Use::What::membership, chain[i], shared});
}

bool Walk::bind_special(TermIndex index, const Scene& scene) {
    switch (term(index).function) {
    case Function::uuid:
    case Function::now:
    case Function::today:
    case Function::random:
        expression_.is_volatile = true;
        return false;
    case Function::itext:
        expression_.reads_language = true;
        check_itext(index);
        return false;
    case Function::search:
        warn_misplaced_search(index);
        return false;
    case Function::choice_name:
        expression_.reads_language = true;
        unquote_choice_question(index);
        return false;
    case Function::pulldata:
        bind_pulldata(index);
        return false;
    case Function::position:
        return bind_position(index, scene);
    case Function::indexed_repeat:
        return bind_indexed_repeat(index, scene);
    default:
        return false;
    }
}

void Walk::warn_misplaced_search(TermIndex index) {
    const Term& call = term(index);
    problems_.push_back({"misplaced-function",
                         call.offset,
                         call.length,
                         "search() says what a select offers, so it belongs into the appearance of "
                         "the select; here it gives a blank.",
                         "search('FILE', 'matches', 'COLUMN', ${question})",
                         true});
}

/// Only a text that is named in quotation marks is known before the interview.
void Walk::check_itext(TermIndex index) {
    const Term& id = term(argument(index, 0));
    if (id.kind != TermKind::text || binder_.has_text(id.text)) return;
    problems_.push_back({"unknown-text",
                         id.offset,
                         id.length,
                         "The form has no text called " + id.text + "; jr:itext() gives a blank.",
                         "/data/QUESTION:label, /data/QUESTION:hint or LIST-0",
                         true});
}

/// jr:choice-name(${f}, '${f}'): the second argument names the question inside quotation marks.
void Walk::unquote_choice_question(TermIndex index) {
    Term& quoted = term(argument(index, 1));
    if (quoted.kind != TermKind::text) return;
    auto parsed = parse_expression(quoted.text);
    const bool is_path =
        parsed && parsed->terms.size() == 1 && parsed->terms[0].kind == TermKind::path;
    if (!is_path) return;
    Path inner = parsed->paths[0];
    inner.offset = quoted.offset;
    inner.length = quoted.length;
    expression_.paths.push_back(std::move(inner));
    quoted.kind = TermKind::path;
    quoted.path = static_cast<std::int32_t>(expression_.paths.size() - 1);
}

void Walk::bind_pulldata(TermIndex index) {
    const Term& file = term(argument(index, 0));
    if (file.kind != TermKind::text) {
        problems_.push_back({"unsupported-expression",
                             file.offset,
                             file.length,
                             "pulldata() needs the name of its file in quotation marks.",
                             ""});
        return;
    }
    std::string stem = file.text;
    if (stem.ends_with(".csv")) stem.resize(stem.size() - 4);
    term(index).list = binder_.file_list(stem);
}

bool Walk::bind_position(TermIndex index, const Scene& scene) {
    if (term(index).argument_count == 0) return true;
    const TermIndex of = argument(index, 0);
    bind(of, scene);
    if (term(of).kind != TermKind::path) return true;
    const Binding& bound = path(term(of).path).binding;
    if (bound.target == none) return true;
    const auto chain = repeats(bound.target);
    const std::int32_t last = static_cast<std::int32_t>(chain.size()) - 1;
    if (last >= 0) use({Use::What::membership, chain.back(), to_owner(bound, last, scene)});
    return true;
}

std::int32_t Walk::to_owner(const Binding& bound, std::int32_t shared, const Scene& scene) {
    shared = std::min(shared, bound.shared_levels);
    return bound.origin == Binding::Origin::candidate ? std::min(shared, scene.candidate_shared)
                                                      : shared;
}

/// indexed-repeat(field, repeat, n, repeat, n ...): the field in chosen instances, so nothing
/// from the first named repeat inwards is shared.
bool Walk::bind_indexed_repeat(TermIndex index, const Scene& scene) {
    const std::int32_t count = term(index).argument_count;
    for (std::int32_t i = 0; i < count; ++i) {
        if (i % 2 == 1 || i == 0) {
            const Term& given = term(argument(index, i));
            if (given.kind != TermKind::path) {
                problems_.push_back(
                    {"unsupported-expression",
                     given.offset,
                     given.length,
                     "indexed-repeat() needs a question, then a repeat and a number in turn.",
                     ""});
                return true;
            }
        }
    }
    const TermIndex field = argument(index, 0);
    const std::vector<Use> before =
        expression_.uses; // the plain reading of the field does not count
    bind(field, scene);
    expression_.uses = before;
    for (std::int32_t i = 1; i < count; ++i)
        bind(argument(index, i), scene);
    Binding& bound = path(term(field).path).binding;
    if (bound.target == none) return true;
    std::int32_t shared = std::min(common(scene.owner, bound.target), scene.owner_levels);
    for (std::int32_t i = 1; i < count; i += 2) {
        const Binding& repeat = path(term(argument(index, i)).path).binding;
        if (repeat.target != none) shared = std::min(shared, level(repeat.target) - 1);
    }
    bound.shared_levels = std::max(shared, 0);
    use_value(bound.target, bound.shared_levels);
    return true;
}

std::vector<ExprProblem> bind_expression(Expression& expression, Binder& binder, BindPlace place) {
    Walk walk(expression, binder);
    Scene scene;
    scene.owner = place.owner;
    scene.candidate_is_row = place.candidate_is_row;
    scene.candidate = place.candidate_node;
    scene.owner_levels = walk.level(place.owner) - (place.owner_is_series ? 1 : 0);
    walk.bind(expression.root, scene);
    return walk.take_problems();
}

} // namespace kith::expr
