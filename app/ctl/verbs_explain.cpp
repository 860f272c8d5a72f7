// Why a place of a form is asked, hidden or wrong, with given answers: the window's "not asked" at
// the bench.
#include "app/ctl/verbs.h"
#include "app/flow/answer_paths.h"
#include "app/flow/field_paths.h"
#include "survey_core/xlsform/load_form.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

constexpr std::uint64_t answers_limit_bytes = 16ULL << 20U;

struct ExplainOptions {
    std::string file, answers;
    std::vector<std::string> paths;
};

using Pairs = std::vector<std::pair<std::string, std::string>>;

Result<Pairs> read_answers(FileSystem& files, const std::string& file) {
    Pairs pairs;
    if (file.empty()) return pairs;
    KITH_TRY_ASSIGN(const Bytes bytes, read_file(files, file, answers_limit_bytes));
    const Json json = Json::parse(as_text(bytes), nullptr, false);
    if (!json.is_object())
        return fail(ErrorCode::bad_input,
                    fmt::format("'{}' must hold one JSON object, {{\"/path\": \"value\"}}.", file));
    for (const auto& [path, value] : json.items()) {
        if (!value.is_string())
            return fail(ErrorCode::bad_input,
                        fmt::format("'{}' in '{}' must have a text as its value.", path, file));
        pairs.emplace_back(path, value.get<std::string>());
    }
    return pairs;
}

class Explaining {
public:
    Explaining(const LiveInterview& live, Outcome& outcome) : live_(live), outcome_(outcome) {
        outcome_.json["places"] = Json::array();
    }

    void place(const NodeRef& ref, const std::vector<Reason>& reasons) {
        const bool is_relevant = live_.engine().state(ref).relevant;
        Json json{{"path", path_of(ref)}, {"asked", is_relevant}, {"reasons", Json::array()}};
        outcome_.lines.push_back(
            fmt::format("{} is {}", path_of(ref), is_relevant ? "asked" : "not asked"));
        for (const Reason& reason : reasons)
            json["reasons"].push_back(said(reason));
        if (reasons.empty()) outcome_.lines.emplace_back("  no rule of the form is about it");
        outcome_.json["places"].push_back(std::move(json));
    }

private:
    [[nodiscard]] std::string path_of(const NodeRef& ref) const {
        return without_root(live_.form(), node_path(live_.form(), ref));
    }

    Json said(const Reason& reason) {
        const int row = live_.form().node(reason.owner.node).row;
        Json json{{"rule", rule_name(reason.rule)},
                  {"of", path_of(reason.owner)},
                  {"row", row},
                  {"expression", reason.expression},
                  {"result", reason.result},
                  {"seen", Json::array()}};
        outcome_.lines.push_back(fmt::format("  {} of {} (row {}): {} -> {}",
                                             rule_name(reason.rule),
                                             path_of(reason.owner),
                                             row,
                                             reason.expression,
                                             reason.result));
        for (const SeenAnswer& seen : reason.seen) {
            json["seen"].push_back(
                {{"path", path_of(seen.node)}, {"value", seen.value}, {"hidden", seen.is_hidden}});
            outcome_.lines.push_back(fmt::format("    {} is {}",
                                                 path_of(seen.node),
                                                 seen.is_hidden       ? "not asked, and so blank"
                                                 : seen.value.empty() ? "blank"
                                                                      : "'" + seen.value + "'"));
        }
        return json;
    }

    const LiveInterview& live_;
    Outcome& outcome_;
};

Status explain(const LiveInterview& live, const std::vector<std::string>& paths, Outcome& outcome) {
    Explaining explaining(live, outcome);
    for (const std::string& path : paths) {
        const auto ref = live.engine().find("/" + std::string(live.form().root_name()) + path);
        if (!ref)
            return fail(ErrorCode::bad_input,
                        fmt::format("There is no '{}' in this form with these answers; leave out "
                                    "the root's name.",
                                    path));
        explaining.place(*ref, live.engine().explain(*ref));
    }
    if (!paths.empty()) return {};
    const auto hidden = live.engine().hidden();
    for (const HiddenPlace& place : hidden)
        explaining.place(place.node, place.reasons);
    if (hidden.empty()) outcome.lines.emplace_back("Nothing is hidden with these answers.");
    return {};
}

Result<Outcome> form_explain(Console& console, const ExplainOptions& options) {
    LoadedForm loaded = load_form(console.files(), options.file);
    if (!loaded.form)
        return fail(ErrorCode::bad_input,
                    fmt::format("The form {} has errors; form check lists them.", options.file));
    KITH_TRY_ASSIGN(const Pairs answers, read_answers(console.files(), options.answers));
    InterviewPlace place;
    place.form = std::make_shared<const Form>(std::move(*loaded.form));
    KITH_TRY_ASSIGN(LiveInterview live,
                    LiveInterview::start(std::move(place), console.clock(), console.random()));
    Outcome outcome;
    outcome.json["problems"] = Json::array();
    for (const PathProblem& problem : answer_all(live, answers)) {
        outcome.json["problems"].push_back({{"path", problem.path}, {"reason", problem.reason}});
        outcome.lines.push_back(fmt::format("{} {}", problem.path, problem.reason));
    }
    KITH_TRY(explain(live, options.paths, outcome));
    return outcome;
}

} // namespace

void add_explain_verb(CLI::App& forms, Chosen& chosen) {
    add_verb<ExplainOptions>(
        forms,
        chosen,
        {"explain", "Why places are asked or hidden with these answers"},
        [](CLI::App& verb, ExplainOptions& options) {
            verb.add_option("file", options.file, ".xlsx, or a folder of CSV sheets")->required();
            verb.add_option("paths", options.paths, "/group/question; all that is hidden if none");
            verb.add_option("--answers", options.answers, "A JSON object: {\"/path\": \"value\"}");
        },
        form_explain);
}

} // namespace kith::app
