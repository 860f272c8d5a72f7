// A draft goes over to another version of its form, and back: the version and the step that says so
// belong together.
#include "tests/faults/scenarios.h"
#include "tests/support/faults/sample_answers.h"

#include <fmt/format.h>

namespace kith::test {

namespace {

constexpr std::size_t answers_before = 5;
constexpr std::size_t moves = 12;
constexpr FormVersionId newer{77};

class Moving final : public Scenario {
public:
    using Scenario::Scenario;

    [[nodiscard]] std::string name() const override { return "move"; }

    Status prepare(FaultDisk& disk) override {
        DiskStore opened(disk, {tuning()});
        KITH_TRY(opened.create());
        KITH_TRY_ASSIGN(draft_, begin_sample_draft(opened.store(), answers_before));
        return opened.store().close();
    }

    Status run(FaultDisk& disk, const std::function<void()>& promise) override {
        DiskStore opened(disk, {tuning()});
        KITH_TRY(opened.open());
        const DraftStep note{DraftStep::Kind::note, "@moved", {}, {}};
        for (std::size_t move = 0; move < moves; ++move) {
            KITH_TRY(move_draft(opened.store(), draft_, version_after(move + 1), note));
            promise();
        }
        return {};
    }

    std::string judge(FaultDisk& restarted, std::size_t promised) override {
        DiskStore opened(restarted, {tuning()});
        if (const Status done = opened.open(); !done) return describe(done.error());
        const auto draft = load_draft(opened.store(), draft_);
        if (!draft) return describe(draft.error());
        if (draft->steps.size() < answers_before + promised) return "a move or an answer is lost";
        const std::size_t kept = draft->steps.size() - answers_before;
        if (kept > promised + 1) return fmt::format("{} moves promised, {} kept", promised, kept);
        if (draft->summary.form != version_after(kept))
            return "the draft is of another version than its steps say";
        return verify_sound(opened.store());
    }

private:
    static FormVersionId version_after(std::size_t moved) {
        return moved % 2 == 1 ? newer : sample_form();
    }

    DraftId draft_{};
};

} // namespace

std::unique_ptr<Scenario> make_moving(StoreTuning tuning) {
    return std::make_unique<Moving>(std::move(tuning));
}

} // namespace kith::test
