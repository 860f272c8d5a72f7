// An interview as a row of pages: what stands together on one screen, and how far the person has
// come.
#pragma once

#include "survey_core/interview/interview.h"

namespace kith {

struct Page {
    NodeRef group;                  // what the page belongs to; its label is the page's title
    std::vector<NodeRef> questions; // and inner groups' headings are their parents' labels
    bool asks_to_add = false;       // the page after the last instance of a repeat: add another?

    bool operator==(const Page&) const = default;
};

struct Progress {
    int asked = 0; // relevant questions that a person can answer
    int answered = 0;
    int required_left = 0;
    std::vector<Problem> problems;
};

/// Relevant, shown questions only. A group with appearance field-list is one page; with the setting
/// style = pages every outermost group is one; else each question has its own.
[[nodiscard]] std::vector<Page> make_pages(const Interview& interview);
[[nodiscard]] Progress progress_of(const Interview& interview);
/// The page of the first required question without an answer, else of the first without one, else
/// the last.
[[nodiscard]] std::size_t first_unanswered(const Interview& interview,
                                           const std::vector<Page>& pages);
/// The page on which a node stands, if it is shown now.
[[nodiscard]] std::optional<std::size_t> page_of(const std::vector<Page>& pages,
                                                 const NodeRef& ref);

} // namespace kith
