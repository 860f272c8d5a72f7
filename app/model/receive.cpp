// What the threads brought back. Saving first: a step leaves the model only when the store has it.
#include "app/model/take.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kith::app {
namespace {

Banner told(Error error, bool can_retry = false) {
    return {{{}, std::move(error.message)}, can_retry};
}

Commands got(Model& model, news::StoreOpened&& news) {
    model.session = std::move(news.session);
    model.unlock.is_working = false;
    model.unlock.error = {};
    return joined(show(model, Screen::home), retain(model));
}

Commands got(Model& model, news::ProjectStarted&& news) {
    model.session = std::move(news.session);
    model.unlock.is_working = false;
    model.unlock.store_exists = true;
    model.unlock.recovery_code = std::move(news.recovery_code);
    model.screen = Screen::recovery;
    return {};
}

Commands got(Model& model, news::OpenFailed&& news) {
    model.unlock.is_working = false;
    if (news.error.code == ErrorCode::wrong_passphrase)
        model.unlock.error = {"unlock.wrong", {}};
    else
        model.unlock.error = {{}, std::move(news.error.message)};
    return {};
}

Commands got(Model& model, news::WordsRight&&) {
    model.unlock.is_working = false;
    model.unlock.error = {};
    model.is_hidden = false;
    return {};
}

Commands got(Model& model, news::StoreClosed&&) {
    Model locked = make_model(model.unlock.store_path, true);
    locked.look = model.look;
    model = std::move(locked);
    return {};
}

Commands got(Model& model, news::HomeLoaded&& news) {
    model.counts = news.counts;
    return {};
}

Commands got(Model& model, news::FormsLoaded&& news) {
    model.forms = std::move(news.forms);
    return {};
}

Commands got(Model& model, news::DraftsLoaded&& news) {
    model.drafts = std::move(news.drafts);
    return {};
}

Commands got(Model&, news::DraftMoved&&) {
    return one(command::LoadDrafts{});
}

Commands got(Model& model, news::MovePlanned&& news) {
    model.move = std::move(news.move);
    model.sheet = SheetKind::draft_move;
    return {};
}

Commands got(Model& model, news::InterviewOpened&& news) {
    Commands commands = park(model);
    model.interview.emplace();
    model.interview->number = model.interviews_opened++;
    model.interview->live = std::move(news.live);
    model.interview->draft = news.draft;
    model.screen = Screen::interview;
    model.sheet = SheetKind::none;
    keep(*model.interview, std::move(news.first));
    return joined(std::move(commands), save(*model.interview));
}

/// An interview that was put aside: it stays, unless it was left for later.
Commands parked_saved(Model& model, InterviewState& interview) {
    Commands next = save(interview);
    if (next.empty() && interview.was_left && interview.is_saved())
        std::erase_if(model.parked, [number = interview.number](const auto& one) {
            return one.number == number;
        });
    return next;
}

Commands got(Model& model, news::StepsSaved&& news) {
    InterviewState* found = find_interview(model, news.interview);
    if (found == nullptr) return {};
    InterviewState& interview = *found;
    interview.draft = news.draft;
    interview.in_flight.clear();
    if (!model.interview || found != &*model.interview) return parked_saved(model, interview);
    Commands next = save(interview);
    if (interview.is_saved() && std::exchange(interview.finish_when_saved, false))
        return take(model, intent::Finish{}, Instant{});
    if (!next.empty() || !interview.was_left || !interview.is_saved()) return next;
    model.interview.reset();
    return model.screen == Screen::home ? one(command::LoadHome{}) : Commands{};
}

Commands got(Model& model, news::SaveFailed&& news) {
    InterviewState* interview = find_interview(model, news.interview);
    if (interview == nullptr) return {};
    if (news.draft) interview->draft = news.draft;
    interview->unsaved.insert(interview->unsaved.begin(),
                              std::make_move_iterator(interview->in_flight.begin()),
                              std::make_move_iterator(interview->in_flight.end()));
    interview->in_flight.clear();
    interview->finish_when_saved = false;
    model.banner = told(std::move(news.error), true);
    return {};
}

/// The interview that chose a file; null where it is gone.
InterviewState* arrived(Model& model, std::uint64_t number) {
    InterviewState* interview = find_interview(model, number);
    if (interview == nullptr || !interview->live) return nullptr;
    if (interview->arriving > 0) --interview->arriving;
    return interview;
}

Commands got(Model& model, news::PictureKept&& news) {
    InterviewState* interview = arrived(model, news.interview);
    if (interview == nullptr) return {};
    if (auto steps = interview->live->answer_with_photo(news.path, news.blob))
        keep(*interview, std::move(*steps));
    return save(*interview);
}

Commands got(Model& model, news::FileKept&& news) {
    InterviewState* interview = arrived(model, news.interview);
    if (interview == nullptr) return {};
    if (auto steps = interview->live->answer_with_file(news.path, news.file))
        keep(*interview, std::move(*steps));
    return save(*interview);
}

/// The question is as it was before: whoever wanted to finish sees that first.
Commands got(Model& model, news::FileNotKept&& news) {
    model.banner = told(std::move(news.error));
    InterviewState* interview = arrived(model, news.interview);
    if (interview == nullptr) return {};
    interview->finish_when_saved = false;
    return save(*interview);
}

Commands got(Model& model, news::InterviewFinished&& news) {
    model.toast = news.kept_nothing ? "toast.kept_nothing" : "toast.finished";
    model.paper.last_talk = news.submission;
    if (model.interview && model.interview->number == news.interview) {
        const bool was_shown = model.screen == Screen::interview;
        model.interview.reset();
        if (was_shown) return show(model, model.after_interview);
        if (model.screen == Screen::home) return show(model, Screen::home);
    }
    std::erase_if(model.parked,
                  [&](const InterviewState& one) { return one.number == news.interview; });
    return one(command::LoadHome{});
}

Commands got(Model& model, news::FinishFailed&& news) {
    InterviewState* interview = find_interview(model, news.interview);
    if (interview == nullptr) return {};
    interview->live = std::move(news.live);
    interview->is_finishing = false;
    interview->shows_problems = true;
    model.banner = told(std::move(news.error));
    return {};
}

Commands got(Model& model, news::RecordsListed&& news) {
    if (news.search != model.records.search || news.choice != model.records.chosen)
        return {}; // an older question's answer
    remember_lists(model, news.rows);
    model.records.rows = std::move(news.rows);
    model.records.total = news.total;
    model.same_places.alike = std::move(news.alike);
    return {};
}

Commands got(Model& model, news::RecordLoaded&& news) {
    model.records.page = std::move(news.page);
    return {};
}

Commands got(Model& model, news::PlacesFound&& news) {
    model.handover.places = std::move(news.places);
    return {};
}

Commands got(Model& model, news::HandoverWritten&& news) {
    model.handover.is_writing = false;
    model.handover.done = std::move(news.handed_over);
    return joined(one(command::LoadHome{}), seal(model, Sealing::hand_over));
}

Commands got(Model& model, news::FolderRead&& news) {
    MergeState& merge = model.merge;
    merge.is_reading = merge.is_stopping = false;
    if (news.folder != merge.folder) return {};
    for (app::MergeFile& file : news.files) {
        const auto known =
            std::find_if(merge.files.begin(), merge.files.end(), [&file](const auto& one) {
                return one.file == file.file && one.state == FileState::merged;
            });
        if (known != merge.files.end()) file = *known; // what it brought when it was put in
    }
    merge.files = std::move(news.files);
    return {};
}

/// What this file goes on from may be here now.
void try_again(MergeState& merge, const MergeFile& done) {
    if (done.state != FileState::merged) return;
    for (MergeFile& file : merge.files)
        if (file.waits_for_earlier && file.state == FileState::waits && file.laptop == done.laptop)
            file.state = FileState::ready;
}

Commands got(Model& model, news::FileMerged&& news) {
    MergeState& merge = model.merge;
    try_again(merge, news.file);
    if (merge.running && *merge.running < merge.files.size())
        merge.files[*merge.running] = std::move(news.file);
    merge.running.reset();
    Commands after = joined(one(command::LoadHome{}), retain(model));
    if (std::exchange(merge.is_stopping, false) || !merge.goes_on) return after;
    return joined(std::move(after), take(model, intent::MergeFiles{}, Instant{}));
}

Commands got(Model& model, news::LaptopApproved&& news) {
    model.toast = "toast.approved";
    // What waited is in the store now: its counts stand with the first of the laptop's files.
    for (MergeFile& file : model.merge.files) {
        if (file.laptop != news.laptop || file.state != FileState::waits) continue;
        file.state = !news.trouble.empty() ? FileState::refused
                     : news.some_wait      ? FileState::ready
                                           : FileState::merged;
        file.needs_approval = false;
        file.reason = news.trouble;
        file.counts = std::exchange(news.counts, {});
    }
    if (model.screen == Screen::laptops) return show(model, Screen::laptops);
    return one(command::LoadHome{});
}

Commands got(Model& model, news::RepliesWritten&& news) {
    model.merge.replies = news.files;
    return {};
}

Commands got(Model& model, news::ConflictsLoaded&& news) {
    model.conflicts = {};
    model.conflicts.total = news.cases.size();
    model.conflicts.cases = std::move(news.cases);
    return {};
}

Commands got(Model& model, news::Resolved&&) {
    ConflictsState& conflicts = model.conflicts;
    conflicts.is_working = false;
    if (conflicts.at < conflicts.cases.size()) {
        const auto decided = conflicts.cases.begin() + static_cast<std::ptrdiff_t>(conflicts.at);
        conflicts.decided.push_back(std::move(*decided));
        conflicts.cases.erase(decided);
    }
    if (conflicts.at >= conflicts.cases.size()) conflicts.at = 0;
    return one(command::LoadHome{});
}

/// Whatever was under way has stopped.
Commands got(Model& model, news::Failed&& news) {
    model.handover.is_writing = false;
    model.merge.is_reading = model.merge.is_stopping = false;
    model.merge.running.reset();
    model.conflicts.is_working = false;
    stop_waiting(model);
    model.banner = told(std::move(news.error));
    return {};
}

} // namespace

Commands receive(Model& model, News news) {
    return std::visit([&](auto& one) { return got(model, std::move(one)); }, news);
}

} // namespace kith::app
