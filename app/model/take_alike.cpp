// While a name is typed, what looks like it is shown; one key says that it is the same.
#include "app/model/pages.h"
#include "app/model/take.h"

#include <algorithm>

namespace kith::app {

Commands look_for_alikes(InterviewState& interview, const intent::Typed& typed) {
    if (interview.alike.path != typed.path) interview.alike = {};
    const auto question = find_place(interview.live->engine(), typed.path);
    if (!question) return {};
    const std::string list = list_named_by(interview.live->form(), question->node);
    if (list.empty()) return {};
    return one(command::FindAlike{list, typed.path, typed.text, interview.number});
}

Commands take(Model& model, const intent::SameAs& wish, Instant) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr || interview->alike.path != wish.path ||
        interview->alike.list != "asset") // whether two people are one is for a coordinator
        return {};
    const auto& found = interview->alike.found;
    const auto same = std::find_if(
        found.begin(), found.end(), [&](const auto& one) { return one.record == wish.record; });
    if (same == found.end()) return {};
    auto steps = interview->live->answer_as_known(wish.path, same->name, same->record);
    interview->typed.erase(wish.path);
    interview->refused.erase(wish.path);
    interview->alike = {};
    if (steps) keep(*interview, std::move(*steps));
    return save(*interview);
}

Commands got(Model& model, news::AlikeFound&& news) {
    InterviewState* interview = find_interview(model, news.interview);
    if (interview == nullptr) return {};
    const auto typed = interview->typed.find(news.path);
    const bool is_wanted = typed != interview->typed.end() && typed->second.text == news.text;
    if (is_wanted)
        interview->alike = {std::move(news.path),
                            std::move(news.text),
                            std::move(news.list),
                            std::move(news.found)};
    return {};
}

} // namespace kith::app
