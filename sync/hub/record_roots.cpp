#include "sync/hub/record_roots.h"

namespace kith::sync {

Result<std::optional<RecordId>> counted_root(StoreView& store, RecordId record) {
    constexpr int most_levels = 32; // a forged ring of parents ends here
    for (int level = 0; level < most_levels; ++level) {
        KITH_TRY_ASSIGN(const auto creation, find_creation(store, record));
        if (!creation) return std::nullopt;
        if (is_counted(creation->header.record_kind)) return record;
        if (!creation->header.parent) return std::nullopt;
        record = *creation->header.parent;
    }
    return std::nullopt;
}

} // namespace kith::sync
