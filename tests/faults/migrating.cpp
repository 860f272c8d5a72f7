// A newer program opens an older store: the old one or the new one is there, never a mixture.
#include "tests/faults/scenarios.h"
#include "tests/support/faults/newer_schema.h"
#include "tests/support/faults/sample_answers.h"

#include <fmt/format.h>

namespace kith::test {

namespace {

constexpr std::size_t answers = 20;

/// Today's steps and one of tomorrow's, which rewrites what is there.
std::span<const Migration> newer_migrations() {
    static const std::vector<Migration> steps = [] {
        const auto today = all_migrations();
        std::vector<Migration> all(today.begin(), today.end());
        all.push_back({today.back().version + 1, tomorrow_sql});
        return all;
    }();
    return steps;
}

class Migrating final : public Scenario {
public:
    using Scenario::Scenario;

    [[nodiscard]] std::string name() const override { return "migrate"; }

    /// The older program was killed: what is only in the log must be migrated too.
    Status prepare(FaultDisk& disk) override {
        KITH_TRY_ASSIGN(DiskImage as_killed, work_until_killed(disk));
        disk.restart_from(std::move(as_killed));
        return {};
    }

    Status run(FaultDisk& disk, const std::function<void()>& promise) override {
        DiskStore opened(disk, {tuning(), newer_migrations()});
        KITH_TRY(opened.open());
        promise();
        return {};
    }

    std::string judge(FaultDisk& restarted, std::size_t promised) override {
        if (auto complaint = judge_with_older(restarted, promised); !complaint.empty())
            return complaint;
        DiskStore opened(restarted, {tuning(), newer_migrations()});
        if (const Status done = opened.open(); !done) return describe(done.error());
        const auto version = database_version(opened.store().database());
        if (version != newer_migrations().back().version) return "the migration did not happen";
        return judge_content(opened.store());
    }

private:
    Result<DiskImage> work_until_killed(FaultDisk& disk) {
        DiskStore opened(disk, {tuning()});
        KITH_TRY(opened.create());
        KITH_TRY(add_sample_form(opened.store()));
        KITH_TRY_ASSIGN(draft_, start_draft(opened.store(), sample_form()));
        ChangeGroup group(opened.store(), RecordId{});
        add_sample_group(group, 0);
        KITH_TRY(group.commit());
        opened.drop(); // folds the log into the file: from here on the log holds only the newest
                       // pages
        KITH_TRY(opened.open());
        for (std::size_t number = 0; number < answers; ++number)
            KITH_TRY(give_answer(opened.store(), draft_, number));
        return disk.now();
    }

    /// The older program opens the store as it was, or says that a newer one has been here.
    std::string judge_with_older(FaultDisk& restarted, std::size_t promised) {
        DiskStore opened(restarted, {tuning()});
        const Status done = opened.open();
        if (!done) return done.error().code == ErrorCode::too_new ? "" : describe(done.error());
        if (promised > 0) return "the migration is gone";
        return judge_content(opened.store());
    }

    std::string judge_content(Store& store) {
        if (auto complaint = judge_draft(store, draft_, answers); !complaint.empty())
            return complaint;
        const GroupFinding group = find_sample_group(store, 0);
        if (!group.whole) return "records are gone: " + group.complaint;
        return verify_sound(store);
    }

    DraftId draft_{};
};

} // namespace

std::unique_ptr<Scenario> make_migration(StoreTuning tuning) {
    return std::make_unique<Migrating>(std::move(tuning));
}

} // namespace kith::test
