// A concern about somebody's safety: once it is said to be sealed it is there, sealed, and a file
// that has its name holds it.
#include "app/flow/concerns.h"
#include "sync/bundle/bundle_reader.h"
#include "sync/hub/concern_file.h"
#include "tests/faults/community.h"
#include "tests/faults/scenarios.h"
#include "tests/support/faults/pages.h"

namespace kith::test {

namespace {

constexpr std::size_t concerns = 3;
constexpr std::string_view words = "quillfeather was crying";

WayIn way() {
    return WayIn{&test_keys().coordinator};
}

class Worrying final : public Scenario {
public:
    using Scenario::Scenario;

    [[nodiscard]] std::string name() const override { return "concern"; }

    Status prepare(FaultDisk& disk) override { return found_community(disk, tuning()); }

    /// A concern and a file with all so far, several times; each of both is a promise.
    Status run(FaultDisk& disk, const std::function<void()>& promise) override {
        DiskStore laptop(disk, {tuning()});
        KITH_TRY(laptop.open(way(), laptop_folder));
        for (std::size_t number = 0; number < concerns; ++number) {
            KITH_TRY(app::write_concern(laptop.store(), {"", std::string(words)}));
            promise();
            KITH_TRY(sync::write_concerns(laptop.store(), stick));
            promise();
        }
        return {};
    }

    std::string judge(FaultDisk& restarted, std::size_t promised) override {
        DiskStore laptop(restarted, {tuning()});
        const Status opened = laptop.open(way(), laptop_folder);
        if (!opened) return describe(opened.error());
        const auto counts = count_concerns(laptop.store());
        if (!counts) return describe(counts.error());
        if (counts->held < (promised + 1) / 2) return "a concern that was sealed is gone";
        if (counts->waiting > 1) return "what is in a file counts as waiting";
        const auto found = traces(laptop.files(), laptop_folder, way(), words);
        if (!found) return describe(found.error());
        if (!found->empty()) return "a concern lies open in " + found->front();
        if (auto complaint = judge_files(laptop.files(), promised / 2); !complaint.empty())
            return complaint;
        return verify_sound(laptop.store());
    }

private:
    static std::string judge_files(FileSystem& files, std::size_t promised) {
        const auto paths = files.list(stick);
        if (!paths) return promised == 0 ? "" : describe(paths.error());
        std::size_t whole = 0;
        for (const Path& path : *paths) {
            if (path.extension() == ".part") continue;
            const auto check = sync::check_bundle(files, path);
            if (!check) return describe(check.error());
            if (!check->complete) return path.string() + " has its name and is not whole";
            ++whole;
        }
        return whole < promised ? "a file that was promised is gone" : "";
    }
};

} // namespace

std::unique_ptr<Scenario> make_worrying(StoreTuning tuning) {
    return std::make_unique<Worrying>(std::move(tuning));
}

} // namespace kith::test
