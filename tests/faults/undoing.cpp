// An import is undone and redone: what it brought is hidden as a whole or shown as a whole, and the
// other can always follow.
#include "app/flow/project.h"
#include "survey_core/store/records.h"
#include "survey_core/store/revocations.h"
#include "sync/hub/handover.h"
#include "sync/hub/hub.h"
#include "tests/faults/community.h"
#include "tests/faults/scenarios.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::test {

namespace {

constexpr std::size_t interviews = 4;
constexpr std::size_t turns = 6; // undo, redo, undo ...

class Undoing final : public Scenario {
public:
    using Scenario::Scenario;

    [[nodiscard]] std::string name() const override { return "undo"; }

    Status prepare(FaultDisk& disk) override {
        KITH_TRY(found_community(disk, tuning()));
        Path file;
        {
            DiskStore laptop(disk, {tuning()});
            KITH_TRY(laptop.open(WayIn{&test_keys().coordinator}, laptop_folder));
            for (std::size_t number = 1; number <= interviews; ++number)
                KITH_TRY(hold_interview(laptop.store(), number));
            KITH_TRY_ASSIGN(const auto handover, sync::write_handover(laptop.store(), stick));
            file = handover.bundle.file;
        }
        DiskStore hub(disk, {tuning()});
        KITH_TRY(hub.open(WayIn{&test_keys().coordinator}, hub_folder));
        KITH_TRY_ASSIGN(hidden_, count(hub.store()));
        KITH_TRY_ASSIGN(const auto report,
                        sync::Hub(hub.store()).merge(std::vector<Path>{file}, {}));
        import_ = report.imports.at(0);
        KITH_TRY_ASSIGN(shown_, count(hub.store()));
        return {};
    }

    Status run(FaultDisk& disk, const std::function<void()>& promise) override {
        DiskStore hub(disk, {tuning()});
        KITH_TRY(hub.open(WayIn{&test_keys().coordinator}, hub_folder));
        for (std::size_t turn = 0; turn < turns; ++turn) {
            KITH_TRY(take_turn(hub.store(), turn % 2 == 0));
            promise();
        }
        return {};
    }

    std::string judge(FaultDisk& restarted, std::size_t promised) override {
        DiskStore hub(restarted, {tuning()});
        const Status opened = hub.open(WayIn{&test_keys().coordinator}, hub_folder);
        if (!opened) return describe(opened.error());
        const auto is_undone = find_state(hub.store());
        if (!is_undone) return describe(is_undone.error());
        const auto done = count_turns(hub.store());
        if (!done) return describe(done.error());
        if (*done < promised || *done > promised + 1)
            return fmt::format("{} turns promised, {} kept", promised, *done);
        if (*is_undone != (*done % 2 == 1)) return "what is shown is not what was decided last";
        const auto records = count(hub.store());
        if (!records) return describe(records.error());
        if (*records != (*is_undone ? hidden_ : shown_))
            return fmt::format("{} records are shown: a part of the import", *records);
        if (auto complaint = verify_sound(hub.store()); !complaint.empty()) return complaint;
        return "";
    }

private:
    Status take_turn(Store& store, bool undoes) const {
        sync::Hub hub(store);
        KITH_TRY_ASSIGN(const RecordId author, app::worker_of(store));
        const auto done =
            undoes ? hub.undo(author, import_, "wrong stick") : hub.redo(author, import_, "");
        return done ? Status{} : tl::unexpected(done.error());
    }

    /// The first one makes the revocation, each later one writes its deletion.
    static Result<std::size_t> count_turns(Store& store) {
        KITH_TRY_ASSIGN(const auto revocations, list_revocations(store));
        if (revocations.empty()) return std::size_t{0};
        KITH_TRY_ASSIGN(const auto history, record_history(store, revocations.front().id));
        return 1 + static_cast<std::size_t>(
                       std::count_if(history.begin(), history.end(), [](const HistoryEntry& one) {
                           return one.field == field::deleted;
                       }));
    }

    static Result<std::size_t> count(Store& store) {
        std::size_t records = 0;
        KITH_TRY(for_each_record(store, [&records](const Change& creation) -> Status {
            const RecordKind kind = creation.header.record_kind;
            if (kind != RecordKind::worker && kind != RecordKind::revocation) ++records;
            return {};
        }));
        return records;
    }

    [[nodiscard]] Result<bool> find_state(Store& store) const {
        KITH_TRY_ASSIGN(const auto imports, list_imports(store));
        for (const ImportRow& row : imports)
            if (row.no == import_) return row.is_undone;
        return fail(ErrorCode::damaged, "The import is gone.");
    }

    ImportNo import_{};
    std::size_t hidden_ = 0;
    std::size_t shown_ = 0;
};

} // namespace

std::unique_ptr<Scenario> make_undoing(StoreTuning tuning) {
    return std::make_unique<Undoing>(std::move(tuning));
}

} // namespace kith::test
