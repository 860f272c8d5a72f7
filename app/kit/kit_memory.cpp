#include "app/kit/kit_memory.h"

namespace kith::app {

std::optional<double> KitMemory::toast_until(double now) const {
    if (!toast || toast->until <= now) return std::nullopt;
    return toast->until;
}

void KitMemory::forget_page() {
    scrolls.clear();
    tables.clear();
    fields.clear();
    eases.clear();
    help.clear();
}

} // namespace kith::app
