// New ways into a store: whatever happens, somebody can still open it.
#include "tests/faults/scenarios.h"
#include "tests/support/faults/sample_answers.h"

#include <fmt/format.h>

namespace kith::test {

namespace {

constexpr std::size_t rewrites = 24;

class SlotRewrite final : public Scenario {
public:
    explicit SlotRewrite(StoreTuning tuning) : Scenario(std::move(tuning)) {
        for (std::size_t index = 0; index <= rewrites; ++index)
            codes_.push_back(make_recovery_code());
    }

    [[nodiscard]] std::string name() const override { return "key-slot rewrite"; }

    Status prepare(FaultDisk& disk) override {
        DiskStore opened(disk, {tuning()});
        KITH_TRY(opened.create());
        KITH_TRY(opened.store().add_recovery(codes_[0].key));
        KITH_TRY(add_sample_form(opened.store()));
        KITH_TRY_ASSIGN(draft_, start_draft(opened.store(), sample_form()));
        KITH_TRY(give_answer(opened.store(), draft_, 0));
        return opened.store().close();
    }

    Status run(FaultDisk& disk, const std::function<void()>& promise) override {
        DiskStore opened(disk, {tuning()});
        KITH_TRY(opened.open());
        for (std::size_t index = 1; index <= rewrites; ++index) {
            KITH_TRY(opened.store().add_recovery(codes_[index].key));
            promise();
        }
        return {};
    }

    /// The newest promised code opens the store, or the next one, which may have arrived.
    std::string judge(FaultDisk& restarted, std::size_t promised) override {
        DiskStore opened(restarted, {tuning()});
        Status done = opened.open(WayIn{RecoveryText{codes_[promised].text}});
        if (!done && promised < rewrites)
            done = opened.open(WayIn{RecoveryText{codes_[promised + 1].text}});
        if (!done) return fmt::format("after {} rewrites: {}", promised, describe(done.error()));
        std::string complaint = judge_draft(opened.store(), draft_, 1);
        if (complaint.empty()) complaint = judge_both_copies(opened);
        return complaint;
    }

private:
    /// Opening has healed a copy that was torn or old.
    static std::string judge_both_copies(DiskStore& opened) {
        const Bytes wanted = encode_slots(opened.store().slots());
        for (const char* copy : {"slots.1", "slots.2"}) {
            const auto bytes = read_file(opened.files(), store_folder / copy, 1U << 20U);
            if (!bytes || *bytes != wanted) return fmt::format("{} was not healed", copy);
        }
        return "";
    }

    std::vector<RecoveryCode> codes_;
    DraftId draft_{};
};

} // namespace

std::unique_ptr<Scenario> make_slot_rewrite(StoreTuning tuning) {
    return std::make_unique<SlotRewrite>(std::move(tuning));
}

} // namespace kith::test
