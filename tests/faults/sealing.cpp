// Interviews are sealed: whenever the power fails, all of them are open as they were, or all lie in
// a whole envelope that reaches the hub, and nothing of them is left on the disk once the store has
// been opened again.
#include "app/flow/sealing.h"

#include "app/flow/project_terms.h"
#include "survey_core/store/envelopes.h"
#include "sync/hub/handover.h"
#include "sync/hub/hub.h"
#include "tests/faults/community.h"
#include "tests/faults/scenarios.h"
#include "tests/support/faults/pages.h"
#include "tests/support/faults/sample_answers.h"

#include <fmt/format.h>

namespace kith::test {

namespace {

class SealingShift final : public Scenario {
public:
    using Scenario::Scenario;

    [[nodiscard]] std::string name() const override { return "seal"; }

    Status prepare(FaultDisk& disk) override {
        KITH_TRY(found_community(disk, tuning()));
        DiskStore hub(disk, {tuning()});
        KITH_TRY(hub.open(way(), hub_folder));
        app::ProjectTerms terms;
        terms.policy.sealing = app::Sealing::shift_end;
        KITH_TRY(app::keep_project_terms(hub.store(), terms));
        DiskStore laptop(disk, {tuning()});
        KITH_TRY(laptop.open(way(), laptop_folder));
        KITH_TRY_ASSIGN(const auto reply,
                        sync::Hub(hub.store()).write_reply(laptop.store().laptop(), stick));
        KITH_TRY(sync::Hub(laptop.store()).merge(std::vector<Path>{reply.file}, {}));
        for (std::size_t number = 1; number < interviews; ++number)
            KITH_TRY(hold_interview(laptop.store(), number));
        return {};
    }

    Status run(FaultDisk& disk, const std::function<void()>& promise) override {
        DiskStore laptop(disk, {tuning()});
        KITH_TRY(laptop.open(way(), laptop_folder));
        KITH_TRY(app::apply_sealing(laptop.store(), app::Sealing::shift_end));
        promise();
        return {};
    }

    std::string judge(FaultDisk& restarted, std::size_t promised) override {
        DiskStore laptop(restarted, {tuning()});
        const Status opened = laptop.open(way(), laptop_folder);
        if (!opened) return describe(opened.error());
        std::size_t open = 0;
        for (std::size_t number = 0; number < interviews; ++number) {
            const GroupFinding group = find_sample_group(laptop.store(), number);
            if (!group.complaint.empty()) return group.complaint;
            if (group.whole) ++open;
        }
        if (open != 0 && open != interviews) return "some interviews are sealed and some are not";
        if (promised > 0 && open > 0) return "interviews came back";
        if (open == 0)
            if (std::string trace = find_trace(laptop); !trace.empty()) return trace;
        if (std::string unsound = verify_sound(laptop.store()); !unsound.empty()) return unsound;
        return reaches_hub(restarted, laptop.store());
    }

private:
    static constexpr std::size_t interviews = 3; // the first is acknowledged
    static WayIn way() { return WayIn{&test_keys().coordinator}; }

    static std::string find_trace(DiskStore& laptop) {
        for (std::size_t number = 0; number < interviews; ++number) {
            const std::string words = fmt::format("group {} value", number);
            const auto found = traces(laptop.files(), laptop_folder, way(), words);
            if (!found) return describe(found.error());
            if (!found->empty()) return fmt::format("there are traces in {}", found->front());
        }
        return {};
    }

    std::string reaches_hub(FaultDisk& disk, Store& laptop) const {
        const auto handover = sync::write_handover(laptop, stick);
        if (!handover) return describe(handover.error());
        std::vector<Path> files{handover->bundle.file};
        for (const sync::WrittenBundle& file : handover->earlier)
            files.push_back(file.file);
        DiskStore hub(disk, {tuning()});
        if (const Status opened = hub.open(way(), hub_folder); !opened)
            return describe(opened.error());
        const auto merged = sync::Hub(hub.store()).merge(files, {});
        if (!merged) return describe(merged.error());
        for (std::size_t number = 0; number < interviews; ++number)
            if (!find_sample_group(hub.store(), number).whole)
                return fmt::format("interview {} has not reached the hub", number);
        return {};
    }
};

} // namespace

std::unique_ptr<Scenario> make_sealing(StoreTuning tuning) {
    return std::make_unique<SealingShift>(std::move(tuning));
}

} // namespace kith::test
