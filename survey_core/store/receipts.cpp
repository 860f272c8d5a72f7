#include "survey_core/store/receipts.h"

#include "survey_core/base/codec.h"
#include "survey_core/store/merge_port.h"

#include <algorithm>
#include <map>

namespace kith {

namespace {

using ReceiptTimes = std::map<LaptopId, Hlc>;

Result<ReceiptTimes> read_times(StoreView& store) {
    ReceiptTimes times;
    KITH_TRY_ASSIGN(const auto fact, store.find_fact(Fact::receipt_times));
    if (!fact) return times;
    Reader from(*fact);
    while (from.ok() && from.remaining() > 0) {
        LaptopId hub{};
        const ByteView id = from.raw(hub.size());
        std::copy(id.begin(), id.end(), hub.begin());
        times[hub] = Hlc{from.u64()};
    }
    return times;
}

Status save_times(Store& store, const ReceiptTimes& times) {
    Bytes bytes;
    Writer to(bytes);
    for (const auto& [hub, at] : times) {
        to.raw(hub);
        to.u64(static_cast<std::uint64_t>(at));
    }
    return store.set_fact(Fact::receipt_times, bytes);
}

/// The last of these changes whose answers are not on this laptop any more; 0: all are.
Result<std::uint64_t> last_left(StoreView& store, std::int64_t first, std::int64_t last) {
    KITH_TRY_ASSIGN(
        const auto dot,
        store.database().find_integer(
            "SELECT max(dot) FROM (SELECT rid AS dot FROM record WHERE rid BETWEEN ?1 AND ?2 "
            "AND hidden = 3 UNION ALL SELECT dot FROM change JOIN record USING(rid) "
            "WHERE dot BETWEEN ?1 AND ?2 AND hidden = 3)",
            first,
            last));
    return static_cast<std::uint64_t>(dot.value_or(0) & ((std::int64_t{1} << seq_bits) - 1));
}

/// What has left is asked of nobody: the receipt stands up to there.
Status lower(Store& store, const Acknowledgement& known, std::uint64_t seq, LostAtHub& lost) {
    KITH_TRY_ASSIGN(const std::int64_t first, store.numbers().make_rid({known.writer, 1}));
    const auto place = [first](std::uint64_t number) {
        return first + static_cast<std::int64_t>(number) - 1;
    };
    KITH_TRY_ASSIGN(const std::uint64_t left, last_left(store, place(seq + 1), place(known.seq)));
    const std::uint64_t stands = std::max(seq, left);
    lost.gone += stands - seq;
    lost.again += known.seq - stands;
    KITH_TRY(store.database().run("UPDATE ack SET seq = ? WHERE hub = ? AND writer = ?",
                                  stands,
                                  ByteView(known.hub),
                                  first >> seq_bits));
    return store.database().run(
        "INSERT INTO stale(rid) SELECT rid FROM list_row WHERE rid BETWEEN ?1 AND ?2 UNION "
        "SELECT rid FROM change WHERE dot BETWEEN ?1 AND ?2 ON CONFLICT DO NOTHING",
        place(stands + 1),
        place(known.seq));
}

} // namespace

Result<LostAtHub> take_receipt(Store& store, const Receipt& receipt) {
    LostAtHub lost;
    KITH_TRY_ASSIGN(ReceiptTimes times, read_times(store));
    const bool is_dated = receipt.at != Hlc{};
    if (is_dated && receipt.at < times[receipt.hub]) return lost;
    for (const Dot held : receipt.held)
        KITH_TRY(save_acknowledgement(store, {receipt.hub, held.writer, held.seq}));
    if (!is_dated) return lost;
    times[receipt.hub] = receipt.at;
    KITH_TRY(save_times(store, times));
    KITH_TRY_ASSIGN(const auto known, list_acknowledgements(store));
    for (const Acknowledgement& one : known) {
        if (one.hub != receipt.hub || receipt.unclear.contains(one.writer)) continue;
        const auto held = std::find_if(receipt.held.begin(),
                                       receipt.held.end(),
                                       [&one](const Dot dot) { return dot.writer == one.writer; });
        const std::uint64_t seq = held == receipt.held.end() ? 0 : held->seq;
        if (seq < one.seq) KITH_TRY(lower(store, one, seq, lost));
    }
    return lost;
}

} // namespace kith
