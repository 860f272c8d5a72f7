#include "survey_core/expr/value.h"
#include "survey_core/form/form_maker.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kith {

namespace {

/// "start=0 end=10", "randomize=true, seed = ${x}"; nothing when a part has no =.
std::optional<std::vector<std::pair<std::string, std::string>>>
split_parameters(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> pairs;
    constexpr std::string_view between = " ,;\t\n\r";
    while (true) {
        const std::size_t begin = text.find_first_not_of(between);
        if (begin == std::string_view::npos) return pairs;
        text.remove_prefix(begin);
        const std::size_t equals = text.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        std::string key(text.substr(0, equals));
        while (!key.empty() && key.back() == ' ')
            key.pop_back();
        if (key.find_first_of(between) != std::string::npos) return std::nullopt;
        for (char& c : key)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        text.remove_prefix(equals + 1);
        text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
        const std::size_t end = std::min(text.find_first_of(between), text.size());
        pairs.emplace_back(std::move(key), std::string(text.substr(0, end)));
        text.remove_prefix(end);
    }
}

constexpr std::array known_keys{"start",
                                "end",
                                "step",
                                "randomize",
                                "seed",
                                "value",
                                "label",
                                "rows",
                                "max-pixels",
                                "app",
                                "quality",
                                "capture-accuracy",
                                "warning-accuracy",
                                "allow-mock-accuracy",
                                "incremental",
                                "location-priority",
                                "location-min-interval",
                                "location-max-age",
                                "track-changes",
                                "track-changes-reasons",
                                "identify-user",
                                "display",
                                "placeholder",
                                "tick_interval",
                                "tick_labelset",
                                "tick-interval",
                                "tick-labelset"};

} // namespace

void FormMaker::read_parameters(NodeIndex index, const SurveyRow& row) {
    if (!row.parameters.text.empty()) {
        auto pairs = split_parameters(row.parameters.text);
        if (!pairs) {
            error("bad-parameter",
                  row,
                  row.parameters,
                  "parameters",
                  "Parameters are written key=value, separated by spaces or commas.");
            return;
        }
        for (const auto& [key, value] : *pairs) {
            const auto same = [&, name = &key](const char* known) { return *name == known; };
            if (std::none_of(known_keys.begin(), known_keys.end(), same))
                find(Severity::info,
                     "unknown-parameter",
                     {"survey", row.row, row.parameters, "parameters"},
                     "The parameter " + key + " is not used.");
        }
        node(index).parameters = Parameters(std::move(*pairs));
    }
    if (node(index).type == QuestionType::audit) say_audit_limits(index, row);
    if (node(index).type == QuestionType::range) check_range(index, row);
    if (!is_select(node(index).type)) return;
    check_randomize(index, row);
    SelectSource& select = node(index).select;
    if (auto value = node(index).parameters.find("value")) select.value_column = *value;
    if (auto label = node(index).parameters.find("label")) select.label_column = *label;
}

void FormMaker::check_range(NodeIndex index, const SurveyRow& row) {
    const auto bad = [&](std::string message) {
        error("bad-parameter", row, row.parameters, "parameters", std::move(message));
    };
    const Parameters parameters = node(index).parameters;
    for (const char* key : {"start", "end", "step"}) {
        const auto text = parameters.find(key);
        const double number = text ? expr::plain_number(*text) : 1;
        if (std::isnan(number))
            return bad("The parameter " + std::string(key) + " of a range must be a number.");
        if (std::string_view(key) == "step" && number == 0)
            return bad("The step of a range must not be 0.");
    }
}

void FormMaker::check_randomize(NodeIndex index, const SurveyRow& row) {
    const Parameters parameters = node(index).parameters;
    const auto randomize = parameters.find("randomize");
    if (randomize && *randomize != "true" && *randomize != "false") {
        error("bad-parameter",
              row,
              row.parameters,
              "parameters",
              "randomize is true or false, not '" + *randomize + "'.");
        return;
    }
    node(index).select.randomized = randomize == "true";
    const auto seed = parameters.find("seed");
    if (!seed || randomize != "true") return;
    SourceCell cell = row.parameters;
    cell.text = *seed;
    Place place{"survey", row.row, {}};
    place.bind.owner = index;
    const ExpressionId id = expression(cell, place);
    node(index).select.seed = id;
}

} // namespace kith
