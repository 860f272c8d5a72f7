// A recording becomes an answer: its bytes are kept first, in two chunks, then the step that names
// them. A step never names what is not there.
#include "survey_core/record/attachment.h"
#include "survey_core/store/blobs.h"
#include "tests/faults/scenarios.h"
#include "tests/support/faults/sample_answers.h"

#include <fmt/format.h>

namespace kith::test {

namespace {

constexpr std::size_t recordings = 2;

class Attaching final : public Scenario {
public:
    using Scenario::Scenario;

    [[nodiscard]] std::string name() const override { return "attach"; }

    Status prepare(FaultDisk& disk) override {
        DiskStore opened(disk, {tuning()});
        KITH_TRY(opened.create());
        KITH_TRY_ASSIGN(draft_, begin_sample_draft(opened.store(), 0));
        return opened.store().close();
    }

    Status run(FaultDisk& disk, const std::function<void()>& promise) override {
        DiskStore opened(disk, {tuning()});
        KITH_TRY(opened.open());
        for (std::size_t i = 0; i < recordings; ++i) {
            const Bytes content = recording(i);
            Attachment kept{{}, "mp3", content.size()};
            KITH_TRY_ASSIGN(kept.blob, save_blob(opened.store(), content));
            KITH_TRY(append_answer(
                opened.store(), draft_, {DraftStep::Kind::set, "/song", value_of(kept), {}}));
            promise();
        }
        return {};
    }

    std::string judge(FaultDisk& restarted, std::size_t promised) override {
        DiskStore opened(restarted, {tuning()});
        if (const Status done = opened.open(); !done) return describe(done.error());
        if (const auto swept = collect_blobs(opened.store()); !swept)
            return describe(swept.error());
        const auto draft = load_draft(opened.store(), draft_);
        if (!draft) return describe(draft.error());
        std::size_t kept = 0;
        for (const DraftStep& step : draft->steps) {
            const auto attachment = attachment_of(step.value);
            if (!attachment) continue;
            const auto content = load_blob(opened.store(), attachment->blob);
            if (!content) return describe(content.error());
            if (*content != recording(kept++)) return "a recording is another one";
        }
        if (kept < promised || kept > promised + 1)
            return fmt::format("{} recordings promised, {} kept", promised, kept);
        return verify_sound(opened.store());
    }

private:
    static Bytes recording(std::size_t number) {
        return Bytes(blob_chunk_bytes + 5, static_cast<std::uint8_t>(number + 1));
    }

    DraftId draft_{};
};

} // namespace

std::unique_ptr<Scenario> make_attaching(StoreTuning tuning) {
    return std::make_unique<Attaching>(std::move(tuning));
}

} // namespace kith::test
