// Finishing interviews: the draft goes and its records come, in one step or not at all.
#include "tests/faults/scenarios.h"
#include "tests/support/faults/sample_answers.h"

#include <fmt/format.h>

namespace kith::test {

namespace {

constexpr std::size_t interviews_held = 12;
constexpr std::size_t answers_each = 3;

class Finishing final : public Scenario {
public:
    using Scenario::Scenario;

    [[nodiscard]] std::string name() const override { return "finish"; }

    Status prepare(FaultDisk& disk) override {
        drafts_.clear();
        DiskStore opened(disk, {tuning()});
        KITH_TRY(opened.create());
        KITH_TRY(add_sample_form(opened.store()));
        ChangeGroup newcomer(opened.store(), RecordId{});
        worker_ =
            newcomer.create({RecordKind::worker}, {{field::name, {Value::Kind::text, "Sana"}}});
        KITH_TRY(newcomer.commit());
        for (std::size_t number = 0; number < interviews_held; ++number) {
            KITH_TRY_ASSIGN(const DraftId draft, start_draft(opened.store(), sample_form()));
            drafts_.push_back(draft);
            for (std::size_t answer = 0; answer < answers_each; ++answer)
                KITH_TRY(give_answer(opened.store(), draft, answer));
        }
        return opened.store().close();
    }

    Status run(FaultDisk& disk, const std::function<void()>& promise) override {
        DiskStore opened(disk, {tuning()});
        KITH_TRY(opened.open());
        for (std::size_t number = 0; number < interviews_held; ++number) {
            ChangeGroup group(opened.store(), worker_);
            add_sample_group(group, number);
            KITH_TRY(group.commit(drafts_[number]));
            promise();
        }
        return {};
    }

    std::string judge(FaultDisk& restarted, std::size_t promised) override {
        DiskStore opened(restarted, {tuning()});
        if (const Status done = opened.open(); !done) return describe(done.error());
        std::size_t whole = 0;
        for (std::size_t number = 0; number < interviews_held; ++number) {
            const GroupFinding group = find_sample_group(opened.store(), number);
            if (!group.complaint.empty()) return group.complaint;
            if (group.whole && whole != number)
                return "a later interview is there, an earlier one is not";
            whole += group.whole ? 1U : 0U;
            if (auto complaint = judge_its_draft(opened.store(), number, group.whole);
                !complaint.empty())
                return complaint;
        }
        if (whole < promised)
            return fmt::format("{} interviews finished, {} kept", promised, whole);
        if (whole > promised + 1) return "there are interviews that nobody finished";
        return verify_sound(opened.store());
    }

private:
    /// Finished: the draft is gone. Not finished: every answer of it is there.
    std::string judge_its_draft(Store& store, std::size_t number, bool finished) {
        const auto draft = load_draft(store, drafts_[number]);
        if (!draft && draft.error().code != ErrorCode::not_found) return describe(draft.error());
        if (finished) return draft ? "a finished interview is still a draft" : "";
        if (!draft) return "an interview is neither a draft nor finished";
        return draft->steps.size() == answers_each ? "" : "a draft lost answers";
    }

    RecordId worker_;
    std::vector<DraftId> drafts_;
};

} // namespace

std::unique_ptr<Scenario> make_finishing(StoreTuning tuning) {
    return std::make_unique<Finishing>(std::move(tuning));
}

} // namespace kith::test
