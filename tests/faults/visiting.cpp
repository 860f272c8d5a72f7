// Doors are visited and visits undone: each is there with everything it says of its household, or
// not at all.
#include "app/flow/project.h"
#include "app/flow/visits.h"
#include "tests/faults/community.h"
#include "tests/faults/scenarios.h"

#include <fmt/format.h>

namespace kith::test {

namespace {

using app::DoorOutcome;

/// One key at the door: an outcome, or an undo of the last one.
struct Press {
    std::size_t door = 0;
    DoorOutcome outcome = DoorOutcome::none; // none: undo
};
constexpr Press presses[] = {{0, DoorOutcome::no_answer},
                             {1, DoorOutcome::do_not_call},
                             {1, DoorOutcome::none},
                             {1, DoorOutcome::come_back},
                             {2, DoorOutcome::talked_full},
                             {2, DoorOutcome::none},
                             {2, DoorOutcome::do_not_call},
                             {3, DoorOutcome::no_cold_callers}};

/// What a door says after some presses.
std::vector<std::string> story_after(std::size_t count) {
    std::vector<std::vector<DoorOutcome>> doors(4);
    for (std::size_t i = 0; i < count; ++i) {
        auto& door = doors[presses[i].door];
        if (presses[i].outcome == DoorOutcome::none)
            door.pop_back();
        else
            door.push_back(presses[i].outcome);
    }
    std::vector<std::string> story;
    for (const auto& door : doors) {
        const DoorOutcome last = door.empty() ? DoorOutcome::none : door.back();
        story.push_back(fmt::format("{} {} {} {}",
                                    door.size(),
                                    app::facts_of(last).name,
                                    last == DoorOutcome::do_not_call,
                                    last == DoorOutcome::come_back ? "2026-12-01" : ""));
    }
    return story;
}

Status copy_form(FileSystem& to, std::string_view form) {
    PosixFileSystem from;
    const Path folder = Path("/") / form;
    KITH_TRY(to.make_folder(folder));
    KITH_TRY_ASSIGN(const auto sheets, from.list(Path(KITH_SOURCE_DIR) / "assets/forms" / form));
    for (const Path& sheet : sheets) {
        KITH_TRY_ASSIGN(const Bytes bytes, read_file(from, sheet, 1U << 20U));
        KITH_TRY(replace_file(to, folder / sheet.filename(), bytes));
    }
    return {};
}

class Visiting final : public Scenario {
public:
    using Scenario::Scenario;

    [[nodiscard]] std::string name() const override { return "visit"; }

    Status prepare(FaultDisk& disk) override {
        KITH_TRY(found_community(disk, tuning()));
        DiskStore hub(disk, {tuning()});
        KITH_TRY(hub.open(way(), hub_folder));
        for (const std::string_view form : {app::round_form, app::visit_form}) {
            KITH_TRY(copy_form(hub.files(), form));
            KITH_TRY(app::add_form_file(hub.store(), Path("/") / form));
        }
        app::FormShelf shelf;
        app::RoundSpec spec{"Mill Lane", "2026-11-28", "", "", "", {}};
        KITH_TRY_ASSIGN(spec.doors, app::parse_doors("Mill Lane: 1-4", "typed"));
        KITH_TRY_ASSIGN(round_, app::start_round(hub.store(), shelf, spec));
        return hub.store().close();
    }

    Status run(FaultDisk& disk, const std::function<void()>& promise) override {
        DiskStore hub(disk, {tuning()});
        KITH_TRY(hub.open(way(), hub_folder));
        app::FormShelf shelf;
        for (const Press& press : presses) {
            hub.advance(std::chrono::minutes(2));
            KITH_TRY_ASSIGN(const app::Round round, app::load_round(hub.store(), shelf, round_));
            const app::Door& door = round.doors.at(press.door);
            if (press.outcome == DoorOutcome::none) {
                KITH_TRY(app::undo_visit(hub.store(), door, door.visits.back().record));
            } else {
                app::VisitSpec spec{.outcome = press.outcome};
                if (press.outcome == DoorOutcome::come_back) spec.call_back = "2026-12-01";
                KITH_TRY(app::record_visit(hub.store(), shelf, door, spec));
            }
            promise();
        }
        return {};
    }

    std::string judge(FaultDisk& restarted, std::size_t promised) override {
        DiskStore hub(restarted, {tuning()});
        if (const Status opened = hub.open(way(), hub_folder); !opened)
            return describe(opened.error());
        app::FormShelf shelf;
        const auto round = app::load_round(hub.store(), shelf, round_);
        if (!round) return describe(round.error());
        std::vector<std::string> story;
        for (const app::Door& door : round->doors)
            story.push_back(fmt::format("{} {} {} {}",
                                        door.visits.size(),
                                        app::facts_of(door.last()).name,
                                        door.do_not_call,
                                        door.call_back));
        const bool has_next = promised < std::size(presses);
        if (story != story_after(promised) && !(has_next && story == story_after(promised + 1)))
            return fmt::format("after {} keys the doors say: {}", promised, fmt::join(story, "; "));
        return verify_sound(hub.store());
    }

private:
    static WayIn way() { return WayIn{&test_keys().coordinator}; }

    RecordId round_;
};

} // namespace

std::unique_ptr<Scenario> make_visiting(StoreTuning tuning) {
    return std::make_unique<Visiting>(std::move(tuning));
}

} // namespace kith::test
