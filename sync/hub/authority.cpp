#include "sync/hub/authority.h"

namespace kith::sync {

Result<bool> is_of_coordinator(StoreView& store, WriterId id) {
    if (!store.is_hub()) return true;
    KITH_TRY_ASSIGN(const auto writer, find_writer(store, id));
    if (!writer) return false;
    KITH_TRY_ASSIGN(const auto laptop, find_laptop(store, writer->laptop));
    return laptop && laptop->role == LaptopRole::coordinator;
}

} // namespace kith::sync
