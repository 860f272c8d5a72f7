#include "sync/hub/hub.h"

#include "survey_core/store/conflict_queue.h"
#include "survey_core/store/erasures.h"
#include "sync/hub/file_merge.h"
#include "sync/hub/waiting_files.h"

#include <algorithm>
#include <chrono>

namespace kith::sync {

namespace {

constexpr int merging_cache_mb = 64;
constexpr int field_cache_mb = 8;
constexpr int merging_checkpoint_pages =
    4000; // 16 MB of log: a page that changes often is folded in once

/// A larger page cache while a merge runs, and a longer log, unless somebody may have to wait while
/// it is folded in.
class MergeTuning {
public:
    MergeTuning(Store& store, bool is_alone) : store_(store) {
        const int pages = store_.environment().tuning.checkpoint_pages;
        store_.database().set_cache_mb(merging_cache_mb);
        if (is_alone)
            store_.database().set_checkpoint_pages(std::max(pages, merging_checkpoint_pages));
    }
    ~MergeTuning() {
        store_.database().set_cache_mb(field_cache_mb);
        store_.database().set_checkpoint_pages(store_.environment().tuning.checkpoint_pages);
    }
    MergeTuning(const MergeTuning&) = delete;
    MergeTuning& operator=(const MergeTuning&) = delete;

private:
    Store& store_;
};

std::uint64_t size_of(FileSystem& files, const Path& path) {
    const auto file = files.open(path);
    return file ? (*file)->size() : 0;
}

Status add_gaps(StoreView& store, const WriterRecord& writer, std::vector<Gap>& gaps) {
    KITH_TRY_ASSIGN(const DeliveredRanges held, held_ranges(store, writer.id));
    const std::uint64_t newest = std::max(held.newest(), writer.head_seq);
    if (newest == 0) return {};
    for (const SeqRange missing : held.missing({1, newest}))
        gaps.push_back({writer.laptop, writer.id, missing});
    return {};
}

std::uint64_t count_set_aside(const MergeReport& report) {
    return static_cast<std::uint64_t>(
        std::count_if(report.files.begin(), report.files.end(), [](const FileReport& file) {
            return file.outcome == FileOutcome::quarantined;
        }));
}

Status merge_all(MergeSession& session, std::span<const Path> files) {
    for (const Path& file : files)
        session.bytes_in_all += size_of(session.store.environment().files, file);
    for (const Path& file : files) {
        KITH_TRY_ASSIGN(const Hold hold, Hold::take(session.store.database()));
        KITH_TRY_ASSIGN(FileReport report, FileMerge(session).run(file));
        session.report.files.push_back(std::move(report));
    }
    KITH_TRY(take_up_waiting(session, files));
    session.report.quarantined = count_set_aside(session.report);
    for (const WriterId id : session.writers) {
        KITH_TRY_ASSIGN(const auto writer, find_writer(session.store, id));
        if (writer) KITH_TRY(add_gaps(session.store, *writer, session.report.gaps));
    }
    return {};
}

} // namespace

Result<std::vector<Gap>> list_gaps(StoreView& store) {
    std::vector<Gap> gaps;
    KITH_TRY_ASSIGN(const auto writers, list_writers(store));
    for (const WriterRecord& writer : writers)
        KITH_TRY(add_gaps(store, writer, gaps));
    return gaps;
}

Result<MergeReport> Hub::merge(std::span<const Path> files,
                               const MergeOptions& options,
                               const MergeProgress& progress,
                               std::stop_token stop) {
    const auto started = std::chrono::steady_clock::now();
    const MergeTuning tuning(store_, !options.somebody_waits);
    MergeSession session{
        store_, progress, std::move(stop), Slices(store_, options.dry_run), options.somebody_waits};
    session.lets_copies_in = options.lets_copies_in && !options.dry_run;
    session.takes_waiting = options.takes_waiting && !options.dry_run;
    ConflictWatch conflicts(store_);
    KITH_TRY(merge_all(session, files));
    KITH_TRY(session.slices.begin());
    KITH_TRY_ASSIGN(session.report.conflicts, conflicts.count_new());
    KITH_TRY(session.slices.commit());
    const auto took = std::chrono::steady_clock::now() - started;
    session.report.ms = static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::milliseconds>(took).count());
    if (options.dry_run) return session.report;
    if (!options.lists_later) KITH_TRY(refresh_all_rows(store_));
    static_cast<void>(sweep_erased(store_)); // confirmed only when it has succeeded
    return session.report;
}

Result<MergeReport> Hub::merge_waiting(const LaptopId& laptop) {
    KITH_TRY_ASSIGN(const auto waiting, list_quarantined(store_));
    std::vector<Path> files;
    std::vector<Hash32> hashes;
    for (const QuarantineRow& row : waiting) {
        if (row.laptop != laptop) continue;
        KITH_TRY(fetch_quarantined(store_, row.hash));
        files.push_back(quarantine_file(store_, row.hash));
        hashes.push_back(row.hash);
    }
    KITH_TRY_ASSIGN(MergeReport report, merge(files, {}));
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        const FileOutcome outcome = report.files[i].outcome;
        const bool is_done = outcome == FileOutcome::refused || outcome == FileOutcome::same;
        if (!is_done) continue; // what goes in is released as it does
        KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store_.database()));
        KITH_TRY(release_from_quarantine(store_, hashes[i]));
        KITH_TRY(transaction.commit());
    }
    return report;
}

} // namespace kith::sync
