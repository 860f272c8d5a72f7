// Drafts: begun, gone on with, kept answer by answer, finished.
#include "app/flow/audit_log.h"
#include "app/flow/finish_interview.h"
#include "app/flow/keep_file.h"
#include "app/flow/project.h"
#include "app/media/photo.h"
#include "app/shell/errands.h"
#include "app/text/stroke_picture.h"
#include "survey_core/store/blobs.h"

#include <thread>

namespace kith::app {
namespace {

Result<news::InterviewOpened> begin(Desk& desk, const command::BeginInterview& command) {
    KITH_TRY_ASSIGN(InterviewPlace place,
                    interview_place(*desk.store, desk.shelf, command.form, command.language));
    KITH_TRY_ASSIGN(
        LiveInterview live,
        LiveInterview::start(std::move(place), desk.environment.clock, desk.environment.random));
    return news::InterviewOpened{std::make_shared<LiveInterview>(std::move(live)), std::nullopt};
}

Result<news::InterviewOpened> resume(Desk& desk, DraftId id) {
    KITH_TRY_ASSIGN(const Draft draft, load_draft(*desk.store, id));
    KITH_TRY_ASSIGN(InterviewPlace place,
                    interview_place(*desk.store, desk.shelf, draft.summary.form, {}));
    KITH_TRY_ASSIGN(LiveInterview live,
                    LiveInterview::resume(std::move(place), draft, desk.environment.clock));
    std::vector<DraftStep> first;
    if (audit_wish(live.form())) first.push_back(resuming_note());
    return news::InterviewOpened{
        std::make_shared<LiveInterview>(std::move(live)), id, std::move(first)};
}

Result<Bytes> picture_in(Desk& desk, const Path& file, int longest_side) {
    PhotoLimits limits;
    if (longest_side > 0) limits.longest_side = std::min(limits.longest_side, longest_side);
    KITH_TRY_ASSIGN(const Bytes bytes, read_file(desk.environment.files, file, limits.file_bytes));
    return clean_photo(bytes, limits);
}

/// By the way of a file's picture, so that every picture is kept alike.
Result<Bytes> picture_of_drawing(const Drawing& drawing) {
    KITH_TRY_ASSIGN(const Bytes png, picture_of(drawing, pad_height));
    return clean_photo(png);
}

Result<Hash32> keep_picture(Desk& desk, const command::KeepPicture& wish) {
    KITH_TRY_ASSIGN(const Bytes picture,
                    wish.file.empty() ? picture_of_drawing(wish.drawing)
                                      : picture_in(desk, wish.file, wish.longest_side));
    return save_blob(*desk.store, picture);
}

News opened(Result<news::InterviewOpened> interview) {
    if (!interview) return news::Failed{interview.error()};
    return std::move(*interview);
}

Status save(Desk& desk, const command::SaveSteps& command, std::optional<DraftId>& draft) {
    Store& store = *desk.store;
    if (store.project().is_test && desk.surroundings.commit_delay.count() > 0)
        std::this_thread::sleep_for(desk.surroundings.commit_delay);
    if (!draft) {
        KITH_TRY_ASSIGN(draft, start_draft(store, command.form, command.title));
    }
    KITH_TRY(append_answers(store, *draft, command.steps));
    return set_draft_title(store, *draft, command.title);
}

} // namespace

News run(Desk& desk, const command::LoadDrafts&) {
    auto drafts = list_drafts(*desk.reader);
    if (!drafts) return news::Failed{drafts.error()};
    return news::DraftsLoaded{std::move(*drafts)};
}

News run(Desk& desk, const command::BeginInterview& command) {
    return opened(begin(desk, command));
}

News run(Desk& desk, const command::ResumeInterview& command) {
    return opened(resume(desk, command.draft));
}

News run(Desk& desk, const command::DiscardDraft& command) {
    const Status done = discard_draft(*desk.store, command.draft);
    if (!done) return news::Failed{done.error()};
    return news::DraftMoved{};
}

News run(Desk& desk, const command::RestoreDraft& command) {
    const Status done = restore_draft(*desk.store, command.draft);
    if (!done) return news::Failed{done.error()};
    return news::DraftMoved{};
}

News run(Desk& desk, const command::PlanMove& command) {
    auto move =
        plan_move(*desk.store, desk.shelf, command.draft, command.to, desk.environment.clock);
    if (!move) return news::Failed{move.error()};
    return news::MovePlanned{std::move(*move)};
}

News run(Desk& desk, const command::MoveDraft& command) {
    const Status done = move_to_version(*desk.store, desk.shelf, command.draft, command.to);
    if (!done) return news::Failed{done.error()};
    return news::DraftMoved{};
}

News run(Desk& desk, const command::SaveSteps& command) {
    std::optional<DraftId> draft = command.draft;
    Status saved = save(desk, command, draft);
    if (!saved && saved.error().code == ErrorCode::disk_full && desk.store->drop_ballast())
        saved = save(desk, command, draft);
    if (!saved) return news::SaveFailed{draft, saved.error(), command.interview};
    return news::StepsSaved{*draft, command.interview};
}

News run(Desk& desk, const command::FinishInterview& command) {
    const auto author = worker_of(*desk.store);
    if (!author) return news::FinishFailed{command.live, author.error(), command.interview};
    const auto finished = finish_interview(*desk.store, *command.live, command.draft, *author);
    if (!finished) return news::FinishFailed{command.live, finished.error(), command.interview};
    return news::InterviewFinished{
        !finished->submission.has_value(), command.interview, finished->submission};
}

News run(Desk& desk, const command::KeepPicture& command) {
    const auto blob = keep_picture(desk, command);
    if (!blob) return news::FileNotKept{blob.error(), command.interview};
    return news::PictureKept{command.path, *blob, command.interview};
}

News run(Desk& desk, const command::KeepFile& command) {
    const auto kept = keep_file(*desk.store, command.type, command.file);
    if (!kept) return news::FileNotKept{kept.error(), command.interview};
    return news::FileKept{command.path, *kept, command.interview};
}

} // namespace kith::app
