// Making a store: it is there and opens, or it is plainly not there; nothing can be in half of one.
#include "tests/faults/scenarios.h"
#include "tests/support/faults/sample_answers.h"

namespace kith::test {

namespace {

class Creating final : public Scenario {
public:
    using Scenario::Scenario;

    [[nodiscard]] std::string name() const override { return "create"; }

    Status prepare(FaultDisk&) override { return {}; }

    Status run(FaultDisk& disk, const std::function<void()>& promise) override {
        DiskStore made(disk, {tuning()});
        KITH_TRY(made.create());
        promise();
        KITH_TRY(add_sample_form(made.store()));
        promise();
        return {};
    }

    std::string judge(FaultDisk& restarted, std::size_t promised) override {
        DiskStore opened(restarted, {tuning()});
        const Status done = opened.open();
        if (done) return verify_sound(opened.store());
        if (promised > 0) return describe(done.error());
        const bool says_so =
            done.error().code == ErrorCode::not_found || done.error().code == ErrorCode::damaged;
        return says_so ? "" : "half a store is not named: " + describe(done.error());
    }
};

} // namespace

std::unique_ptr<Scenario> make_store_creation(StoreTuning tuning) {
    return std::make_unique<Creating>(std::move(tuning));
}

} // namespace kith::test
