// Asked for where records are read, handed over, merged and settled.
#pragma once

#include "survey_core/store/laptops.h"

#include <string>

namespace kith::app::intent {

struct SearchRecords {
    std::string text;
};
struct OpenRecord {
    RecordId record;
};

// Hand-over and merge
struct LookForPlaces {};
struct WriteHandover {
    std::string folder;
};
struct LookIntoFolder {
    std::string folder;
};
struct MergeFiles {};
struct ApproveLaptop {
    LaptopId laptop{};
};
struct WriteReplies {
    std::string folder;
};

// Conflicts
struct KeepValue {
    std::size_t side = 0; // of the conflict in hand
};
struct DecideLater {};
struct TakeBack {};

} // namespace kith::app::intent
