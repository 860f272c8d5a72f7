#include "tests/support/faults/power_cut_trial.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace kith::test {

namespace {

constexpr std::size_t nested_moments = 6;

class Trial {
public:
    Trial(const Judge& judge, TrialSize size) : judge_(judge), size_(size) {}

    TrialResult run(const FaultDisk& recorded) {
        const auto log = recorded.log();
        PowerCuts cuts(recorded.start(), log);
        const std::size_t kinds = std::max(least_kinds, size_.images / cuts.moments() + 1);
        const std::size_t tried =
            std::clamp(size_.images / kinds + 1, std::size_t{1}, cuts.moments());
        for (std::size_t index = 0; index < tried; ++index) {
            const std::size_t moment =
                index * (cuts.moments() - 1) / std::max(tried - 1, std::size_t{1});
            cuts.advance_to(moment);
            for (std::size_t kind = 0; kind < kinds; ++kind)
                try_image(cuts.image(kind_at(kind)), moment, kind);
        }
        return result_;
    }

private:
    static constexpr std::size_t least_kinds = 5;

    static PowerCutKind kind_at(std::size_t index) {
        if (index == 0) return {Remains::only_synced, 0};
        if (index == 1) return {Remains::everything, 0};
        return {Remains::mixed, index};
    }

    void try_image(DiskImage image, std::size_t moment, std::size_t kind) {
        FaultDisk restarted(std::move(image));
        ++result_.images;
        note(judge_(restarted, moment), moment, kind, "");
        if (result_.images * size_.nested_per_hundred / 100 > nested_starts_) {
            ++nested_starts_;
            cut_recovery(restarted, moment, kind);
        }
    }

    void cut_recovery(const FaultDisk& recovering, std::size_t moment, std::size_t kind) {
        const auto log = recovering.log();
        PowerCuts cuts(recovering.start(), log);
        const std::size_t stride = std::max(std::size_t{1}, cuts.moments() / nested_moments);
        for (std::size_t inner = 0; inner < cuts.moments(); inner += stride) {
            cuts.advance_to(inner);
            FaultDisk again(cuts.image(kind_at(result_.images % least_kinds)));
            ++result_.images;
            ++result_.nested;
            note(judge_(again, moment), moment, kind, fmt::format(", again at {}", inner));
        }
    }

    void note(const std::string& failure,
              std::size_t moment,
              std::size_t kind,
              const std::string& where) {
        if (failure.empty()) return;
        if (++result_.failures == 1)
            result_.first_failure = fmt::format(
                "power cut after operation {} (disk {}{}): {}", moment, kind, where, failure);
    }

    const Judge& judge_;
    TrialSize size_;
    TrialResult result_;
    std::size_t nested_starts_ = 0;
};

} // namespace

TrialSize trial_size() {
    TrialSize size;
    if (const char* wanted = std::getenv("KITH_FAULT_IMAGES"))
        size.images =
            std::max(size.images, static_cast<std::size_t>(std::strtoull(wanted, nullptr, 10)));
    return size;
}

TrialResult try_power_cuts(const FaultDisk& recorded, const Judge& judge, TrialSize size) {
    return Trial(judge, size).run(recorded);
}

std::string describe(const std::string& operation, const TrialResult& result) {
    return fmt::format("{}: {} images ({} of them cut again during recovery), {} failures{}{}",
                       operation,
                       result.images,
                       result.nested,
                       result.failures,
                       result.first_failure.empty() ? "" : "; the first: ",
                       result.first_failure);
}

} // namespace kith::test
