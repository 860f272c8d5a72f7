// Merging at the hub: a file is in the store as a whole or not at all, and can always be merged
// again.
#include "survey_core/store/records.h"
#include "sync/hub/handover.h"
#include "sync/hub/hub.h"
#include "tests/faults/community.h"
#include "tests/faults/scenarios.h"
#include "tests/support/faults/sample_answers.h"

#include <fmt/format.h>

namespace kith::test {

namespace {

constexpr std::size_t files_merged = 5;
constexpr std::size_t interviews_of_a_file = 3;
constexpr std::size_t judged_to_the_end = 8; // one judgement in so many merges the rest as well

class Merging final : public Scenario {
public:
    using Scenario::Scenario;

    [[nodiscard]] std::string name() const override { return "merge"; }

    Status prepare(FaultDisk& disk) override {
        KITH_TRY(found_community(disk, tuning()));
        DiskStore laptop(disk, {tuning()});
        KITH_TRY(laptop.open(WayIn{&test_keys().coordinator}, laptop_folder));
        files_.clear();
        for (std::size_t file = 0; file < files_merged; ++file) {
            for (std::size_t index = 1; index <= interviews_of_a_file; ++index)
                KITH_TRY(hold_interview(laptop.store(), file * interviews_of_a_file + index));
            KITH_TRY(correct_first_interview(laptop.store(), file));
            KITH_TRY_ASSIGN(const auto handover, sync::write_handover(laptop.store(), stick));
            files_.push_back(handover.bundle.file);
        }
        return {};
    }

    Status run(FaultDisk& disk, const std::function<void()>& promise) override {
        DiskStore hub(disk, {tuning()});
        KITH_TRY(hub.open(WayIn{&test_keys().coordinator}, hub_folder));
        for (const Path& file : files_) {
            KITH_TRY(merge(hub.store(), file));
            promise();
        }
        return {};
    }

    std::string judge(FaultDisk& restarted, std::size_t promised) override {
        DiskStore hub(restarted, {tuning()});
        const Status opened = hub.open(WayIn{&test_keys().coordinator}, hub_folder);
        if (!opened) return describe(opened.error());
        const auto merged = count_merged_files(hub.store());
        if (!merged) return describe(merged.error());
        if (*merged < promised) return fmt::format("{} files merged, {} kept", promised, *merged);
        if (*merged > promised + 1) return "a file is there that was not merged";
        if (auto complaint = verify_sound(hub.store()); !complaint.empty()) return complaint;
        return ++judgements_ % judged_to_the_end == 0 ? merge_the_rest(restarted.now()) : "";
    }

private:
    /// An edit in every file, so that registers are merged and not only records.
    Status correct_first_interview(Store& store, std::size_t file) {
        if (file == 0) {
            KITH_TRY_ASSIGN(first_, find_first_submission(store));
        }
        ChangeGroup group(store, first_);
        const Value value{Value::Kind::text, fmt::format("corrected {}", file)};
        KITH_TRY(group.set(first_, {{field::comment, value}}, "heard it wrong"));
        return group.commit();
    }

    static Result<RecordId> find_first_submission(Store& store) {
        RecordId found;
        KITH_TRY(for_each_record(store, [&found](const Change& creation) -> Status {
            if (creation.header.record_kind == RecordKind::submission && found == RecordId{})
                found = creation.header.dot;
            return {};
        }));
        return found;
    }

    static Status merge(Store& store, const Path& file) {
        const std::vector<Path> files{file};
        sync::MergeOptions as_in_the_window;
        as_in_the_window.somebody_waits = [] { return false; };
        KITH_TRY_ASSIGN(const auto report, sync::Hub(store).merge(files, as_in_the_window));
        const auto outcome = report.files.front().outcome;
        if (outcome == sync::FileOutcome::merged || outcome == sync::FileOutcome::same) return {};
        return fail(ErrorCode::damaged, report.files.front().sentence);
    }

    /// damaged: a part of a file is there.
    static Result<std::size_t> count_merged_files(Store& store) {
        KITH_TRY_ASSIGN(const auto groups, find_sample_groups(store));
        std::size_t whole = 0;
        for (const auto& [number, records] : groups) {
            if (records != records_of_a_group)
                return fail(ErrorCode::damaged,
                            fmt::format("Group {} has {} records.", number, records));
            whole += number == 0 ? 0U : 1U;
        }
        if (whole % interviews_of_a_file != 0)
            return fail(ErrorCode::damaged,
                        fmt::format("{} interviews are there: part of a file.", whole));
        return whole / interviews_of_a_file;
    }

    /// On a copy of the disk: the judged one must stay as it was found.
    std::string merge_the_rest(DiskImage image) {
        FaultDisk copy(std::move(image));
        DiskStore hub(copy, {tuning()});
        const Status opened = hub.open(WayIn{&test_keys().coordinator}, hub_folder);
        if (!opened) return describe(opened.error());
        Store& store = hub.store();
        for (const Path& file : files_)
            if (const Status done = merge(store, file); !done)
                return "merged again: " + describe(done.error());
        const auto merged = count_merged_files(store);
        if (!merged) return describe(merged.error());
        if (*merged != files_.size()) return "merging again did not bring everything";
        return verify_sound(store);
    }

    std::vector<Path> files_;
    RecordId first_;
    std::size_t judgements_ = 0;
};

} // namespace

std::unique_ptr<Scenario> make_merging(StoreTuning tuning) {
    return std::make_unique<Merging>(std::move(tuning));
}

} // namespace kith::test
