// Record ids for rows that no store has seen.
#pragma once

#include "survey_core/record/dot.h"

namespace kith::test {

inline RecordId record(std::uint64_t number) {
    return {WriterId{7}, number};
}

} // namespace kith::test
