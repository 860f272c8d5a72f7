// People are erased, one after the other: each is there as a whole, or nothing of them is left on
// the disk once the store has been opened again.
#include "app/flow/project.h"
#include "survey_core/store/snapshots.h"
#include "sync/hub/hub.h"
#include "tests/faults/community.h"
#include "tests/faults/scenarios.h"
#include "tests/support/faults/pages.h"
#include "tests/support/faults/sample_answers.h"

#include <fmt/format.h>

namespace kith::test {

namespace {

constexpr std::size_t people = 3;

class Erasing final : public Scenario {
public:
    using Scenario::Scenario;

    [[nodiscard]] std::string name() const override { return "erase"; }

    Status prepare(FaultDisk& disk) override {
        KITH_TRY(found_community(disk, tuning()));
        DiskStore hub(disk, {tuning()});
        KITH_TRY(hub.open(way(), hub_folder));
        KITH_TRY_ASSIGN(const RecordId worker, app::worker_of(hub.store()));
        for (std::size_t number = 1; number <= people; ++number) {
            ChangeGroup group(hub.store(), worker);
            const RecordId visit = add_sample_group(group, number);
            KITH_TRY(group.commit());
            const RecordId person{visit.writer, visit.seq + records_of_a_group - 1};
            records_.push_back({visit, person});
        }
        const auto snapshot = take_snapshot(hub.store());
        return snapshot ? Status{} : tl::unexpected(snapshot.error());
    }

    Status run(FaultDisk& disk, const std::function<void()>& promise) override {
        DiskStore hub(disk, {tuning()});
        KITH_TRY(hub.open(way(), hub_folder));
        KITH_TRY_ASSIGN(const RecordId worker, app::worker_of(hub.store()));
        for (const auto& person : records_) {
            KITH_TRY(sync::Hub(hub.store()).erase(worker, person, "asked for it"));
            promise();
        }
        return {};
    }

    std::string judge(FaultDisk& restarted, std::size_t promised) override {
        DiskStore hub(restarted, {tuning()});
        const Status opened = hub.open(way(), hub_folder);
        if (!opened) return describe(opened.error());
        std::size_t erased = 0;
        for (std::size_t number = 1; number <= people; ++number) {
            const GroupFinding group = find_sample_group(hub.store(), number);
            if (!group.complaint.empty()) return group.complaint;
            if (group.whole) continue;
            if (++erased != number) return "another person was erased";
            const std::string words = fmt::format("group {} value", number);
            const auto left = traces(hub.files(), hub_folder, way(), words);
            if (!left) return describe(left.error());
            if (!left->empty()) return fmt::format("there are traces in {}", left->front());
        }
        if (erased < promised || erased > promised + 1)
            return fmt::format("{} erasures promised, {} kept", promised, erased);
        return verify_sound(hub.store());
    }

private:
    static WayIn way() { return WayIn{&test_keys().coordinator}; }

    std::vector<std::vector<RecordId>> records_;
};

} // namespace

std::unique_ptr<Scenario> make_erasing(StoreTuning tuning) {
    return std::make_unique<Erasing>(std::move(tuning));
}

} // namespace kith::test
