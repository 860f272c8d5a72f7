// The taxonomy as Kith ships it.
#pragma once

#include "survey_core/taxonomy/taxonomy.h"

#include <catch2/catch_test_macros.hpp>

namespace kith::test {

inline Taxonomy shipped_taxonomy() {
    PosixFileSystem disk;
    auto loaded = load_taxonomy(disk, Path(KITH_SOURCE_DIR) / "assets" / "taxonomy");
    INFO((loaded ? std::string() : loaded.error().message));
    REQUIRE(loaded.has_value());
    return std::move(*loaded);
}

} // namespace kith::test
