// Finished records are corrected, deleted and taken back, each with a reason that is kept.
#include "app/flow/consenting.h"
#include "app/flow/review.h"
#include "app/flow/submissions.h"
#include "app/shell/errands.h"

#include <algorithm>

namespace kith::app {
namespace {

News changed(const Status& done, std::string toast) {
    if (!done) return news::ChangeRefused{done.error()};
    return news::RecordChanged{std::move(toast)};
}

Status status_of(const Result<Dot>& done) {
    if (done) return {};
    return same_error(done);
}

} // namespace

News run(Desk& desk, const command::CorrectRecord& command) {
    const auto done = correct_record(
        *desk.store, desk.shelf, command.record, {{command.path, command.answer}}, command.reason);
    return changed(status_of(done), "toast.corrected");
}

News run(Desk& desk, const command::DeleteRecord& command) {
    const auto done = delete_record(*desk.store, command.record, command.reason);
    return changed(status_of(done), "toast.deleted");
}

News run(Desk& desk, const command::UndeleteRecord& command) {
    const auto done = undelete_record(*desk.store, command.record, "taken back");
    return changed(status_of(done), "toast.undeleted");
}

News run(Desk& desk, const command::SendBack& command) {
    const auto done = send_back(*desk.store, command.record, {command.path, command.words});
    return changed(status_of(done), "toast.sent_back");
}

News run(Desk& desk, const command::SettleReview& command) {
    const auto done = settle_review(*desk.store, command.record, {});
    return changed(status_of(done), "toast.settled");
}

News run(Desk& desk, const command::WithdrawConsent& command) {
    const auto done = withdraw_consent(
        *desk.store, desk.shelf, command.person, command.purposes, "they took it back");
    if (!done) return news::ChangeRefused{done.error()};
    const auto& purposes = done->purposes;
    const bool wants_no_name =
        std::find(purposes.begin(), purposes.end(), "keep_named") != purposes.end();
    return news::RecordChanged{wants_no_name ? "toast.withdrawn_name" : "toast.withdrawn"};
}

} // namespace kith::app
