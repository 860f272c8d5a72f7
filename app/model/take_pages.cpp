// Going through the pages. The question in hand is remembered in the draft, so that an interview
// goes on where it was left, whatever ended it.
#include "app/flow/audit_log.h"
#include "app/model/curtain.h"
#include "app/model/pages.h"
#include "app/model/take.h"
#include "app/model/walk.h"

#include <algorithm>

namespace kith::app {
namespace {

/// Where an interview stands.
struct Standing {
    std::vector<InterviewPage> pages;
    std::size_t page = 0;
};

Standing standing_of(const InterviewState& interview) {
    Standing standing;
    standing.pages = walk_of(interview).pages;
    standing.page = page_holding(standing.pages, interview.live->engine(), interview.live->shown());
    return standing;
}

bool is_held_up(const InterviewState& interview, const InterviewPage& page) {
    if (page.asks_for_more) return false;
    const auto& engine = interview.live->engine();
    return std::any_of(page.questions.begin(), page.questions.end(), [&](const NodeRef& question) {
        const std::string path = path_of(engine, question);
        const Violation violation = engine.state(question).violation;
        const bool is_excused = interview.live->remarks().missing(path) != Missing::none;
        return (violation == Violation::required && !is_excused) ||
               (violation != Violation::none && violation != Violation::required) ||
               interview.refused.contains(path);
    });
}

void stand_on(InterviewState& interview, const NodeRef& question) {
    keep(interview, interview.live->go_to(path_of(interview.live->engine(), question)));
}

void stand_on_page(InterviewState& interview, const InterviewPage& page, bool at_last) {
    interview.shows_problems = false;
    const auto questions = answerable(interview.live->engine(), page);
    if (questions.empty()) return stand_on(interview, page.questions.back());
    stand_on(interview, at_last ? questions.back() : questions.front());
}

/// One of the person's own that is behind the curtain is not gone to from the worker's side.
std::size_t page_before(const InterviewState& interview, const Standing& standing) {
    const Interview& engine = interview.live->engine();
    std::size_t page = standing.page - 1;
    while (page > 0 && waits_at_curtain(interview) && is_their_own(engine, standing.pages[page]))
        --page;
    return page;
}

void go_forward(InterviewState& interview, bool skips) {
    if (interview.is_at_end) return;
    if (waits_at_curtain(interview)) return pass_their_pages(interview);
    if (std::exchange(interview.comes_back, false)) {
        interview.is_at_end = true;
        interview.shows_problems = false;
        return;
    }
    const Standing standing = standing_of(interview);
    if (standing.pages.empty()) {
        interview.is_at_end = true;
        return;
    }
    if (!skips && is_held_up(interview, standing.pages[standing.page])) {
        interview.shows_problems = true;
        return;
    }
    if (standing.page + 1 < standing.pages.size())
        return stand_on_page(interview, standing.pages[standing.page + 1], false);
    interview.is_at_end = true;
    interview.shows_problems = false;
}

/// The neighbour of the question in hand on its page, if there is one.
std::optional<NodeRef> neighbour(const InterviewState& interview, int step) {
    const Standing standing = standing_of(interview);
    if (interview.is_at_end || standing.pages.empty()) return std::nullopt;
    const auto& engine = interview.live->engine();
    const auto questions = answerable(engine, standing.pages[standing.page]);
    const auto here =
        question_in_hand(engine, standing.pages[standing.page], interview.live->shown());
    if (!here) return std::nullopt;
    const auto at = std::find(questions.begin(), questions.end(), *here);
    const auto next = at - questions.begin() + step;
    if (next < 0 || next >= static_cast<std::ptrdiff_t>(questions.size())) return std::nullopt;
    return questions[static_cast<std::size_t>(next)];
}

} // namespace

void pass_their_pages(InterviewState& interview) {
    const auto& pages = walk_of(interview).pages;
    const std::size_t page = page_after_curtain(interview);
    interview.is_at_end = std::exchange(interview.comes_back, false) || page == pages.size();
    interview.shows_problems = false;
    if (!interview.is_at_end) stand_on_page(interview, pages[page], false);
}

Commands take(Model& model, const intent::NextQuestion&, Instant now) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr) return {};
    if (std::exchange(interview->just_advanced, false) &&
        now - interview->advanced_at < habit_enter)
        return {};
    if (!interview->is_at_end && waits_at_curtain(*interview))
        return take(model, intent::OpenCurtain{}, now);
    commit_typing(*interview);
    const auto next = neighbour(*interview, 1);
    if (!next) return take(model, intent::NextPage{}, now);
    stand_on(*interview, *next);
    return save(*interview);
}

Commands take(Model& model, const intent::PreviousQuestion&, Instant now) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr) return {};
    commit_typing(*interview);
    const auto next = neighbour(*interview, -1);
    if (!next) return take(model, intent::PreviousPage{}, now);
    stand_on(*interview, *next);
    return save(*interview);
}

Commands take(Model& model, const intent::NextPage& wish, Instant) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr) return {};
    commit_typing(*interview);
    go_forward(*interview, wish.skips);
    return save(*interview);
}

Commands take(Model& model, const intent::PreviousPage&, Instant) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr) return {};
    commit_typing(*interview);
    interview->comes_back = false;
    if (interview->is_at_end) {
        interview->is_at_end = false;
        return save(*interview);
    }
    const Standing standing = standing_of(*interview);
    if (standing.page > 0)
        stand_on_page(*interview, standing.pages[page_before(*interview, standing)], false);
    return save(*interview);
}

Commands take(Model& model, const intent::JumpTo& wish, Instant) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr) return {};
    commit_typing(*interview);
    model.sheet = SheetKind::none;
    interview->is_at_end = false;
    interview->comes_back = wish.comes_back;
    if (const auto question = find_place(interview->live->engine(), wish.path))
        stand_on(*interview, *question);
    return save(*interview);
}

Commands look_for_real_things(Model& model) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr || !interview->is_at_end ||
        interview->real_things_for == interview->live->revision())
        return {};
    interview->real_things_for = interview->live->revision();
    SaidForNow said = said_for_now(*interview->live);
    if (said.empty()) {
        interview->real_things = {};
        return {};
    }
    return one(command::FindRealThings{std::move(said), interview->number});
}

Commands note_screen(Model& model) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr || interview->was_left) return {};
    LoggedScreen shown = interview->is_at_end ? LoggedScreen::end : LoggedScreen::questions;
    if (model.sheet == SheetKind::overview) shown = LoggedScreen::jump;
    if (std::exchange(interview->logged, shown) == shown || !audit_wish(interview->live->form()))
        return {};
    keep(*interview, {screen_note(shown)});
    return save(*interview);
}

Commands got(Model& model, news::RealThingsFound&& news) {
    if (InterviewState* interview = find_interview(model, news.interview))
        interview->real_things = std::move(news.things);
    return {};
}

Commands take(Model& model, const intent::FinishLater&, Instant) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr) return show(model, model.after_interview);
    commit_typing(*interview);
    if (audit_wish(interview->live->form())) keep(*interview, {leaving_note()});
    Commands commands = save(*interview);
    interview->was_left = true;
    if (interview->is_saved()) model.interview.reset();
    return joined(std::move(commands), show(model, model.after_interview));
}

Commands take(Model& model, const intent::Finish&, Instant) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr || interview->is_finishing) return {};
    commit_typing(*interview);
    Commands commands = save(*interview);
    if (!interview->is_saved()) {
        // The record is made from what is kept: first everything is kept, then it is finished.
        interview->finish_when_saved = true;
        return commands;
    }
    interview->is_finishing = true;
    commands.emplace_back(command::FinishInterview{
        std::exchange(interview->live, nullptr), interview->draft, interview->number});
    return commands;
}

} // namespace kith::app
