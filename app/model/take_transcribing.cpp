// A form that was filled in on paper is keyed in, a line for each answer.
#include "app/model/pages.h"
#include "app/model/take.h"

namespace kith::app {
namespace {

constexpr std::size_t lines_in_sight = 6;

} // namespace

Commands take(Model& model, const intent::KeyIn& wish, Instant) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr) return {};
    KeyedLines& keyed = interview->keyed;
    auto done = key_in(*interview->live, wish.line);
    keyed.trouble = done ? std::string() : done.error().message;
    if (!done) return {};
    ++keyed.done;
    keyed.lines.insert(keyed.lines.begin(), std::move(done->line));
    if (keyed.lines.size() > lines_in_sight) keyed.lines.pop_back();
    keep(*interview, std::move(done->steps));
    keep(*interview, interview->live->go_to(keyed.lines.front().path));
    interview->is_at_end = false;
    return save(*interview);
}

} // namespace kith::app
