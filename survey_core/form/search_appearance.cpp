// search('people', 'matches', 'district', ${d}) in the appearance of a select: its choices are the
// rows of people.csv. The list on the choices sheet says which columns are their names and labels.
#include "survey_core/base/text.h"
#include "survey_core/form/form_maker.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kith {
namespace {

constexpr std::string_view word = "search";

struct Call {
    std::size_t from = 0;
    std::size_t to = 0;
    std::vector<std::string> arguments;
};

/// Parted by commas outside of brackets and quotation marks; `rest` begins after the opening
/// bracket.
class Arguments {
public:
    explicit Arguments(std::string_view rest) {
        while (at_ < rest.size() && !is_closed_)
            take(rest[at_++]);
        for (std::string& argument : found_)
            argument = trim(argument);
    }
    [[nodiscard]] std::size_t length() const { return at_; } // with the closing bracket
    [[nodiscard]] std::vector<std::string> take_all() { return std::move(found_); }

private:
    void take(char c) {
        if (quote_ != 0) {
            if (c == quote_) quote_ = 0;
        } else if (c == '\'' || c == '"') {
            quote_ = c;
        } else if (c == '(') {
            ++depth_;
        } else if (c == ')') {
            is_closed_ = depth_-- == 0;
        } else if (c == ',' && depth_ == 0) {
            found_.emplace_back();
            return;
        }
        if (!is_closed_) found_.back() += c;
    }

    std::vector<std::string> found_{""};
    std::size_t at_ = 0;
    char quote_ = 0;
    int depth_ = 0;
    bool is_closed_ = false;
};

std::optional<Call> find_call(std::string_view text) {
    const std::size_t at = text.find(word);
    if (at == std::string_view::npos) return std::nullopt;
    const std::size_t open = text.find_first_not_of(' ', at + word.size());
    if (open == std::string_view::npos || text[open] != '(') return std::nullopt;
    Arguments arguments(text.substr(open + 1));
    const std::size_t end = open + 1 + arguments.length();
    return Call{at, end, arguments.take_all()};
}

/// 'people' without its quotation marks; empty when it is anything else.
std::string literal(const std::string& argument) {
    const bool is_quoted = argument.size() >= 2 && argument.front() == argument.back() &&
                           (argument.front() == '\'' || argument.front() == '"');
    return is_quoted ? argument.substr(1, argument.size() - 2) : std::string();
}

/// What the rows must satisfy, as a choice_filter; empty: the way of searching is not known.
std::string
condition(const std::string& how, const std::string& columns, const std::string& value) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> functions = {
        {{"contains", "contains"}, {"startswith", "starts-with"}, {"endswith", "ends-with"}}};
    const auto function =
        std::ranges::find(functions, how, [](const auto& one) { return one.first; });
    if (function == functions.end() && how != "matches") return {};
    std::string any;
    for (std::size_t at = 0; at <= columns.size();) {
        const std::size_t end = std::min(columns.find(',', at), columns.size());
        const std::string column(trim(columns.substr(at, end - at)));
        if (!any.empty()) any += " or ";
        if (function == functions.end())
            any += fmt::format("{} = {}", column, value);
        else
            any += fmt::format("{}({}, {})", function->second, column, value);
        at = end + 1;
    }
    return any;
}

/// None: all rows. nullopt: no search() that is known.
std::optional<std::string> filter_of(const std::vector<std::string>& arguments) {
    if (arguments.size() == 1) return std::string();
    if (arguments.size() != 4 && arguments.size() != 6) return std::nullopt;
    const std::string found = condition(literal(arguments[1]), literal(arguments[2]), arguments[3]);
    if (found.empty() || literal(arguments[2]).empty()) return std::nullopt;
    if (arguments.size() == 4) return found;
    const std::string column = literal(arguments[4]);
    if (column.empty()) return std::nullopt;
    return "(" + found + ") and " + column + " = " + arguments[5];
}

} // namespace

std::string FormMaker::read_search(NodeIndex index, const SurveyRow& row) {
    const auto call = find_call(row.appearance.text);
    if (!call) return {};
    const std::string file = literal(call->arguments.front());
    const auto filter = filter_of(call->arguments);
    if (file.empty() || !filter || node(index).select.list == no_list) {
        Finding& finding =
            find(Severity::warning,
                 "unsupported-appearance",
                 {"survey", row.row, row.appearance, "appearance"},
                 "This search() is not understood; the select offers the choices of its list.");
        finding.from = call->from;
        finding.to = call->to;
        finding.suggestion = "search('FILE', 'matches', 'COLUMN', ${question})";
        return {};
    }
    SelectSource& select = node(index).select;
    const std::string& list = form_.list(select.list).name;
    const auto columns = std::ranges::find(
        source_.choices, list, [](const ChoiceRow& one) { return one.list_name.text; });
    if (columns != source_.choices.end()) {
        select.value_column = columns->name.text;
        if (!columns->label.empty()) {
            const std::string& labels = columns->label.front().second.text;
            select.label_column = labels.substr(0, labels.find(','));
        }
    }
    const bool has_ending = file.size() > 4 && file.ends_with(".csv");
    select.list = file_list(has_ending ? file.substr(0, file.size() - 4) : file);
    return *filter;
}

} // namespace kith
