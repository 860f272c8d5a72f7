// The project's laptops, and people who are erased from all of them.
#include "app/flow/enrolment.h"
#include "app/flow/erasing.h"
#include "app/flow/project.h"
#include "app/flow/record_paths.h"
#include "app/shell/errands.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

LaptopLine line_of(const LaptopView& laptop) {
    LaptopLine line{laptop.row.id,
                    laptop.row.name,
                    laptop.worker,
                    laptop.check_words,
                    laptop.row.role,
                    laptop.row.state,
                    {},
                    laptop.behind,
                    laptop.row.own};
    if (laptop.row.last_seen != Instant{}) line.last_seen = laptop.row.last_seen;
    return line;
}

ErasedLine line_of(const ErasureView& erasure) {
    ErasedLine line{erasure.row.at, erasure.by, erasure.row.reason, erasure.records, 0, {}, {}, {}};
    for (const ErasingLaptop& laptop : erasure.laptops) {
        if (laptop.confirmed)
            ++line.confirmed;
        else
            (laptop.is_retired ? line.retired : line.waiting).push_back(laptop.name);
    }
    for (const ImportView& file : erasure.files)
        line.files.push_back({file.row.at, file.laptop});
    return line;
}

Result<std::vector<std::string>> titles_of(StoreView& store, const std::vector<RecordId>& ids) {
    std::vector<std::string> titles;
    for (const RecordId id : ids) {
        KITH_TRY_ASSIGN(const auto record, find_record(store, id));
        if (!record) continue;
        const std::string label(record->text(field::label));
        titles.push_back(label.empty() ? to_text(id) : label);
    }
    return titles;
}

Result<ErasingPlan> plan(StoreView& store, RecordId record) {
    KITH_TRY_ASSIGN(const ErasurePlan found, plan_erasure(store, record));
    ErasingPlan sketch{found.records.size(), {}, {}, found.has_undone_imports};
    KITH_TRY_ASSIGN(sketch.kept, titles_of(store, found.kept));
    KITH_TRY_ASSIGN(sketch.mentions, titles_of(store, found.mentions));
    return sketch;
}

Result<sync::Erased> erase(Desk& desk, const command::EraseRecord& command) {
    KITH_TRY_ASSIGN(const RecordId author, worker_of(*desk.store));
    KITH_TRY_ASSIGN(const ErasurePlan found, plan_erasure(*desk.store, command.record));
    return sync::Hub(*desk.store).erase(author, found.records, command.reason);
}

} // namespace

News run(Desk& desk, const command::LoadLaptops&) {
    news::LaptopsLoaded loaded;
    const auto laptops = list_project_laptops(*desk.reader);
    if (!laptops) return news::Failed{laptops.error()};
    for (const LaptopView& laptop : *laptops)
        loaded.laptops.push_back(line_of(laptop));
    const auto erased = list_project_erasures(*desk.reader);
    if (!erased) return news::Failed{erased.error()};
    for (const ErasureView& erasure : *erased)
        loaded.erased.push_back(line_of(erasure));
    return loaded;
}

News run(Desk& desk, const command::RetireLaptop& command) {
    const Status done = retire_laptop(*desk.store, command.laptop);
    if (!done) return news::Failed{done.error()};
    return news::LaptopRetired{};
}

News run(Desk& desk, const command::PlanErasing& command) {
    auto found = plan(*desk.reader, command.record);
    if (!found) return news::ChangeRefused{found.error()};
    return news::ErasingPlanned{std::move(*found)};
}

News run(Desk& desk, const command::EraseRecord& command) {
    const auto erased = erase(desk, command);
    if (!erased) return news::ChangeRefused{erased.error()};
    return news::RecordErased{erased->is_swept};
}

} // namespace kith::app
