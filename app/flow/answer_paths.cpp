#include "app/flow/answer_paths.h"

#include "app/flow/field_paths.h"
#include "survey_core/interview/place_fault.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::app {
namespace {

constexpr std::uint64_t most_instances = 10'000;

bool is_offered(const Interview& engine, const NodeRef& ref, std::string_view value) {
    const std::vector<OfferedChoice> choices = engine.choices(ref);
    const auto offers = [&](std::string_view name) {
        return std::any_of(choices.begin(), choices.end(), [&](const OfferedChoice& choice) {
            return choice.name == name;
        });
    };
    if (engine.form().node(ref.node).type == QuestionType::select_one) return offers(value);
    for (std::size_t at = 0; at < value.size();) {
        const std::size_t end = std::min(value.find(' ', at), value.size());
        if (end > at && !offers(value.substr(at, end - at))) return false;
        at = end + 1;
    }
    return true;
}

/// Adds instances until the path's repeats are there; false where the form does not let them.
bool make_instances(LiveInterview& interview, const std::string& path) {
    for (std::size_t close = path.find(']'); close != std::string::npos;
         close = path.find(']', close + 1)) {
        const std::string instance = path.substr(0, close + 1);
        const std::uint64_t wanted = position_of(instance);
        const std::string series = instance.substr(0, instance.rfind('['));
        const auto place =
            interview.engine().find("/" + std::string(interview.form().root_name()) + series);
        if (!place || wanted > most_instances) return false;
        while (static_cast<std::uint64_t>(interview.engine().count(*place)) < wanted)
            if (!interview.add_repeat(series)) return false;
    }
    return true;
}

/// The places of a repeat: one series in each instance of the repeats around it.
std::vector<std::string> series_of(const LiveInterview& interview, NodeIndex repeat) {
    const Form& form = interview.form();
    const std::string path = without_root(form, form.node(repeat).path);
    const NodeIndex outer = form.node(repeat).repeat;
    if (outer == no_node) return {path};
    std::vector<std::string> places;
    for (const std::string& around : series_of(interview, outer)) {
        const auto place = interview.engine().find("/" + std::string(form.root_name()) + around);
        const std::int32_t count = place ? interview.engine().count(*place) : 0;
        for (std::int32_t i = 1; i <= count; ++i)
            places.push_back(
                fmt::format("{}[{}]{}", around, i, path.substr(without_positions(around).size())));
    }
    return places;
}

/// An interview offers the first instance of every repeat; where no answer lies in it, a person
/// would take it away.
void remove_unnamed(LiveInterview& interview,
                    const std::vector<std::pair<std::string, std::string>>& answers) {
    const auto& nodes = interview.form().nodes();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (!nodes[i].is_repeat() || nodes[i].repeat_count != no_expression) continue;
        for (const std::string& series : series_of(interview, static_cast<NodeIndex>(i))) {
            const bool is_named = std::any_of(answers.begin(), answers.end(), [&](const auto& one) {
                return one.first.starts_with(series + "[");
            });
            if (!is_named) static_cast<void>(interview.remove_repeat(series + "[1]"));
        }
    }
}

std::size_t depth_of(const std::string& path) {
    return static_cast<std::size_t>(std::count(path.begin(), path.end(), '['));
}

std::string hint_for(const LiveInterview& interview, const std::string& path) {
    const std::string root = "/" + std::string(interview.form().root_name());
    const bool with_root =
        path.starts_with(root + "/") && interview.form().find_path(without_positions(path));
    return with_root ? fmt::format("is no path here: leave out the root's name and write '{}'",
                                   path.substr(root.size()))
                     : "is not in this form";
}

} // namespace

std::string objection(const Interview& engine, const NodeRef& ref, std::string_view value) {
    const Node& node = engine.form().node(ref.node);
    if (!node.is_question()) return "is not a question";
    if (is_invisible(node.type) || node.type == QuestionType::note ||
        node.type == QuestionType::instance_id || node.type == QuestionType::instance_name)
        return "is filled in by the form itself";
    if (value.empty()) return {};
    if (takes_a_file(node.type)) return "takes a picture or file, which only the window can add";
    const NodeState state = engine.state(ref);
    if (!state.relevant) return "is not asked with these answers";
    if (state.readonly) return "is shown to be read only";
    if (is_select(node.type) && !is_offered(engine, ref, value))
        return "does not offer this choice";
    if (const auto fault = find_place_fault(node.type, state.value)) return sentence_of(*fault);
    if (state.violation == Violation::constraint || state.violation == Violation::wrong_type)
        return state.message.empty() ? "has a value that does not fit" : state.message;
    return {};
}

std::vector<PathProblem>
answer_all(LiveInterview& interview,
           const std::vector<std::pair<std::string, std::string>>& answers) {
    std::vector<std::pair<std::string, std::string>> ordered = answers;
    std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) {
        return depth_of(a.first) < depth_of(b.first);
    });
    std::vector<PathProblem> problems;
    remove_unnamed(interview, ordered);
    for (const auto& [path, value] : ordered) {
        const bool is_there = interview.form()
                                  .find_path("/" + std::string(interview.form().root_name()) +
                                             without_positions(path))
                                  .has_value();
        if (!is_there)
            problems.push_back({path, hint_for(interview, path)});
        else if (!make_instances(interview, path))
            problems.push_back(
                {path, "lies in a repeat that has fewer instances with these answers"});
        else if (const auto answered = interview.answer(path, value); !answered)
            problems.push_back({path, answered.error().message});
    }
    if (!problems.empty()) return problems;
    for (const auto& [path, value] : ordered) {
        const auto ref =
            interview.engine().find("/" + std::string(interview.form().root_name()) + path);
        if (!ref)
            problems.push_back({path, "is no longer there with these answers"});
        else if (const std::string reason = objection(interview.engine(), *ref, value);
                 !reason.empty())
            problems.push_back({path, reason});
    }
    return problems;
}

} // namespace kith::app
