#include "app/model/curtain.h"

#include "app/model/take.h"
#include "app/model/walk.h"

#include <algorithm>

namespace kith::app {
namespace {

bool is_their_own(const Interview& engine, const NodeRef& question) {
    return engine.form().node(question.node).access.who == Access::Who::self;
}

bool is_in_sight(const Model& model) {
    const bool covers = model.sheet != SheetKind::none && model.sheet != SheetKind::missing &&
                        model.sheet != SheetKind::form_language;
    return model.screen == Screen::interview && !model.is_hidden && !covers;
}

/// The page on the screen is one of the person's own.
bool stands_on_their_own(const InterviewState& interview) {
    if (!interview.live || interview.is_at_end) return false;
    const auto& pages = walk_of(interview).pages;
    if (pages.empty()) return false;
    const Interview& engine = interview.live->engine();
    return is_their_own(engine, pages[page_holding(pages, engine, interview.live->shown())]);
}

} // namespace

bool is_their_own(const Interview& engine, const InterviewPage& page) {
    return std::any_of(page.questions.begin(), page.questions.end(), [&](const NodeRef& question) {
        return is_their_own(engine, question);
    });
}

bool waits_at_curtain(const InterviewState& interview) {
    return !interview.curtain.is_open && stands_on_their_own(interview);
}

bool is_behind_curtain(const InterviewState& interview, const NodeRef& question) {
    const Interview& engine = interview.live->engine();
    if (!is_their_own(engine, question) || engine.state(question).value.empty()) return false;
    return !interview.curtain.is_open ||
           interview.curtain.answered_before.contains(path_of(engine, question));
}

std::size_t page_after_curtain(const InterviewState& interview) {
    const auto& pages = walk_of(interview).pages;
    const Interview& engine = interview.live->engine();
    std::size_t page = page_holding(pages, engine, interview.live->shown());
    while (page < pages.size() && is_their_own(engine, pages[page]))
        ++page;
    return page;
}

bool begin_anew(InterviewState& interview, const std::string& path) {
    return interview.curtain.answered_before.erase(path) > 0;
}

void mind_curtain(Model& model) {
    for (InterviewState& parked : model.parked)
        parked.curtain = {};
    if (!model.interview || !model.interview->curtain.is_open) return;
    if (is_in_sight(model) && stands_on_their_own(*model.interview)) return;
    model.interview->curtain = {};
    if (model.screen == Screen::interview && !model.is_hidden) model.toast = "toast.curtain_closed";
}

Commands take(Model& model, const intent::OpenCurtain&, Instant) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr || !waits_at_curtain(*interview)) return {};
    interview->curtain.is_open = true;
    const Interview& engine = interview->live->engine();
    for (const InterviewPage& page : walk_of(*interview).pages)
        for (const NodeRef& question : page.questions)
            if (is_their_own(engine, question) && !engine.state(question).value.empty())
                interview->curtain.answered_before.insert(path_of(engine, question));
    return {};
}

/// What they have typed is kept; the worker goes on after the last of their pages.
Commands take(Model& model, const intent::CloseCurtain&, Instant) {
    InterviewState* interview = in_hand(model);
    if (interview == nullptr || !stands_on_their_own(*interview)) return {};
    commit_typing(*interview);
    pass_their_pages(*interview);
    return save(*interview);
}

} // namespace kith::app
