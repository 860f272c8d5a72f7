// Answers, one durable commit each.
#include "tests/faults/scenarios.h"
#include "tests/support/faults/sample_answers.h"

namespace kith::test {

namespace {

constexpr std::size_t answers_before = 5;
constexpr std::size_t answers_given = 45;

class Answering final : public Scenario {
public:
    /// The log is folded into the file several times while answers are given.
    explicit Answering(StoreTuning tuning) : Scenario(with_short_log(std::move(tuning))) {}

    [[nodiscard]] std::string name() const override { return "answer"; }

    Status prepare(FaultDisk& disk) override {
        DiskStore opened(disk, {tuning()});
        KITH_TRY(opened.create());
        KITH_TRY_ASSIGN(draft_, begin_sample_draft(opened.store(), answers_before));
        return opened.store().close();
    }

    Status run(FaultDisk& disk, const std::function<void()>& promise) override {
        DiskStore opened(disk, {tuning()});
        KITH_TRY(opened.open());
        for (std::size_t number = 0; number < answers_given; ++number) {
            const Status given = give_answer(opened.store(), draft_, answers_before + number);
            if (!given) return still_readable(opened.store(), given);
            promise();
        }
        return {};
    }

    std::string judge(FaultDisk& restarted, std::size_t promised) override {
        DiskStore opened(restarted, {tuning()});
        if (const Status done = opened.open(); !done) return describe(done.error());
        std::string complaint = judge_draft(opened.store(), draft_, answers_before + promised);
        if (complaint.empty()) complaint = verify_sound(opened.store());
        return complaint;
    }

private:
    static StoreTuning with_short_log(StoreTuning tuning) {
        tuning.checkpoint_pages = 40;
        return tuning;
    }

    /// The disk has just failed under an answer: what was there before can still be read.
    Status still_readable(Store& store, Status failed) {
        KITH_TRY(load_draft(store, draft_));
        return failed;
    }

    DraftId draft_{};
};

} // namespace

std::unique_ptr<Scenario> make_answering(StoreTuning tuning) {
    return std::make_unique<Answering>(std::move(tuning));
}

} // namespace kith::test
