// Snapshots: every one that is listed opens and holds what the store held.
#include "survey_core/store/snapshots.h"
#include "tests/faults/scenarios.h"
#include "tests/support/faults/sample_answers.h"

#include <fmt/format.h>

namespace kith::test {

namespace {

constexpr std::size_t answers_between = 8;
constexpr std::size_t snapshots = 3;

class Snapshotting final : public Scenario {
public:
    using Scenario::Scenario;

    [[nodiscard]] std::string name() const override { return "snapshot"; }

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
        for (std::size_t taken = 0; taken < snapshots; ++taken) {
            for (std::size_t answer = 0; answer < answers_between; ++answer)
                KITH_TRY(give_answer(opened.store(), draft_, taken * answers_between + answer));
            opened.advance(std::chrono::minutes(5));
            KITH_TRY(take_snapshot(opened.store()));
            promise();
        }
        return {};
    }

    std::string judge(FaultDisk& restarted, std::size_t promised) override {
        DiskStore opened(restarted, {tuning()});
        if (const Status done = opened.open(); !done) return describe(done.error());
        if (auto complaint = verify_sound(opened.store()); !complaint.empty()) return complaint;
        const auto kept = list_snapshots(opened.files(), store_folder);
        if (!kept) return describe(kept.error());
        if (kept->size() < promised || kept->size() > promised + 1)
            return fmt::format("{} snapshots promised, {} listed", promised, kept->size());
        if (kept->empty()) return "";
        return judge_newest(restarted, kept->front().file, kept->size());
    }

private:
    std::string judge_newest(FaultDisk& disk, const Path& snapshot, std::size_t count) {
        DiskStore second(disk, {tuning()});
        const Path folder = "/Restored.kith";
        if (second.files().exists(folder)) return ""; // by the judge before the recovery was cut
        if (const Status done = restore_snapshot(second.files(), snapshot, folder); !done)
            return describe(done.error());
        if (const Status done = second.open(WayIn{&test_keys().coordinator}, folder); !done)
            return "the snapshot: " + describe(done.error());
        const auto draft = load_draft(second.store(), draft_);
        if (!draft) return "the snapshot: " + describe(draft.error());
        return draft->steps.size() == count * answers_between ? "" : "the snapshot lacks answers";
    }

    DraftId draft_{};
};

} // namespace

std::unique_ptr<Scenario> make_snapshot(StoreTuning tuning) {
    return std::make_unique<Snapshotting>(std::move(tuning));
}

} // namespace kith::test
