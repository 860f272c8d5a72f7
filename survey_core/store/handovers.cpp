// What has left this laptop, and what a hub has acknowledged.
#include "survey_core/store/envelopes.h"
#include "survey_core/store/laptops.h"
#include "survey_core/store/merge_port.h"
#include "survey_core/store/records.h"
#include "survey_core/store/rows.h"

#include <algorithm>

namespace kith {

namespace {

/// A range of one writer's changes, as this store numbers them.
struct DotRange {
    std::int64_t first = 0;
    std::int64_t last = 0;
};

#define KITH_UP_FROM(changes)                                                                      \
    "WITH RECURSIVE up(rid) AS (SELECT rid FROM change WHERE " changes                             \
    " AND parked = 0 UNION SELECT record.parent FROM record JOIN up USING(rid) "                   \
    "WHERE record.parent IS NOT NULL) "

/// How far these changes have come on their way. Of a record that nobody edited here that is all
/// there is to say, so its row only moves on; the few that were edited here, and the submissions
/// above them, are looked at one by one later.
Status move_on(Store& store, const DotRange& range, RecordStatus status) {
    KITH_TRY(store.database().run(
        KITH_UP_FROM("import = 0") "UPDATE list_row SET status = ?1 "
                                   "WHERE rid BETWEEN ?2 AND ?3 AND status < ?1 "
                                   "AND rid NOT IN (SELECT rid FROM up)",
        static_cast<int>(status),
        range.first,
        range.last));
    KITH_TRY(store.database().run(
        KITH_UP_FROM("import = 0") "INSERT INTO stale(rid) SELECT rid FROM up WHERE rid BETWEEN ? "
                                   "AND ? ON CONFLICT DO NOTHING",
        range.first,
        range.last));
    return store.database().run(
        KITH_UP_FROM("dot BETWEEN ? AND ?") "INSERT INTO stale(rid) SELECT rid FROM up WHERE true "
                                            "ON CONFLICT DO NOTHING",
        range.first,
        range.last);
}

Result<std::vector<HaveRange>> own_ranges(StoreView& store) {
    std::vector<HaveRange> ranges;
    KITH_TRY_ASSIGN(const auto all, list_writers(store));
    KITH_TRY_ASSIGN(const auto laptops, list_laptops(store));
    for (const LaptopRow& laptop : laptops) {
        if (!laptop.own) continue;
        for (const WriterRecord& writer : all) {
            if (writer.laptop != laptop.id) continue;
            KITH_TRY_ASSIGN(const auto have, have_of(store, writer.id));
            ranges.insert(ranges.end(), have.begin(), have.end());
        }
    }
    return ranges;
}

Result<std::uint64_t> acknowledged(StoreView& store, WriterId writer) {
    KITH_TRY_ASSIGN(const auto rid, store.numbers().find_rid({writer, 1}));
    if (!rid) return std::uint64_t{0};
    KITH_TRY_ASSIGN(
        const auto seq,
        store.database().find_integer("SELECT max(seq) FROM ack WHERE writer = ?", *rid >> 40));
    return static_cast<std::uint64_t>(seq.value_or(0));
}

/// The audit chain's link after change `seq` of the range's writer. A hub mostly acknowledges up to
/// the end of a hand-over, where it was noted, as it is at the end of an envelope.
Result<Hash32> link_after(StoreView& store, const HaveRange& range, std::uint64_t seq) {
    KITH_TRY_ASSIGN(const auto rid, store.numbers().find_rid({range.writer, seq}));
    Query noted = store.database().query("SELECT after FROM handover_range WHERE writer = ? AND "
                                         "last = ? AND after IS NOT NULL LIMIT 1",
                                         rid.value_or(0) >> seq_bits,
                                         seq);
    KITH_TRY_ASSIGN(const bool is_noted, noted.step());
    if (is_noted) return array_from<32>(noted.bytes(0));
    KITH_TRY_ASSIGN(const auto sealed, link_after_envelope(store, {range.writer, seq}));
    if (sealed) return *sealed;
    Hash32 link = range.before;
    KITH_TRY(for_each_change(
        store, range.writer, range.first, seq, [&link](const Change& change) -> Status {
            link = chain_next(link, change);
            return {};
        }));
    return link;
}

} // namespace

Status save_acknowledgement(Store& store, const Acknowledgement& acknowledgement) {
    KITH_TRY_ASSIGN(const std::int64_t first,
                    store.numbers().make_rid({acknowledgement.writer, 1}));
    KITH_TRY(store.database().run("INSERT INTO ack(hub, writer, seq) VALUES(?, ?, ?) "
                                  "ON CONFLICT(hub, writer) DO UPDATE SET seq = excluded.seq "
                                  "WHERE excluded.seq > ack.seq",
                                  ByteView(acknowledgement.hub),
                                  first >> 40,
                                  acknowledgement.seq));
    const auto last = first + static_cast<std::int64_t>(acknowledgement.seq) - 1;
    return move_on(store, {first, last}, RecordStatus::received);
}

Result<std::vector<Acknowledgement>> list_acknowledgements(StoreView& store) {
    std::vector<Acknowledgement> list;
    Query rows = store.database().query(
        "SELECT hub, uid, seq FROM ack JOIN writer ON writer.no = ack.writer "
        "ORDER BY hub, uid");
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return list;
        list.push_back({array_from<16>(rows.bytes(0)), WriterId{rows.number(1)}, rows.number(2)});
    }
}

Result<std::optional<Hash32>> chain_link(StoreView& store, Dot change) {
    KITH_TRY_ASSIGN(const auto have, have_of(store, change.writer));
    for (const HaveRange& range : have) {
        if (change.seq < range.first || change.seq > range.last) continue;
        if (change.seq == range.last) return range.after;
        KITH_TRY_ASSIGN(const Hash32 link, link_after(store, range, change.seq));
        return link;
    }
    return std::nullopt;
}

Result<std::vector<HaveRange>> ranges_to_hand_over(StoreView& store) {
    std::vector<HaveRange> waiting;
    KITH_TRY_ASSIGN(const auto own, own_ranges(store));
    for (HaveRange range : own) {
        KITH_TRY_ASSIGN(const std::uint64_t received, acknowledged(store, range.writer));
        KITH_TRY_ASSIGN(const std::uint64_t sealed, sealed_until(store, range.writer));
        const std::uint64_t seq = std::max(received, sealed);
        if (seq >= range.last) continue;
        if (seq >= range.first) {
            KITH_TRY_ASSIGN(range.before, link_after(store, range, seq));
            range.first = seq + 1;
        }
        waiting.push_back(range);
    }
    return waiting;
}

Result<std::vector<HandoverEnd>>
handover_ends(StoreView& store, WriterId writer, std::size_t most) {
    std::vector<HandoverEnd> ends;
    KITH_TRY_ASSIGN(const auto rid, store.numbers().find_rid({writer, 1}));
    if (!rid) return ends;
    const char* const handed_over = // a server has no envelopes
        "SELECT DISTINCT last, after FROM handover_range WHERE writer = ?1 AND after IS NOT NULL "
        "ORDER BY last DESC";
    const char* const or_sealed =
        "SELECT last, after FROM handover_range WHERE writer = ?1 AND after IS NOT NULL UNION "
        "SELECT last, after FROM envelope_range WHERE writer = ?1 ORDER BY last DESC";
    Query rows = store.database().query(store.database().is_server() ? handed_over : or_sealed,
                                        *rid >> seq_bits);
    while (ends.size() < most) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) break;
        ends.push_back({rows.number(0), array_from<32>(rows.bytes(1))});
    }
    return ends;
}

Result<std::int64_t> save_handover(Store& store, const HandoverRow& handover) {
    Database& database = store.database();
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    KITH_TRY(database.run("INSERT INTO handover(at, file, name) VALUES(?, ?, ?)",
                          handover.at.ms,
                          ByteView(handover.file),
                          handover.name));
    KITH_TRY_ASSIGN(const auto no, database.find_integer("SELECT max(no) FROM handover"));
    for (const HaveRange& range : handover.ranges) {
        KITH_TRY_ASSIGN(const std::int64_t first,
                        store.numbers().make_rid({range.writer, range.first}));
        KITH_TRY(database.run("INSERT INTO handover_range(handover, writer, first, last, after) "
                              "VALUES(?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                              *no,
                              first >> 40,
                              range.first,
                              range.last,
                              ByteView(range.after)));
        const auto last = first + static_cast<std::int64_t>(range.last - range.first);
        KITH_TRY(move_on(store, {first, last}, RecordStatus::handed_over));
    }
    KITH_TRY(transaction.commit());
    KITH_TRY(refresh_all_rows(store));
    return *no;
}

Result<std::vector<HandoverRow>> list_handovers(StoreView& store) {
    std::vector<HandoverRow> handovers;
    Query rows = store.database().query("SELECT no, at, file, name FROM handover ORDER BY no");
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) break;
        handovers.push_back({rows.integer(0),
                             {rows.integer(1)},
                             array_from<32>(rows.bytes(2)),
                             std::string(rows.text(3)),
                             {}});
    }
    for (HandoverRow& handover : handovers) {
        Query ranges =
            store.database().query("SELECT uid, first, last FROM handover_range JOIN writer ON "
                                   "writer.no = handover_range.writer WHERE handover = ?",
                                   handover.no);
        for (;;) {
            KITH_TRY_ASSIGN(const bool more, ranges.step());
            if (!more) break;
            handover.ranges.push_back(
                {WriterId{ranges.number(0)}, ranges.number(1), ranges.number(2), {}, {}});
        }
    }
    return handovers;
}

Result<HandoverCounts> count_handed_over(StoreView& store) {
    HandoverCounts counts;
    KITH_TRY_ASSIGN(const auto own, own_ranges(store));
    for (const HaveRange& range : own) {
        counts.made += range.last - range.first + 1;
        KITH_TRY_ASSIGN(const auto rid, store.numbers().find_rid({range.writer, 1}));
        KITH_TRY_ASSIGN(const auto out,
                        store.database().find_integer(
                            "SELECT max(last) FROM handover_range WHERE writer = ?", *rid >> 40));
        KITH_TRY_ASSIGN(const std::uint64_t received, acknowledged(store, range.writer));
        const auto handed = std::max(static_cast<std::uint64_t>(out.value_or(0)), received);
        counts.handed_over += std::min(handed, range.last);
        counts.received += std::min(received, range.last);
    }
    KITH_TRY_ASSIGN(const auto unheard,
                    store.database().find_integer(
                        "SELECT count(*) FROM erasure_done JOIN laptop "
                        "ON laptop.id = erasure_done.laptop WHERE own = 1 AND known = 0"));
    counts.confirmations = static_cast<std::uint64_t>(unheard.value_or(0));
    return counts;
}

} // namespace kith
