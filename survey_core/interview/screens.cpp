#include "survey_core/interview/screens.h"

#include <algorithm>

namespace kith {

namespace {

bool can_be_answered(const Node& node) {
    return node.is_question() && node.is_shown && node.type != QuestionType::note;
}

class PageMaker {
public:
    explicit PageMaker(const Interview& interview)
        : interview_(interview),
          by_group_(interview.form().settings().style.find("pages") != std::string::npos) {}

    std::vector<Page> run() {
        for (const NodeRef& child : interview_.children({}))
            visit(child, NodeRef{}, 1);
        return std::move(pages_);
    }

private:
    void visit(const NodeRef& ref, const NodeRef& group, int depth) {
        const Node& node = interview_.form().node(ref.node);
        if (!interview_.state(ref).relevant) return;
        if (node.is_question()) {
            if (node.is_shown) pages_.push_back({group, {ref}, false});
            return;
        }
        const bool is_series =
            node.is_repeat() && static_cast<int>(ref.instances.size()) < node.levels;
        const bool one_page = node.has_appearance("field-list") ||
                              node.has_appearance("table-list") ||
                              (by_group_ && depth == 1 && node.is_group());
        if (one_page && !is_series) {
            Page page{ref, {}, false};
            gather(ref, page);
            if (!page.questions.empty()) pages_.push_back(std::move(page));
            return;
        }
        for (const NodeRef& child : interview_.children(ref))
            visit(child, is_series ? group : ref, depth + 1);
        if (is_series && interview_.may_add(ref)) pages_.push_back({ref, {}, true});
    }

    void gather(const NodeRef& ref, Page& page) {
        for (const NodeRef& child : interview_.children(ref)) {
            if (!interview_.state(child).relevant) continue;
            const Node& node = interview_.form().node(child.node);
            if (!node.is_question())
                gather(child, page);
            else if (node.is_shown)
                page.questions.push_back(child);
        }
    }

    const Interview& interview_;
    bool by_group_;
    std::vector<Page> pages_;
};

} // namespace

std::vector<Page> make_pages(const Interview& interview) {
    return PageMaker(interview).run();
}

Progress progress_of(const Interview& interview) {
    Progress progress;
    for (const Page& page : make_pages(interview))
        for (const NodeRef& question : page.questions) {
            if (!can_be_answered(interview.form().node(question.node))) continue;
            const NodeState state = interview.state(question);
            ++progress.asked;
            if (!state.value.empty()) ++progress.answered;
            if (state.required && state.value.empty()) ++progress.required_left;
        }
    progress.problems = interview.validate();
    return progress;
}

std::size_t first_unanswered(const Interview& interview, const std::vector<Page>& pages) {
    std::optional<std::size_t> blank;
    for (std::size_t i = 0; i < pages.size(); ++i)
        for (const NodeRef& question : pages[i].questions) {
            if (!can_be_answered(interview.form().node(question.node))) continue;
            const NodeState state = interview.state(question);
            if (!state.value.empty() || state.readonly) continue;
            if (state.required) return i;
            if (!blank) blank = i;
        }
    return blank.value_or(pages.empty() ? 0 : pages.size() - 1);
}

std::optional<std::size_t> page_of(const std::vector<Page>& pages, const NodeRef& ref) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto& questions = pages[i].questions;
        if (std::find(questions.begin(), questions.end(), ref) != questions.end()) return i;
        if (pages[i].group == ref) return i;
    }
    return std::nullopt;
}

} // namespace kith
