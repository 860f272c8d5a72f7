// Backups: one that has its name is whole, opens, and holds what the store held.
#include "survey_core/store/backup.h"
#include "tests/faults/scenarios.h"
#include "tests/support/faults/sample_answers.h"

#include <fmt/format.h>

namespace kith::test {

namespace {

constexpr std::size_t backups = 2;

Path backup_file(std::size_t number) {
    return fmt::format("/backup{}.kithbackup", number);
}

class BackingUp final : public Scenario {
public:
    using Scenario::Scenario;

    [[nodiscard]] std::string name() const override { return "backup"; }

    Status prepare(FaultDisk& disk) override {
        DiskStore opened(disk, {tuning()});
        KITH_TRY(opened.create());
        KITH_TRY(add_sample_form(opened.store()));
        KITH_TRY_ASSIGN(draft_, start_draft(opened.store(), sample_form()));
        return opened.store().close();
    }

    Status run(FaultDisk& disk, const std::function<void()>& promise) override {
        DiskStore opened(disk, {tuning()});
        KITH_TRY(opened.open());
        for (std::size_t number = 0; number < backups; ++number) {
            KITH_TRY(give_answer(opened.store(), draft_, number));
            opened.advance(std::chrono::minutes(5));
            KITH_TRY(write_backup(opened.store(), backup_file(number)));
            promise();
        }
        return {};
    }

    std::string judge(FaultDisk& restarted, std::size_t promised) override {
        DiskStore opened(restarted, {tuning()});
        if (const Status done = opened.open(); !done) return describe(done.error());
        if (auto complaint = verify_sound(opened.store()); !complaint.empty()) return complaint;
        for (std::size_t number = 0; number < backups; ++number) {
            if (!opened.files().exists(backup_file(number))) {
                if (number < promised) return "a backup that was promised is gone";
                continue;
            }
            if (auto complaint = judge_one(restarted, number); !complaint.empty()) return complaint;
        }
        return "";
    }

private:
    std::string judge_one(FaultDisk& disk, std::size_t number) {
        DiskStore second(disk, {tuning()});
        const Path folder = fmt::format("/Restored{}.kith", number);
        if (second.files().exists(folder)) return ""; // by the judge before the recovery was cut
        if (const Status done = restore_backup(second.files(), backup_file(number), folder); !done)
            return describe(done.error());
        if (const Status done = second.open(WayIn{&test_keys().coordinator}, folder); !done)
            return "the backup: " + describe(done.error());
        const auto draft = load_draft(second.store(), draft_);
        if (!draft) return "the backup: " + describe(draft.error());
        return draft->steps.size() == number + 1 ? "" : "the backup lacks answers";
    }

    DraftId draft_{};
};

} // namespace

std::unique_ptr<Scenario> make_backing_up(StoreTuning tuning) {
    return std::make_unique<BackingUp>(std::move(tuning));
}

} // namespace kith::test
