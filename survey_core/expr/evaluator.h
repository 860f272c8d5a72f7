// The evaluator's inside, shared by the files that implement the functions. Include evaluate.h
// instead.
#pragma once

#include "survey_core/expr/dates.h"
#include "survey_core/expr/evaluate.h"

namespace kith::expr {

class Evaluator {
public:
    Evaluator(const Expression& expression, const Environment& environment, Spot spot)
        : expression_(expression), environment_(environment), spot_(spot) {}

    [[nodiscard]] Value evaluate(TermIndex index);
    [[nodiscard]] bool accepts(TermIndex predicate); // of the candidate in the spot
    [[nodiscard]] std::vector<std::int32_t> rows_accepted(std::int32_t list, TermIndex predicate);

private:
    // evaluate.cpp
    [[nodiscard]] Value either_or_both(const Term& term);
    [[nodiscard]] Value arithmetic(const Term& term);
    [[nodiscard]] Value unite(const Term& term);
    [[nodiscard]] bool compare(TermKind kind, const Value& left, const Value& right);

    // evaluate_paths.cpp
    [[nodiscard]] std::vector<Item> items(const Path& path);
    [[nodiscard]] std::vector<Item> node_items(const Binding& binding);
    [[nodiscard]] std::vector<Item> row_items(const Binding& binding);
    [[nodiscard]] std::vector<std::int32_t>
    start_rows(std::int32_t list, TermIndex predicate, bool& is_narrowed);
    [[nodiscard]] std::vector<Item> filtered(std::vector<Item> candidates, TermIndex predicate);
    [[nodiscard]] std::vector<std::int32_t> all_rows(std::int32_t list) const;
    [[nodiscard]] bool reads_candidate(TermIndex index) const;
    [[nodiscard]] const Term* find_key(TermIndex predicate, TermIndex& key) const;

    // evaluate_*.cpp by group; each returns nothing when the function is not of its group
    [[nodiscard]] Value call(const Term& term);
    [[nodiscard]] std::optional<Value> text_call(const Term& term);
    [[nodiscard]] std::optional<Value> logic_call(const Term& term);
    [[nodiscard]] std::optional<Value> number_call(const Term& term);
    [[nodiscard]] std::optional<Value> aggregate_call(const Term& term);
    [[nodiscard]] std::optional<Value> set_call(const Term& term);
    [[nodiscard]] std::optional<Value> choice_call(const Term& term);
    [[nodiscard]] std::optional<Value> date_call(const Term& term);
    [[nodiscard]] std::optional<Value> place_call(const Term& term);
    [[nodiscard]] Value indexed_repeat(const Term& term);
    [[nodiscard]] Value choice_name(const Term& term);
    [[nodiscard]] Value pulldata(const Term& term);
    [[nodiscard]] Value digest(const Term& term);
    [[nodiscard]] Value extract_signed(const Term& term);
    [[nodiscard]] Value checklist(const Term& term, bool weighted);
    [[nodiscard]] std::optional<double> days_of(const Value& value) const;

    // conversions and arguments
    [[nodiscard]] const Term& term_at(TermIndex index) const {
        return expression_.terms[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] TermIndex argument(const Term& term, std::int32_t i) const {
        return expression_.arguments[static_cast<std::size_t>(term.first_argument + i)];
    }
    [[nodiscard]] Value value(const Term& term, std::int32_t i) {
        return evaluate(argument(term, i));
    }
    [[nodiscard]] std::string text(const Term& term, std::int32_t i) {
        return to_text(value(term, i), environment_);
    }
    [[nodiscard]] double number(const Term& term, std::int32_t i) {
        return to_number(value(term, i), environment_);
    }
    [[nodiscard]] bool truth(const Term& term, std::int32_t i) {
        return to_truth(value(term, i), environment_);
    }
    [[nodiscard]] std::string item_text(const Item& item) const;
    /// Every argument from `first` on as texts, node sets spread out.
    [[nodiscard]] std::vector<std::string> all_texts(const Term& term, std::int32_t first);

    const Expression& expression_;
    const Environment& environment_;
    Spot spot_;
};

/// The value of one member of a node set: its text, or a boolean.
[[nodiscard]] Value item_value(const Item& item, const Environment& environment);
[[nodiscard]] double text_number(std::string_view text, const Environment& environment);
[[nodiscard]] LocalOffset local_offset(const Environment& environment);
/// A pattern of regex(), for the whole value.
[[nodiscard]] bool whole_match(const std::string& text, const std::string& pattern);
[[nodiscard]] std::string random_uuid(Random& random);
/// Halves go up, of the decimal number as it is written: 1.005 to 2 digits is 1.01.
[[nodiscard]] double round_decimal(double value, int digits);

} // namespace kith::expr
