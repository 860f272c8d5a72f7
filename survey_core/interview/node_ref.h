// How a screen, a draft or a scenario names one place of an interview.
#pragma once

#include "survey_core/form/form.h"

#include <compare>

namespace kith {

/// A node of the form and the instance numbers (from 1, outermost first) of the repeats around it.
/// For a repeat, one number less means the series as a whole, all numbers one of its instances. The
/// numbers of later instances change when an earlier one is removed.
struct NodeRef {
    NodeIndex node = 0;
    std::vector<std::int32_t> instances;

    auto operator<=>(const NodeRef&) const = default;
};

/// "/data/r[2]/x". An index that is left out is 1, except for the last repeat, where it means the
/// series.
[[nodiscard]] std::optional<NodeRef> parse_node_path(const Form& form, std::string_view path);
[[nodiscard]] std::string node_path(const Form& form, const NodeRef& ref);

} // namespace kith
