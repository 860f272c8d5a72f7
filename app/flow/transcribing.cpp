#include "app/flow/transcribing.h"

#include "app/flow/field_paths.h"
#include "app/flow/paper_form.h"
#include "app/flow/question_words.h"
#include "survey_core/base/text.h"
#include "survey_core/form/markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace kith::app {
namespace {

constexpr std::string_view takes_away = "-";

struct PaperCode {
    int question = 0;
    std::vector<std::int32_t> copies; // of the repeats around it, the outermost first
};

/// `25.2`: two of question 25.
std::optional<PaperCode> parse_code(std::string_view text) {
    PaperCode code;
    for (std::size_t part = 0; !text.empty(); ++part) {
        int number = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        if (read.ec != std::errc() || number < 1) return std::nullopt;
        if (part == 0)
            code.question = number;
        else
            code.copies.push_back(number);
        text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
        if (text.empty()) return code;
        if (text.front() != '.') return std::nullopt;
        text.remove_prefix(1);
    }
    return std::nullopt;
}

std::string words_of(const Interview& engine, const NodeRef& ref) {
    const std::string label = plain_words(engine.state(ref).label);
    return label.empty() ? engine.form().node(ref.node).name : label;
}

/// One line, keyed into one interview.
class Keying {
public:
    Keying(LiveInterview& interview, std::string_view code)
        : interview_(interview), engine_(interview.engine()), code_(code) {}

    Result<KeyedIn> run(const std::string& answer) {
        auto keyed = try_to(answer);
        if (!keyed && !added_.empty()) KITH_TRY(interview_.remove_repeat(added_));
        return keyed;
    }

private:
    Result<KeyedIn> try_to(const std::string& answer) {
        KITH_TRY_ASSIGN(const NodeRef question, find_question());
        if (!engine_.state(question).relevant)
            return fail(ErrorCode::refused,
                        fmt::format("Question {} is not asked by the form's rules, as the answers "
                                    "stand. Key in first what comes before it.",
                                    code_));
        KITH_TRY_ASSIGN(const std::string value, value_of(question, answer));
        const std::string path = without_root(engine_.form(), node_path(engine_.form(), question));
        if (interview_.stored_apart(path) != nullptr || interview_.known().contains(path))
            return fail(ErrorCode::refused,
                        fmt::format("Question {} is answered already, sealed or from the list of "
                                    "people; change it on its own page.",
                                    code_));
        KITH_TRY(set(question, path, value));
        const bool is_hidden =
            engine_.form().node(question.node).access.is_sealed_when_stored() && !value.empty();
        return KeyedIn{{code_,
                        path,
                        words_of(engine_, question),
                        is_hidden ? "•••" : answer_in_words(engine_, question)},
                       std::move(steps_)};
    }

    Status set(const NodeRef& question, const std::string& path, const std::string& value) {
        const std::string before = engine_.state(question).value;
        const Missing mark = interview_.remarks().missing(path);
        KITH_TRY_ASSIGN(auto steps, interview_.answer(path, value));
        const NodeState state = engine_.state(question);
        if (state.violation != Violation::wrong_type && state.violation != Violation::constraint) {
            steps_.insert(steps_.end(), steps.begin(), steps.end());
            return {};
        }
        KITH_TRY(interview_.answer(path, before));
        if (mark != Missing::none) KITH_TRY(interview_.mark(path, mark));
        return fail(
            ErrorCode::bad_input,
            fmt::format(
                "'{}' does not fit question {}. {}", value, code_, plain_words(state.message)));
    }

    tl::unexpected<Error> no_such_question() const {
        return fail(ErrorCode::bad_input,
                    fmt::format("There is no question {} in this form. Begin the line with the "
                                "code that is printed before the question, then a space.",
                                code_));
    }

    Result<NodeRef> find_question() {
        const auto code = parse_code(code_);
        if (!code) return no_such_question();
        const auto node = question_of_code(engine_.form(), code->question);
        if (!node) return no_such_question();
        NodeRef place{*node, {}};
        std::vector<NodeIndex> repeats;
        for (NodeIndex at = engine_.form().node(*node).repeat; at != no_node;
             at = engine_.form().node(at).repeat)
            repeats.insert(repeats.begin(), at);
        if (repeats.size() != code->copies.size()) return no_such_question();
        for (std::size_t i = 0; i < repeats.size(); ++i) {
            KITH_TRY(reach_copy({repeats[i], place.instances}, code->copies[i]));
            place.instances.push_back(code->copies[i]);
        }
        return place;
    }

    /// People may add to some repeats; others have as many copies as an answer says.
    Status reach_copy(const NodeRef& series, std::int32_t copy) {
        while (engine_.count(series) < copy) {
            if (!engine_.may_add(series) || copy > engine_.count(series) + 1)
                return fail(ErrorCode::refused,
                            fmt::format("There is no copy {} of what question {} is about yet. "
                                        "Key in first what comes before it.",
                                        copy,
                                        code_));
            const std::string path =
                without_root(engine_.form(), node_path(engine_.form(), series));
            KITH_TRY_ASSIGN(auto added, interview_.add_repeat(path));
            steps_.insert(steps_.end(), added.begin(), added.end());
            if (added_.empty()) added_ = fmt::format("{}[{}]", path, engine_.count(series));
        }
        return {};
    }

    Result<std::string> value_of(const NodeRef& question, const std::string& answer) const {
        const Node& node = engine_.form().node(question.node);
        if (answer == takes_away) return std::string();
        if (!is_select(node.type) || node.select.list == no_list ||
            engine_.form().list(node.select.list).is_file())
            return answer;
        const auto numbers = split_words(answer);
        if (node.type == QuestionType::select_one && numbers.size() != 1)
            return fail(ErrorCode::bad_input, fmt::format("Question {} takes one number.", code_));
        std::string names;
        for (const std::string& number : numbers) {
            KITH_TRY_ASSIGN(const std::string name, choice_of(question, number));
            names += (names.empty() ? "" : " ") + name;
        }
        return names;
    }

    /// Paper numbers the whole list; of it only what the form offers now can be chosen.
    Result<std::string> choice_of(const NodeRef& question, const std::string& text) const {
        const auto& choices =
            engine_.form().list(engine_.form().node(question.node).select.list).choices;
        std::size_t number = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        if (read.ec != std::errc() || read.ptr != text.data() + text.size() || number < 1 ||
            number > choices.size())
            return fail(ErrorCode::bad_input,
                        fmt::format("Question {} has no choice '{}'; its choices are numbered 1 "
                                    "to {}.",
                                    code_,
                                    text,
                                    choices.size()));
        const std::string& name = choices[number - 1].name;
        const auto offered = engine_.choices(question);
        const bool is_offered = std::any_of(
            offered.begin(), offered.end(), [&](const auto& one) { return one.name == name; });
        if (is_offered) return name;
        return fail(ErrorCode::refused,
                    fmt::format("Choice {} of question {} is not offered, as the answers stand.",
                                number,
                                code_));
    }

    LiveInterview& interview_;
    Interview& engine_;
    std::string code_;
    std::vector<DraftStep> steps_;
    std::string added_; // the outermost copy that this line has added: it goes if the line fails
};

} // namespace

Result<KeyedIn> key_in(LiveInterview& interview, std::string_view line) {
    const std::string text = trim(line);
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string answer = trim(std::string_view(text).substr(space));
    if (answer.empty())
        return fail(ErrorCode::bad_input,
                    "Key in the code of a question, a space, and its answer: 4 2.");
    return Keying(interview, std::string_view(text).substr(0, space)).run(answer);
}

} // namespace kith::app
