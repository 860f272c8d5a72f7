// A store of a test project on the real disk, which several programs open one after another.
#pragma once

#include "survey_core/store/store.h"

namespace kith::test {

inline constexpr std::size_t answers_of_an_interview = 12;

class RealStore {
public:
    Status create(const Path& folder);
    Status open(const Path& folder);
    [[nodiscard]] Store& store() { return *store_; }

private:
    PosixFileSystem files_;
    SystemClock clock_;
    SystemRandom random_;
    std::unique_ptr<Store> store_;
};

/// Groups of add_sample_group(), 0 and up without a gap. damaged: one of them is not whole.
[[nodiscard]] Result<std::size_t> count_sample_groups(StoreView& store);

} // namespace kith::test
