// A person asks to be forgotten: what goes, what stays and has to be looked at, and which laptops
// have yet to confirm.
#pragma once

#include "app/flow/imports.h"
#include "survey_core/store/erasures.h"

namespace kith::app {

struct ErasurePlan {
    std::vector<RecordId> records;  // go, with the repeat instances under them
    std::vector<RecordId> kept;     // interviews about several people, and what came from them
    std::vector<RecordId> mentions; // other people's interviews that point to the person; they stay
    bool has_undone_imports = false; // what they brought could not be looked through
};
/// not_found: no such record. refused: it is erased already.
[[nodiscard]] Result<ErasurePlan> plan_erasure(StoreView& store, RecordId person);

struct ErasingLaptop {
    LaptopId id{};
    std::string name;
    std::optional<Instant> confirmed;
    bool is_retired = false; // it will hardly ever confirm
};

struct ErasureView {
    ErasureRow row;
    std::string by;
    std::uint64_t records = 0;
    std::vector<ErasingLaptop> laptops;
    std::vector<ImportView> files; // that brought what was erased: wherever they lie, they hold it
};
/// The newest first.
[[nodiscard]] Result<std::vector<ErasureView>> list_project_erasures(StoreView& store);

} // namespace kith::app
