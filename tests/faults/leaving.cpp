// Interviews leave the laptop that held them: each is there as a whole, or nothing of it is left on
// the disk once the store has been opened again.
#include "app/flow/project_terms.h"
#include "app/flow/retention.h"
#include "sync/hub/handover.h"
#include "sync/hub/hub.h"
#include "tests/faults/community.h"
#include "tests/faults/scenarios.h"
#include "tests/support/faults/pages.h"
#include "tests/support/faults/sample_answers.h"

#include <fmt/format.h>

namespace kith::test {

namespace {

constexpr std::size_t interviews = 3;

WayIn way() {
    return WayIn{&test_keys().coordinator};
}

class Leaving final : public Scenario {
public:
    using Scenario::Scenario;

    [[nodiscard]] std::string name() const override { return "leave"; }

    Status prepare(FaultDisk& disk) override {
        KITH_TRY(found_community(disk, tuning()));
        DiskStore laptop(disk, {tuning()});
        KITH_TRY(laptop.open(way(), laptop_folder));
        for (std::size_t number = 1; number < interviews; ++number)
            KITH_TRY(hold_interview(laptop.store(), number));
        KITH_TRY_ASSIGN(const auto handover, sync::write_handover(laptop.store(), stick));
        DiskStore hub(disk, {tuning()});
        KITH_TRY(hub.open(way(), hub_folder));
        KITH_TRY(sync::Hub(hub.store()).merge(std::vector<Path>{handover.bundle.file}, {}));
        app::ProjectTerms terms;
        terms.policy.retention_days = 0;
        KITH_TRY(app::keep_project_terms(hub.store(), terms));
        KITH_TRY_ASSIGN(const auto reply,
                        sync::Hub(hub.store()).write_reply(laptop.store().laptop(), stick));
        KITH_TRY(sync::Hub(laptop.store()).merge(std::vector<Path>{reply.file}, {}));
        return hold_interview(laptop.store(), interviews); // nobody has this one yet
    }

    Status run(FaultDisk& disk, const std::function<void()>& promise) override {
        DiskStore laptop(disk, {tuning()});
        KITH_TRY(laptop.open(way(), laptop_folder));
        KITH_TRY(app::apply_retention(laptop.store()));
        promise();
        return {};
    }

    std::string judge(FaultDisk& restarted, std::size_t promised) override {
        DiskStore laptop(restarted, {tuning()});
        const Status opened = laptop.open(way(), laptop_folder);
        if (!opened) return describe(opened.error());
        std::size_t left = 0;
        for (std::size_t number = 0; number < interviews; ++number) {
            const GroupFinding group = find_sample_group(laptop.store(), number);
            if (!group.complaint.empty()) return group.complaint;
            if (group.whole) continue;
            ++left;
            const std::string words = fmt::format("group {} value", number);
            const auto found = traces(laptop.files(), laptop_folder, way(), words);
            if (!found) return describe(found.error());
            if (!found->empty()) return fmt::format("there are traces in {}", found->front());
        }
        if (promised > 0 && left < interviews) return "interviews came back";
        if (!find_sample_group(laptop.store(), interviews).whole)
            return "an interview that nobody has is gone";
        return verify_sound(laptop.store());
    }
};

} // namespace

std::unique_ptr<Scenario> make_leaving(StoreTuning tuning) {
    return std::make_unique<Leaving>(std::move(tuning));
}

} // namespace kith::test
