#include "app/flow/answer_paths.h"
#include "app/flow/project.h"
#include "app/flow/submissions.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <set>

namespace kith::app {
namespace {

using Answers = std::vector<std::pair<std::string, std::string>>;

/// One line's object as paths and texts, in the order written. A repeated path is refused, not
/// merged.
Result<Answers> parse_line(std::string_view line) {
    std::set<std::string> seen;
    std::string twice;
    const auto note_paths =
        [&](int depth, nlohmann::ordered_json::parse_event_t event, auto& part) {
            if (depth == 1 && event == nlohmann::ordered_json::parse_event_t::key &&
                !seen.insert(part.template get<std::string>()).second)
                twice = part.template get<std::string>();
            return true;
        };
    const auto json = nlohmann::ordered_json::parse(line, note_paths, false);
    if (!twice.empty())
        return fail(ErrorCode::bad_input, fmt::format("holds '{}' twice; keep one", twice));
    if (json.is_discarded() || !json.is_object())
        return fail(ErrorCode::bad_input, "is not a JSON object of paths and values");
    Answers answers;
    for (const auto& [path, value] : json.items()) {
        if (value.is_structured())
            return fail(ErrorCode::bad_input,
                        fmt::format("'{}' holds a list or object; write texts", path));
        answers.emplace_back(path,
                             value.is_string() ? value.get<std::string>()
                             : value.is_null() ? std::string()
                                               : value.dump());
    }
    return answers;
}

/// Everything up to the group's commit; nothing is stored before.
class Adding {
public:
    Adding(Store& store, InterviewPlace place, RecordId author)
        : store_(store), place_(std::move(place)), group_(store, author), numbers_(store) {}

    Status add(std::uint64_t number, std::string_view line) {
        const auto answers = parse_line(line);
        if (!answers) {
            out_.rejected.push_back({number, {}, answers.error().message});
            return {};
        }
        KITH_TRY_ASSIGN(
            LiveInterview interview,
            LiveInterview::start(place_, store_.environment().clock, store_.environment().random));
        if (reject(number, answer_all(interview, *answers))) return {};
        interview.engine().finalise();
        if (interview.engine().keeps_nothing()) {
            add_tally(group_, interview.version());
            group_.end_group();
            ++out_.kept_nothing;
            return {};
        }
        std::vector<PathProblem> unfinished;
        for (const Problem& problem : open_problems(interview))
            unfinished.push_back(
                {without_root(interview.form(), node_path(interview.form(), problem.node)),
                 problem.violation == Violation::required ? "needs an answer"
                                                          : "has a value that does not fit"});
        if (reject(number, unfinished)) return {};
        KITH_TRY_ASSIGN(const SubmissionPlan plan, plan_submission(interview, store_.now()));
        KITH_TRY_ASSIGN(const WrittenSubmission written, add_to_group(group_, numbers_, plan));
        group_.end_group();
        out_.added.push_back(written.submission);
        return {};
    }

    Result<AddedLines> finish(bool skip_bad) {
        if (!out_.rejected.empty() && !skip_bad) {
            out_.added.clear();
            out_.kept_nothing = 0;
        }
        if (!out_.added.empty() || out_.kept_nothing > 0) KITH_TRY(group_.commit());
        return std::move(out_);
    }

private:
    bool reject(std::uint64_t number, const std::vector<PathProblem>& problems) {
        for (const PathProblem& problem : problems)
            out_.rejected.push_back({number, problem.path, problem.reason});
        return !problems.empty();
    }

    Store& store_;
    InterviewPlace place_;
    ChangeGroup group_;
    FieldNumbers numbers_;
    AddedLines out_;
};

} // namespace

Result<AddedLines> add_submissions(Store& store,
                                   FormShelf& shelf,
                                   std::string_view form_id,
                                   std::string_view json_lines,
                                   bool skip_bad) {
    KITH_TRY_ASSIGN(const auto forms, list_forms(store));
    const auto form = std::find_if(
        forms.begin(), forms.end(), [&](const FormRow& row) { return row.form_id == form_id; });
    if (form == forms.end())
        return fail(
            ErrorCode::not_found,
            fmt::format("There is no form '{}' in this store; form list shows those there are.",
                        form_id));
    KITH_TRY_ASSIGN(const RecordId author, worker_of(store));
    KITH_TRY_ASSIGN(InterviewPlace place, interview_place(store, shelf, form->id, {}));
    Adding adding(store, std::move(place), author);
    std::uint64_t number = 0;
    while (!json_lines.empty()) {
        const std::size_t end = std::min(json_lines.find('\n'), json_lines.size());
        const std::string_view line = json_lines.substr(0, end);
        json_lines.remove_prefix(std::min(end + 1, json_lines.size()));
        ++number;
        if (line.find_first_not_of(" \t\r") != std::string_view::npos)
            KITH_TRY(adding.add(number, line));
    }
    return adding.finish(skip_bad);
}

} // namespace kith::app
