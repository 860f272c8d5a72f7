// A coordinator's store and an approved laptop with a form of twelve questions, on a real disk.
#pragma once

#include "survey_core/store/changes.h"
#include "sync/hub/hub.h"
#include "tests/bench/bench.h"
#include "tests/support/scratch_folder.h"

namespace kith::bench {

inline constexpr std::string_view bench_passphrase = "four plain words here";

struct Village {
    std::unique_ptr<Store> centre;
    std::unique_ptr<Store> laptop;
    FormVersionId form{};
    std::vector<FieldId> questions;
    RecordId worker;
    Path stick;
};

Result<Village> make_village(const StoreEnvironment& environment, const Path& folder);

/// The real disk, clock and chance, and a folder that goes with it.
struct Ground {
    test::ScratchFolder scratch;
    PosixFileSystem files;
    SystemClock clock;
    SystemRandom random;
    StoreEnvironment environment{files, clock, random};
    SeededRandom chance{7}; // of the answers
};
/// One submission each, about 0.9 KB, from seeded chance; their ids.
Result<std::vector<RecordId>> add_records(Village& village, int records, Random& chance);
/// The submissions of `from` by the plainest means: one prepared INSERT keyed by a random UUID, one
/// transaction, the same engine, key, page size, cache and durability.
[[nodiscard]] Result<double>
floor_seconds(const StoreEnvironment& environment, const Path& folder, Store& from);

} // namespace kith::bench
