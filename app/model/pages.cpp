#include "app/model/pages.h"

#include "app/flow/field_paths.h"
#include "survey_core/base/text.h"
#include "survey_core/form/markdown.h"

#include <algorithm>

namespace kith::app {
namespace {

std::string with_root(const Interview& interview, std::string_view path) {
    return "/" + std::string(interview.form().root_name()) + std::string(path);
}

/// Shows only its choices' names above the selects that follow it; asks nothing.
bool heads_a_table(const Node& question) {
    return is_select(question.type) && question.has_appearance("label");
}

class PageMaker {
public:
    explicit PageMaker(const Interview& interview) : interview_(interview) {}

    std::vector<InterviewPage> make() {
        visit_children(NodeRef{}, {}, false);
        close_page();
        return std::move(pages_);
    }

private:
    [[nodiscard]] const Node& node(const NodeRef& ref) const {
        return interview_.form().node(ref.node);
    }

    void visit_children(const NodeRef& parent, const std::string& topic, bool one_page) {
        for (const NodeRef& child : interview_.children(parent))
            visit(child, topic, one_page);
    }

    void visit(const NodeRef& ref, const std::string& topic, bool one_page) {
        const Node& here = node(ref);
        if (here.is_question() && (is_invisible(here.type) || heads_a_table(here))) return;
        const NodeState state = interview_.state(ref);
        if (!state.relevant) return;
        if (here.is_question()) return visit_question(ref, topic, one_page);
        if (here.is_repeat()) return visit_series(ref, state, topic, one_page);
        visit_group(ref, state, topic, one_page);
    }

    void visit_question(const NodeRef& ref, const std::string& topic, bool one_page) {
        if (!one_page && (open_.questions.empty() || open_.topic != topic)) close_page();
        open_.topic = topic;
        open_.questions.push_back(ref);
        if (!one_page && node(ref).type != QuestionType::note) close_page();
    }

    void visit_group(const NodeRef& ref,
                     const NodeState& state,
                     const std::string& topic,
                     bool one_page) {
        const std::string own = state.label.empty() ? topic : plain_words(state.label);
        const bool is_list =
            node(ref).has_appearance("field-list") || node(ref).has_appearance("table-list");
        if (one_page || !is_list) {
            visit_children(ref, own, one_page);
            return;
        }
        close_page();
        visit_children(ref, own, true);
        close_page();
    }

    void visit_series(const NodeRef& series,
                      const NodeState& state,
                      const std::string& topic,
                      bool one_page) {
        const std::string own = state.label.empty() ? topic : plain_words(state.label);
        for (const NodeRef& instance : interview_.children(series)) {
            if (!one_page) close_page();
            visit_children(instance, own, one_page);
        }
        if (one_page || !interview_.may_add(series)) return;
        close_page();
        pages_.push_back({{series}, own, true});
    }

    void close_page() {
        if (!open_.questions.empty()) pages_.push_back(std::move(open_));
        open_ = {};
    }

    const Interview& interview_;
    std::vector<InterviewPage> pages_;
    InterviewPage open_;
};

} // namespace

std::string path_of(const Interview& interview, const NodeRef& place) {
    return without_root(interview.form(), node_path(interview.form(), place));
}

std::optional<NodeRef> find_place(const Interview& interview, std::string_view path) {
    return interview.find(with_root(interview, path));
}

std::vector<InterviewPage> pages_of(const Interview& interview) {
    return PageMaker(interview).make();
}

std::size_t page_holding(const std::vector<InterviewPage>& pages,
                         const Interview& interview,
                         std::string_view path) {
    const auto wanted = parse_node_path(interview.form(), with_root(interview, path));
    if (!wanted) return 0;
    std::size_t nearest = 0;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        for (const NodeRef& question : pages[i].questions) {
            if (question == *wanted) return i;
            if (question.node <= wanted->node) nearest = i;
        }
    }
    return nearest;
}

std::vector<NodeRef> answerable(const Interview& interview, const InterviewPage& page) {
    std::vector<NodeRef> found;
    if (page.asks_for_more) return found;
    for (const NodeRef& question : page.questions)
        if (interview.form().node(question.node).type != QuestionType::note &&
            !interview.state(question).readonly)
            found.push_back(question);
    return found;
}

std::optional<NodeRef>
question_in_hand(const Interview& interview, const InterviewPage& page, std::string_view path) {
    const auto questions = answerable(interview, page);
    if (questions.empty()) return std::nullopt;
    auto wanted = parse_node_path(interview.form(), with_root(interview, path));
    if (wanted && std::find(questions.begin(), questions.end(), *wanted) != questions.end())
        return wanted;
    return questions.front();
}

std::string with_or_without(std::string_view names, const std::string& name) {
    std::vector<std::string> all = split_words(names);
    if (std::erase(all, name) == 0) all.push_back(name);
    std::string joined;
    for (const std::string& one : all)
        joined += (joined.empty() ? "" : " ") + one;
    return joined;
}

} // namespace kith::app
