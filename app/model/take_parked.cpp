// Several interviews at one table: one in hand, the others put aside with everything they hold,
// until the store has answered for them and their people are back.
#include "app/model/take.h"
#include "app/model/walk.h"

#include <algorithm>

namespace kith::app {
namespace {

using Parked = std::vector<InterviewState>;

/// The interview at this place is taken up; the one in hand is put in its stead, as the last.
Commands swap_with(Model& model, Parked::iterator at) {
    InterviewState taken = std::move(*at);
    model.parked.erase(at);
    Commands commands = park(model);
    taken.was_left = false;
    model.interview = std::move(taken);
    model.screen = Screen::interview;
    model.sheet = SheetKind::none;
    return commands;
}

bool can_be_taken_up(const InterviewState& interview) {
    return interview.live != nullptr && !interview.is_finishing;
}

} // namespace

InterviewState* in_hand(Model& model) {
    return model.interview && model.interview->live ? &*model.interview : nullptr;
}

Commands park(Model& model) {
    Commands commands;
    if (!model.interview) return commands;
    InterviewState& interview = *model.interview;
    if (interview.live) {
        commit_typing(interview);
        commands = save(interview);
        interview.asked = walk_of(interview).asked;
        interview.answered = walk_of(interview).answered;
    }
    const bool can_go = interview.was_left && interview.is_saved() && !interview.is_finishing;
    if (!can_go) model.parked.push_back(std::move(interview));
    model.interview.reset();
    return commands;
}

InterviewState* find_interview(Model& model, std::uint64_t number) {
    if (model.interview && model.interview->number == number) return &*model.interview;
    const auto found = std::find_if(model.parked.begin(), model.parked.end(), [&](const auto& one) {
        return one.number == number;
    });
    return found == model.parked.end() ? nullptr : &*found;
}

std::optional<Commands> take_up(Model& model, DraftId draft) {
    if (model.interview && model.interview->draft == draft && can_be_taken_up(*model.interview)) {
        model.interview->was_left = false;
        model.screen = Screen::interview;
        return Commands{};
    }
    const auto found = std::find_if(model.parked.begin(), model.parked.end(), [&](const auto& one) {
        return one.draft == draft && can_be_taken_up(one);
    });
    if (found == model.parked.end()) return std::nullopt;
    return swap_with(model, found);
}

Commands take(Model& model, const intent::SwapTo& wish, Instant) {
    model.sheet = SheetKind::none;
    const auto found = std::find_if(model.parked.begin(), model.parked.end(), [&](const auto& one) {
        return one.number == wish.number && can_be_taken_up(one);
    });
    return found == model.parked.end() ? Commands{} : swap_with(model, found);
}

Commands take(Model& model, const intent::SwapToLast&, Instant now) {
    const auto last = std::find_if(model.parked.rbegin(), model.parked.rend(), [](const auto& one) {
        return can_be_taken_up(one) && !one.was_left;
    });
    if (last == model.parked.rend()) return {};
    return take(model, intent::SwapTo{last->number}, now);
}

Commands take(Model& model, const intent::ParkAndStart&, Instant) {
    Commands commands = park(model);
    return joined(std::move(commands), show(model, Screen::start));
}

} // namespace kith::app
