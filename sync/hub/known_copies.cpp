#include "sync/hub/known_copies.h"

#include "survey_core/base/codec.h"

#include <algorithm>

namespace kith::sync {

namespace {

Hash32 read_hash(Reader& from) {
    Hash32 hash{};
    const ByteView bytes = from.raw(hash.size());
    std::copy(bytes.begin(), bytes.end(), hash.begin());
    return hash;
}

} // namespace

Result<std::vector<KnownCopy>> list_known_copies(StoreView& store) {
    std::vector<KnownCopy> copies;
    KITH_TRY_ASSIGN(const auto fact, store.find_fact(Fact::copied_laptops));
    if (!fact) return copies;
    Reader from(*fact);
    while (from.ok() && from.remaining() > 0) {
        KnownCopy copy;
        copy.writer = WriterId{from.u64()};
        copy.from = from.u64();
        copy.first_link = read_hash(from);
        copy.last = from.u64();
        copy.last_link = read_hash(from);
        copies.push_back(copy);
    }
    if (!from.finished())
        return fail(ErrorCode::damaged,
                    "What this project knows of copied laptops is damaged; restore it from its "
                    "newest snapshot.");
    return copies;
}

Status note_copy(Store& store, const KnownCopy& copy) {
    KITH_TRY_ASSIGN(auto copies, list_known_copies(store));
    const auto same = std::find_if(copies.begin(), copies.end(), [&copy](const KnownCopy& one) {
        return one.writer == copy.writer &&
               (copy.from == 0 || one.from == 0 || one.first_link == copy.first_link);
    });
    if (same == copies.end())
        copies.push_back(copy);
    else if (copy.last > same->last)
        *same = copy;
    Bytes bytes;
    Writer to(bytes);
    for (const KnownCopy& one : copies) {
        to.u64(static_cast<std::uint64_t>(one.writer));
        to.u64(one.from);
        to.raw(one.first_link);
        to.u64(one.last);
        to.raw(one.last_link);
    }
    return store.set_fact(Fact::copied_laptops, bytes);
}

} // namespace kith::sync
