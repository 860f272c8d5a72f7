#include "sync/hub/waiting_files.h"

#include "sync/hub/file_merge.h"

#include <utility>

namespace kith::sync {

namespace {

bool has_brought_something(const FileReport& file) {
    return file.outcome == FileOutcome::merged || file.outcome == FileOutcome::partly;
}

/// Who sent something that is in now.
std::set<LaptopId> senders(const MergeReport& report) {
    std::set<LaptopId> all;
    for (const FileReport& file : report.files)
        if (has_brought_something(file)) all.insert(file.sender);
    return all;
}

/// True: one of the files of this merge is in now. A copy's, too, may have been the other's.
Result<bool> take_up_files(MergeSession& session, std::span<const Path> files) {
    const auto from = senders(session.report);
    for (std::size_t i = 0; i < files.size(); ++i) {
        FileReport& before = session.report.files[i];
        const bool may_go_in = before.waits_for_earlier || before.is_copy;
        if (!may_go_in || !from.contains(before.sender)) continue;
        KITH_TRY_ASSIGN(const Hold hold, Hold::take(session.store.database()));
        KITH_TRY_ASSIGN(before, FileMerge(session).run(files[i]));
        if (before.outcome != FileOutcome::quarantined) return true;
    }
    return false;
}

/// What became of it; nothing: it is still kept, or others have taken it up. Trouble with it leaves
/// it where it is.
Result<std::optional<FileReport>> take_up(MergeSession& session, const QuarantineRow& row) {
    Store& store = session.store;
    KITH_TRY_ASSIGN(const Hold hold, Hold::take(store.database()));
    if (!fetch_quarantined(store, row.hash)) return std::nullopt;
    const Path file = quarantine_file(store, row.hash);
    auto report = FileMerge(session).run(file);
    if (!report && report.error().code == ErrorCode::cancelled)
        return tl::unexpected<Error>(report.error());
    const bool is_in =
        report && (has_brought_something(*report) || report->outcome == FileOutcome::same);
    if (is_in) {
        KITH_TRY(session.slices.begin());
        KITH_TRY(release_from_quarantine(store, row.hash));
        KITH_TRY(session.slices.commit());
        return *report;
    }
    if (store.database().is_server())
        static_cast<void>(store.environment().files.remove(file)); // the server has it
    return std::nullopt;
}

using Hashes = std::set<Hash32>;

/// True: one of those from earlier merges is in now.
Result<bool> take_up_kept(MergeSession& session, const Hashes& of_this_merge) {
    const auto from = senders(session.report);
    KITH_TRY_ASSIGN(const auto kept, list_quarantined(session.store));
    bool has_some = false;
    for (const QuarantineRow& row : kept) {
        if (!from.contains(row.laptop) || of_this_merge.contains(row.hash)) continue;
        KITH_TRY_ASSIGN(auto report, take_up(session, row));
        if (!report) continue;
        has_some = true;
        KITH_TRY_ASSIGN(const auto laptop, find_laptop(session.store, row.laptop));
        if (laptop && report->sentence.empty() && has_brought_something(*report))
            report->sentence = "A file of the laptop '" + laptop->name +
                               "' that was kept has gone in now: what was missing before it is "
                               "here.";
        session.report.files.push_back(std::move(*report));
    }
    return has_some;
}

/// A coordinator's word was about the files of this merge.
Result<bool> take_up_kept_unasked(MergeSession& session, const Hashes& of_this_merge) {
    const bool lets_copies_in = std::exchange(session.lets_copies_in, false);
    const bool takes_waiting = std::exchange(session.takes_waiting, false);
    auto has_some = take_up_kept(session, of_this_merge);
    session.lets_copies_in = lets_copies_in;
    session.takes_waiting = takes_waiting;
    return has_some;
}

} // namespace

Status take_up_waiting(MergeSession& session, std::span<const Path> files) {
    const Hashes of_this_merge = session.set_aside;
    for (;;) {
        KITH_TRY_ASSIGN(bool has_moved, take_up_files(session, files));
        if (!has_moved && !session.slices.dry_run()) {
            KITH_TRY_ASSIGN(has_moved, take_up_kept_unasked(session, of_this_merge));
        }
        if (!has_moved) return {};
    }
}

} // namespace kith::sync
