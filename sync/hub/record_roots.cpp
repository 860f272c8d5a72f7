#include "sync/hub/record_roots.h"

namespace kith::sync {

Result<std::optional<RecordId>> counted_root(StoreView& store, RecordId record) {
    constexpr int most_levels = 32; // a forged ring of parents ends here
    for (int level = 0; level < most_levels; ++level) {
        KITH_TRY_ASSIGN(const auto place, find_place(store, record));
        if (!place || !place->is_shown) return std::nullopt;
        if (is_counted(place->kind)) return record;
        if (!place->parent) return std::nullopt;
        record = *place->parent;
    }
    return std::nullopt;
}

} // namespace kith::sync
