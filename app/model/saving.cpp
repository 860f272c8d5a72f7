// From what was done in the interview to steps in the store, one commit at a time and in order.
#include "app/model/take.h"

#include <iterator>

namespace kith::app {

void keep(InterviewState& interview, std::vector<DraftStep> steps) {
    interview.unsaved.insert(interview.unsaved.end(),
                             std::make_move_iterator(steps.begin()),
                             std::make_move_iterator(steps.end()));
}

Commands save(InterviewState& interview) {
    if (interview.unsaved.empty() || !interview.in_flight.empty() || !interview.live) return {};
    if (!interview.draft && !std::exchange(interview.has_opening, true))
        interview.unsaved.insert(interview.unsaved.begin(), interview.live->opening());
    interview.in_flight = std::exchange(interview.unsaved, {});
    Commands commands;
    commands.emplace_back(command::SaveSteps{interview.draft,
                                             interview.live->version(),
                                             interview.live->title(),
                                             interview.in_flight,
                                             interview.number});
    return commands;
}

void commit_typing(InterviewState& interview, std::string_view only_path) {
    std::vector<std::pair<std::string, TypedText>> done;
    for (const auto& [path, typed] : interview.typed)
        if (only_path.empty() || path == only_path) done.emplace_back(path, typed);
    for (auto& [path, typed] : done) {
        interview.typed.erase(path);
        const auto question = question_of_note(path);
        auto steps = question ? interview.live->write_note(*question, typed.text)
                              : interview.live->answer(path, typed.text);
        if (steps) {
            interview.refused.erase(path);
            keep(interview, std::move(*steps));
        } else {
            interview.refused[path] =
                std::move(typed); // stays on the screen, with the reason beside it
        }
    }
}

} // namespace kith::app
