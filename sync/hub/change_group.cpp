#include "sync/hub/change_group.h"

#include <algorithm>

namespace kith::sync {

SeqRange group_of(const ChangeHeader& header) {
    const std::uint64_t before = std::min<std::uint64_t>(header.group.index, header.dot.seq - 1);
    const std::uint64_t first = header.dot.seq - before;
    const std::uint64_t count = std::max<std::uint64_t>(header.group.count, before + 1);
    return {first, std::min(first + count - 1, last_seq)};
}

} // namespace kith::sync
