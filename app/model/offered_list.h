// The choices that one question offers now, kept as long as no answer changes: a list may have a
// hundred thousand of them, and a frame has half a millisecond.
#pragma once

#include "app/flow/question_words.h"
#include "app/model/interview_state.h"

#include <cstdint>

namespace kith::app {

class OfferedList {
public:
    std::vector<NamedChoice> choices;

    /// Each label as search reads it; made when first asked for.
    [[nodiscard]] const std::vector<std::string>& folded() const;

private:
    mutable std::vector<std::string> folded_;
};

/// \pre interview.live, and the question is a select or a rank
[[nodiscard]] std::shared_ptr<const OfferedList> offered_list_of(const InterviewState& interview,
                                                                 const NodeRef& question);

/// Places in the list whose labels hold every typed word, those that begin with what was typed
/// first; nothing typed: all of them.
[[nodiscard]] std::vector<std::uint32_t> find_choices(const OfferedList& list,
                                                      std::string_view typed);

} // namespace kith::app
