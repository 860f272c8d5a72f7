// How an interview is cut into pages: a field-list group is one page; otherwise every question has
// its own, with the notes that lead to it. After the instances of a repeat that people may add to
// comes a page that asks for more.
#pragma once

#include "app/flow/question_words.h"
#include "survey_core/interview/interview.h"

namespace kith::app {

/// Paths leave out the root's name, as those of drafts do: `/group/name`, `/rep[2]/name`.
[[nodiscard]] std::string path_of(const Interview& interview, const NodeRef& place);
[[nodiscard]] std::optional<NodeRef> find_place(const Interview& interview, std::string_view path);

struct InterviewPage {
    std::vector<NodeRef> questions; // in order, notes included
    std::string topic;              // the label of the nearest group that has one
    bool asks_for_more = false;     // `questions` holds the repeat's series alone
};

[[nodiscard]] std::vector<InterviewPage> pages_of(const Interview& interview);
/// The page that holds this question, or the nearest one before it; the first where there is none.
[[nodiscard]] std::size_t page_holding(const std::vector<InterviewPage>& pages,
                                       const Interview& interview,
                                       std::string_view path);
/// The questions of a page that can be answered: not notes, not read-only.
[[nodiscard]] std::vector<NodeRef> answerable(const Interview& interview,
                                              const InterviewPage& page);
/// The one that keys answer: that of this path, else the page's first; none on a page of notes.
[[nodiscard]] std::optional<NodeRef>
question_in_hand(const Interview& interview, const InterviewPage& page, std::string_view path);
/// The chosen names of a select_multiple without this one, or with it at the end.
[[nodiscard]] std::string with_or_without(std::string_view names, const std::string& name);

} // namespace kith::app
