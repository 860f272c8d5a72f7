#include "survey_core/store/envelopes.h"

#include "survey_core/store/leaving.h"
#include "survey_core/store/rows.h"

#include <algorithm>

namespace kith {

namespace {

constexpr std::uint64_t piece_bytes = 1U << 20U;

Status keep_ranges(Store& store, const EnvelopeRow& envelope) {
    for (const HaveRange& range : envelope.ranges) {
        KITH_TRY_ASSIGN(const std::int64_t first,
                        store.numbers().make_rid({range.writer, range.first}));
        KITH_TRY(
            store.database().run("INSERT INTO envelope_range(envelope, writer, first, last, after) "
                                 "VALUES(?, ?, ?, ?, ?)",
                                 ByteView(envelope.hash),
                                 first >> seq_bits,
                                 range.first,
                                 range.last,
                                 ByteView(range.after)));
    }
    return {};
}

Status keep_pieces(Store& store, const Hash32& envelope, ReadableFile& file) {
    std::int64_t n = 0;
    for (std::uint64_t at = 0; at < file.size(); at += piece_bytes) {
        const auto length = static_cast<std::size_t>(std::min(piece_bytes, file.size() - at));
        KITH_TRY_ASSIGN(const Bytes piece, file.read(at, length));
        KITH_TRY(store.database().run("INSERT INTO envelope_piece(envelope, n, bytes) "
                                      "VALUES(?, ?, ?)",
                                      ByteView(envelope),
                                      n++,
                                      ByteView(piece)));
    }
    return {};
}

Status compare(Store& store, const Hash32& envelope, ReadableFile& file) {
    std::uint64_t at = 0;
    bool is_same = true;
    KITH_TRY(for_each_piece(store, envelope, [&](ByteView piece) -> Status {
        KITH_TRY_ASSIGN(const Bytes written, file.read(at, piece.size()));
        is_same = is_same && std::equal(piece.begin(), piece.end(), written.begin());
        at += piece.size();
        return {};
    }));
    if (is_same && at == file.size()) return {};
    return fail(ErrorCode::disk_failed,
                "The sealed interviews read back otherwise than they were written, so nothing was "
                "sealed; the disk is failing. Hand over now, and tell a coordinator.");
}

Result<std::vector<HaveRange>> ranges_of(StoreView& store, const Hash32& envelope) {
    std::vector<HaveRange> ranges;
    Query rows = store.database().query(
        "SELECT uid, first, last, after FROM envelope_range JOIN writer ON writer.no = "
        "envelope_range.writer WHERE envelope = ? ORDER BY uid, first",
        ByteView(envelope));
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return ranges;
        ranges.push_back({WriterId{rows.number(0)},
                          rows.number(1),
                          rows.number(2),
                          {},
                          array_from<32>(rows.bytes(3))});
    }
}

Status forget(Store& store, const Hash32& envelope) {
    Database& database = store.database();
    KITH_TRY(database.run("DELETE FROM envelope_piece WHERE envelope = ?", ByteView(envelope)));
    KITH_TRY(database.run("DELETE FROM envelope_range WHERE envelope = ?", ByteView(envelope)));
    return database.run("DELETE FROM envelope WHERE hash = ?", ByteView(envelope));
}

/// An erasure that waited for an envelope to go can be confirmed now.
Status ask_for_sweep(Store& store) {
    KITH_TRY_ASSIGN(const auto erased,
                    store.database().find_integer("SELECT 1 FROM erased LIMIT 1"));
    if (!erased) return {};
    constexpr std::uint8_t yes = 1;
    return store.set_fact(Fact::sweep_due, {&yes, 1});
}

Result<bool> is_received(Store& store, const Hash32& envelope) {
    KITH_TRY_ASSIGN(const auto waiting,
                    store.database().find_integer(
                        "SELECT 1 FROM envelope_range WHERE envelope = ? AND NOT EXISTS "
                        "(SELECT 1 FROM ack WHERE ack.writer = envelope_range.writer "
                        "AND ack.seq >= envelope_range.last) LIMIT 1",
                        ByteView(envelope)));
    return !waiting.has_value();
}

} // namespace

Status keep_envelope(Store& store, const EnvelopeRow& envelope, ReadableFile& file) {
    KITH_TRY(store.database().run(
        "INSERT INTO envelope(hash, name, at, bytes, changes, records, interviews) "
        "VALUES(?, ?, ?, ?, ?, ?, ?)",
        ByteView(envelope.hash),
        envelope.name,
        envelope.at.ms,
        envelope.bytes,
        envelope.changes,
        envelope.records,
        envelope.interviews));
    KITH_TRY(keep_ranges(store, envelope));
    KITH_TRY(keep_pieces(store, envelope.hash, file));
    return compare(store, envelope.hash, file);
}

Status note_sealed(Store& store, std::uint64_t interviews) {
    return store.database().run("UPDATE envelope SET interviews = interviews + ? WHERE hash = "
                                "(SELECT hash FROM envelope ORDER BY at DESC, name DESC LIMIT 1)",
                                interviews);
}

Result<std::vector<EnvelopeRow>> list_envelopes(StoreView& store) {
    std::vector<EnvelopeRow> envelopes;
    if (store.database().is_server()) return envelopes;
    Query rows =
        store.database().query("SELECT hash, name, at, bytes, changes, records, interviews "
                               "FROM envelope ORDER BY at, name");
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) break;
        envelopes.push_back({array_from<32>(rows.bytes(0)),
                             std::string(rows.text(1)),
                             {rows.integer(2)},
                             rows.number(3),
                             rows.number(4),
                             rows.number(5),
                             rows.number(6),
                             {}});
    }
    for (EnvelopeRow& envelope : envelopes) {
        KITH_TRY_ASSIGN(envelope.ranges, ranges_of(store, envelope.hash));
    }
    return envelopes;
}

Status for_each_piece(StoreView& store,
                      const Hash32& envelope,
                      const std::function<Status(ByteView piece)>& visit) {
    Query rows = store.database().query(
        "SELECT bytes FROM envelope_piece WHERE envelope = ? ORDER BY n", ByteView(envelope));
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return {};
        KITH_TRY(visit(rows.bytes(0)));
    }
}

Result<std::uint64_t> sealed_until(StoreView& store, WriterId writer) {
    if (store.database().is_server()) return std::uint64_t{0};
    KITH_TRY_ASSIGN(const auto first, store.numbers().find_rid({writer, 1}));
    KITH_TRY_ASSIGN(
        const auto seq,
        store.database().find_integer("SELECT max(last) FROM envelope_range WHERE writer = ?",
                                      first.value_or(0) >> seq_bits));
    return static_cast<std::uint64_t>(seq.value_or(0));
}

Result<std::optional<Hash32>> link_after_envelope(StoreView& store, Dot change) {
    if (store.database().is_server()) return std::nullopt;
    KITH_TRY_ASSIGN(const auto rid, store.numbers().find_rid(change));
    Query noted = store.database().query(
        "SELECT after FROM envelope_range WHERE writer = ? AND last = ? LIMIT 1",
        rid.value_or(0) >> seq_bits,
        change.seq);
    KITH_TRY_ASSIGN(const bool is_noted, noted.step());
    if (!is_noted) return std::nullopt;
    return array_from<32>(noted.bytes(0));
}

Status forget_received_envelopes(Store& store) {
    KITH_TRY_ASSIGN(const auto envelopes, list_envelopes(store));
    std::uint64_t received = 0;
    bool is_any_gone = false;
    for (const EnvelopeRow& envelope : envelopes) {
        KITH_TRY_ASSIGN(const bool is_safe, is_received(store, envelope.hash));
        if (!is_safe) continue;
        KITH_TRY(forget(store, envelope.hash));
        received += envelope.interviews;
        is_any_gone = true;
    }
    if (is_any_gone) KITH_TRY(ask_for_sweep(store));
    return count_as_left(store, received);
}

Result<bool> is_in_envelope(StoreView& store, RecordId erasure) {
    if (store.database().is_server()) return false;
    KITH_TRY_ASSIGN(const auto number, store.numbers().find_rid(erasure));
    KITH_TRY_ASSIGN(const auto found,
                    store.database().find_integer(
                        "SELECT 1 FROM (SELECT rid AS dot FROM erased WHERE erasure = ?1 UNION ALL "
                        "SELECT dot FROM erased JOIN change USING(rid) WHERE erasure = ?1) AS gone "
                        "JOIN envelope_range ON writer = gone.dot >> 40 "
                        "AND gone.dot & ((1 << 40) - 1) BETWEEN first AND last LIMIT 1",
                        number.value_or(0)));
    return found.has_value();
}

Result<std::uint64_t> count_sealed(StoreView& store) {
    if (store.database().is_server()) return std::uint64_t{0};
    KITH_TRY_ASSIGN(const auto count,
                    store.database().find_integer("SELECT sum(interviews) FROM envelope"));
    return static_cast<std::uint64_t>(count.value_or(0));
}

} // namespace kith
