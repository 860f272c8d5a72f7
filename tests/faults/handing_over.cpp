// Hand-over files: one that has its name is whole, and what it holds was not lost on the laptop.
#include "sync/bundle/bundle_reader.h"
#include "sync/hub/handover.h"
#include "tests/faults/community.h"
#include "tests/faults/scenarios.h"
#include "tests/support/faults/sample_answers.h"

#include <fmt/format.h>

namespace kith::test {

namespace {

constexpr std::size_t handovers = 5;

class HandingOver final : public Scenario {
public:
    using Scenario::Scenario;

    [[nodiscard]] std::string name() const override { return "hand-over"; }

    Status prepare(FaultDisk& disk) override { return found_community(disk, tuning()); }

    /// An interview and a file with it, several times; each of both is a promise.
    Status run(FaultDisk& disk, const std::function<void()>& promise) override {
        written_.clear();
        DiskStore laptop(disk, {tuning()});
        KITH_TRY(laptop.open(WayIn{&test_keys().coordinator}, laptop_folder));
        for (std::size_t number = 1; number <= handovers; ++number) {
            KITH_TRY(hold_interview(laptop.store(), number));
            promise();
            KITH_TRY_ASSIGN(const auto handover, sync::write_handover(laptop.store(), stick));
            written_.push_back(handover.bundle);
            promise();
        }
        return {};
    }

    std::string judge(FaultDisk& restarted, std::size_t promised) override {
        DiskStore laptop(restarted, {tuning()});
        const Status opened = laptop.open(WayIn{&test_keys().coordinator}, laptop_folder);
        if (!opened) return describe(opened.error());
        const std::size_t interviews = (promised + 1) / 2;
        for (std::size_t number = 0; number <= interviews; ++number)
            if (const auto group = find_sample_group(laptop.store(), number); !group.whole)
                return "a finished interview is gone. " + group.complaint;
        if (auto complaint = judge_files(laptop.files(), promised / 2); !complaint.empty())
            return complaint;
        return verify_sound(laptop.store());
    }

private:
    std::string judge_files(FileSystem& files, std::size_t promised) {
        for (std::size_t index = 0; index < promised; ++index)
            if (!files.exists(written_[index].file))
                return "a hand-over file that was promised is gone";
        const auto paths = files.list(stick);
        if (!paths) return describe(paths.error());
        for (const Path& path : *paths) {
            if (path.extension() == ".part") continue;
            const auto check = sync::check_bundle(files, path);
            if (!check) return describe(check.error());
            if (!check->complete)
                return fmt::format("{} has its name and is not whole", path.string());
        }
        return "";
    }

    std::vector<sync::WrittenBundle> written_;
};

} // namespace

std::unique_ptr<Scenario> make_handover_writing(StoreTuning tuning) {
    return std::make_unique<HandingOver>(std::move(tuning));
}

} // namespace kith::test
