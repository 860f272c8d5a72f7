// Asked for on the picture.
#pragma once

#include "survey_core/record/dot.h"

#include <string>
#include <vector>

namespace kith::app::intent {

/// The records that a number counts.
struct ShowCounted {
    std::string title;
    std::vector<RecordId> records;
};

} // namespace kith::app::intent
