// The privacy curtain: what a form marks `kith::access` self is answered by the person alone, with
// the laptop turned round. Whoever asks sees that there is an answer and never which.
#pragma once

#include "app/model/model.h"
#include "app/model/pages.h"

namespace kith::app {

/// The person answers it alone.
[[nodiscard]] bool is_their_own(const Interview& engine, const InterviewPage& page);
/// The page in hand is the person's own, and the laptop has not been turned round yet.
[[nodiscard]] bool waits_at_curtain(const InterviewState& interview);
/// Its answer is there and not shown: the curtain is closed, or it was given before it opened.
[[nodiscard]] bool is_behind_curtain(const InterviewState& interview, const NodeRef& question);
/// The first page after those of the person's own that the one in hand belongs to; pages.size():
/// there is none.
[[nodiscard]] std::size_t page_after_curtain(const InterviewState& interview);

/// This question is being answered anew, so the answer is shown. True: one was hidden until now,
/// and does not count for what is chosen next.
bool begin_anew(InterviewState& interview, const std::string& path);
/// To the page after those of the person's own, or where the jump to them came from.
void pass_their_pages(InterviewState& interview);
/// Closes as soon as anything else is on the screen.
void mind_curtain(Model& model);

} // namespace kith::app
