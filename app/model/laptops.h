// The project's laptops, who may do what on them, and the people who were erased, with the laptops
// that have yet to confirm: state, intents, commands, news. For coordinators only.
#pragma once

#include "survey_core/store/laptops.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::app {

struct LaptopLine {
    LaptopId id{};
    std::string name;
    std::string worker;
    std::string check_words;
    LaptopRole role = LaptopRole::worker;
    LaptopState state = LaptopState::announced;
    std::optional<Instant> last_seen; // when something of it was taken last
    std::uint64_t missing = 0;        // changes that were heard of and never came
    bool is_own = false;
};

struct CarriedFile {
    Instant at; // when it was put in here
    std::string laptop;
};
/// One erasure. Until every laptop has confirmed it, the person is still somewhere.
struct ErasedLine {
    Instant at;
    std::string by;
    std::string reason;
    std::uint64_t records = 0;
    std::uint64_t confirmed = 0;      // laptops
    std::vector<std::string> waiting; // names of laptops
    std::vector<std::string> retired; // that will hardly ever confirm
    std::vector<CarriedFile> files;   // wherever they lie, they hold the person
};

struct LaptopsState {
    std::vector<LaptopLine> laptops;
    std::vector<ErasedLine> erased; // the newest first
    std::optional<LaptopId> chosen;
    bool is_loaded = false;
    bool is_working = false;
};

/// What erasing the record in hand would take, and leave.
struct ErasingPlan {
    std::uint64_t records = 0;
    std::vector<std::string> kept;     // titles of interviews about several people
    std::vector<std::string> mentions; // titles of other people's interviews
    bool has_undone_imports = false;
};

namespace intent {
struct ChooseLaptop {
    LaptopId laptop{};
};
/// The chosen one, with this role; its waiting files are put in.
struct ApproveChosen {
    LaptopRole role = LaptopRole::worker;
};
struct RetireChosen {};
struct PlanErasing {}; // of the record in hand
struct EraseForGood {
    std::string reason;
};
} // namespace intent

namespace command {
struct LoadLaptops {};
struct RetireLaptop {
    LaptopId laptop{};
};
struct PlanErasing {
    RecordId record;
};
struct EraseRecord {
    RecordId record;
    std::string reason;
};
} // namespace command

namespace news {
struct LaptopsLoaded {
    std::vector<LaptopLine> laptops;
    std::vector<ErasedLine> erased;
};
struct LaptopRetired {};
struct ErasingPlanned {
    ErasingPlan plan;
};
struct RecordErased {
    bool is_swept = false; // also from this disk
};
} // namespace news

} // namespace kith::app
