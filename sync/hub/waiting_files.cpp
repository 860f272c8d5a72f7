#include "sync/hub/waiting_files.h"

#include "sync/hub/file_merge.h"

#include <utility>

namespace kith::sync {

namespace {

bool has_brought_something(const FileReport& file) {
    return file.outcome == FileOutcome::merged || file.outcome == FileOutcome::partly;
}

Result<FileReport> merge_again(MergeSession& session, const Path& file) {
    KITH_TRY_ASSIGN(const Hold hold, Hold::take(session.store.database()));
    return FileMerge(session).run(file);
}

/// True: one of them waits no more.
Result<bool> take_up_one(MergeSession& session, std::span<const Path> files) {
    for (std::size_t i = 0; i < files.size(); ++i) {
        FileReport& before = session.report.files[i];
        if (!before.waits_for_earlier) continue;
        KITH_TRY_ASSIGN(FileReport now, merge_again(session, files[i]));
        if (now.waits_for_earlier) continue;
        before = std::move(now);
        return true;
    }
    return false;
}

/// Who sent something that is in now.
std::set<LaptopId> senders(const MergeReport& report) {
    std::set<LaptopId> all;
    for (const FileReport& file : report.files)
        if (has_brought_something(file)) all.insert(file.sender);
    return all;
}

Status take_up_kept(MergeSession& session, const QuarantineRow& row) {
    KITH_TRY(fetch_quarantined(session.store, row.hash));
    const Path file = quarantine_file(session.store, row.hash);
    KITH_TRY_ASSIGN(FileReport report, merge_again(session, file));
    const bool has_come_in = has_brought_something(report) || report.outcome == FileOutcome::same;
    if (!has_come_in) {
        if (session.store.database().is_server())
            static_cast<void>(session.store.environment().files.remove(file));
        return {};
    }
    KITH_TRY(session.slices.begin());
    KITH_TRY(release_from_quarantine(session.store, row.hash));
    KITH_TRY(session.slices.commit());
    KITH_TRY_ASSIGN(const auto laptop, find_laptop(session.store, row.laptop));
    if (laptop && report.sentence.empty())
        report.sentence = "A file of the laptop '" + laptop->name +
                          "' that was kept has gone in now: what was missing before it is here.";
    session.report.files.push_back(std::move(report));
    return {};
}

/// True: one of them is kept no more.
Result<bool> take_up_kept(MergeSession& session) {
    const auto from = senders(session.report);
    KITH_TRY_ASSIGN(const auto kept, list_quarantined(session.store));
    for (const QuarantineRow& row : kept)
        if (from.contains(row.laptop)) KITH_TRY(take_up_kept(session, row));
    KITH_TRY_ASSIGN(const auto left, list_quarantined(session.store));
    return left.size() < kept.size();
}

} // namespace

Status take_up_waiting(MergeSession& session, std::span<const Path> files) {
    for (;;) {
        KITH_TRY_ASSIGN(bool has_moved, take_up_one(session, files));
        if (!has_moved && !session.slices.dry_run()) {
            // The word of a coordinator was about the files of this merge.
            const bool lets_copies_in = std::exchange(session.lets_copies_in, false);
            KITH_TRY_ASSIGN(has_moved, take_up_kept(session));
            session.lets_copies_in = lets_copies_in;
        }
        if (!has_moved) return {};
    }
}

} // namespace kith::sync
