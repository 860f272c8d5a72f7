// Writers: who vouches for them, and how each launch ends the one before it.
#include "survey_core/base/codec.h"
#include "survey_core/store/own_writer.h"
#include "survey_core/store/rows.h"

namespace kith {

namespace {

constexpr const char* writer_columns =
    "SELECT uid, laptop, public_key, previous, first_hlc, certificate, head_seq, "
    "head_hash, head_signature, state FROM writer WHERE uid = ?";

WriterRecord read_writer(const Query& row) {
    WriterRecord writer;
    writer.id = WriterId{row.number(0)};
    writer.laptop = array_from<16>(row.bytes(1));
    writer.public_key = array_from<32>(row.bytes(2));
    if (!row.is_null(3)) writer.previous = WriterId{row.number(3)};
    writer.first_hlc = Hlc{row.number(4)};
    writer.certificate = array_from<64>(row.bytes(5));
    writer.head_seq = row.number(6);
    writer.head_hash = array_from<32>(row.bytes(7));
    writer.head_signature = array_from<64>(row.bytes(8));
    writer.state = static_cast<WriterState>(row.integer(9));
    return writer;
}

std::optional<std::uint64_t> number_of(const std::optional<WriterId>& writer) {
    if (!writer) return std::nullopt;
    return static_cast<std::uint64_t>(*writer);
}

Status note_cut_off(Store& store, WriterId own) {
    KITH_TRY_ASSIGN(auto noted, store.find_fact(Fact::cut_off_launches));
    Bytes all = noted ? *std::move(noted) : Bytes{};
    const std::string id = to_text(own) + " ";
    all.insert(all.end(), id.begin(), id.end());
    return store.set_fact(Fact::cut_off_launches, all);
}

/// The last of this laptop's launches that is stored.
Result<std::optional<WriterId>> last_own_writer(Store& store) {
    KITH_TRY_ASSIGN(const auto uid,
                    store.database().find_integer(
                        "SELECT uid FROM writer WHERE laptop = ? ORDER BY no DESC LIMIT 1",
                        ByteView(store.laptop())));
    if (!uid) return std::nullopt;
    return WriterId{static_cast<std::uint64_t>(*uid)};
}

/// The end of the writer's unbroken row of changes from the first.
Result<std::optional<HaveRange>> first_range(StoreView& store, WriterId writer) {
    KITH_TRY_ASSIGN(const auto ranges, have_of(store, writer));
    if (ranges.empty() || ranges.front().first != 1) return std::nullopt;
    return ranges.front();
}

} // namespace

Bytes head_statement(WriterId writer, std::uint64_t seq, const Hash32& hash) {
    Bytes bytes;
    Writer to(bytes);
    to.text("kith head 1");
    to.u64(static_cast<std::uint64_t>(writer));
    to.varint(seq);
    to.raw(hash);
    return bytes;
}

Bytes writer_statement(const ProjectId& project, const WriterRecord& writer) {
    Bytes bytes;
    Writer to(bytes);
    to.text("kith writer 1");
    to.raw(project);
    to.raw(writer.laptop);
    to.u64(static_cast<std::uint64_t>(writer.id));
    to.raw(writer.public_key);
    to.u64(writer.previous ? static_cast<std::uint64_t>(*writer.previous) : 0);
    to.u64(static_cast<std::uint64_t>(writer.first_hlc));
    return bytes;
}

bool writer_is_certified(const ProjectId& project, const WriterRecord& writer, const Key32& by) {
    return verify(by, writer_statement(project, writer), writer.certificate);
}

bool head_is_signed(const WriterRecord& writer) {
    return verify(writer.public_key,
                  head_statement(writer.id, writer.head_seq, writer.head_hash),
                  writer.head_signature);
}

Result<std::optional<WriterRecord>> find_writer(StoreView& store, WriterId id) {
    Query row = store.database().query(writer_columns, static_cast<std::uint64_t>(id));
    KITH_TRY_ASSIGN(const bool found, row.step());
    if (!found) return std::nullopt;
    return read_writer(row);
}

Result<std::vector<WriterRecord>> list_writers(StoreView& store) {
    std::vector<WriterRecord> writers;
    Query rows = store.database().query(
        "SELECT uid, laptop, public_key, previous, first_hlc, certificate, head_seq, "
        "head_hash, head_signature, state FROM writer WHERE certificate IS NOT NULL "
        "ORDER BY no");
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return writers;
        writers.push_back(read_writer(rows));
    }
}

Status save_writer(Store& store, const WriterRecord& writer) {
    KITH_TRY(store.numbers().make_rid({writer.id, 1}));
    const auto uid = static_cast<std::uint64_t>(writer.id);
    KITH_TRY(store.database().run("UPDATE writer SET laptop = ?, public_key = ?, previous = ?, "
                                  "first_hlc = ?, certificate = ? "
                                  "WHERE uid = ? AND (certificate IS NULL OR NOT EXISTS "
                                  "(SELECT 1 FROM have WHERE have.writer = writer.no))",
                                  ByteView(writer.laptop),
                                  ByteView(writer.public_key),
                                  number_of(writer.previous),
                                  static_cast<std::uint64_t>(writer.first_hlc),
                                  ByteView(writer.certificate),
                                  uid));
    KITH_TRY(store.database().run("UPDATE writer SET head_seq = ?2, head_hash = ?3, "
                                  "head_signature = ?4 WHERE uid = ?1 AND head_seq < ?2",
                                  uid,
                                  writer.head_seq,
                                  ByteView(writer.head_hash),
                                  ByteView(writer.head_signature)));
    return store.database().run("UPDATE writer SET state = ?2 WHERE uid = ?1 AND state < ?2",
                                uid,
                                static_cast<int>(writer.state));
}

Status close_writer(Store& store, WriterRecord writer, const SigningKey& key) {
    KITH_TRY_ASSIGN(const auto range, first_range(store, writer.id));
    if (range) {
        writer.head_seq = range->last;
        writer.head_hash = range->after;
        writer.head_signature = sign(key, head_statement(writer.id, range->last, range->after));
    }
    writer.state = WriterState::closed;
    KITH_TRY(save_writer(store, writer));
    return store.database().run("UPDATE writer SET secret = NULL WHERE uid = ?",
                                static_cast<std::uint64_t>(writer.id));
}

Status note_earlier_launches(Store& store) {
    KITH_TRY_ASSIGN(const auto noted, store.find_fact(Fact::cut_off_launches));
    if (noted) return {};
    std::string all = " ";
    KITH_TRY_ASSIGN(const auto writers, list_writers(store));
    for (const WriterRecord& writer : writers)
        if (writer.laptop == store.laptop()) all += to_text(writer.id) + " ";
    return store.set_fact(Fact::cut_off_launches, as_bytes(all));
}

Result<bool> was_cut_off(StoreView& store, WriterId own) {
    if (store.database().is_server()) return true; // where nothing says how a launch ended
    KITH_TRY_ASSIGN(
        const auto unclosed,
        store.database().find_integer("SELECT 1 FROM writer WHERE uid = ? AND secret IS NOT NULL",
                                      static_cast<std::uint64_t>(own)));
    if (unclosed) return true;
    KITH_TRY_ASSIGN(const auto noted, store.find_fact(Fact::cut_off_launches));
    return noted && as_text(*noted).find(to_text(own)) != std::string_view::npos;
}

Status close_dead_writers(Store& store) {
    if (store.database().is_server()) return {}; // others may be at work
    std::vector<std::pair<WriterRecord, SigningKey>> dead;
    {
        Query rows = store.database().query(
            "SELECT uid, laptop, public_key, previous, first_hlc, certificate, head_seq, "
            "head_hash, head_signature, state, secret FROM writer "
            "WHERE secret IS NOT NULL");
        for (;;) {
            KITH_TRY_ASSIGN(const bool more, rows.step());
            if (!more) break;
            KITH_TRY_ASSIGN(SigningKey key, signing_key_from(SecretKey::copy_of(rows.bytes(10))));
            dead.emplace_back(read_writer(rows), std::move(key));
        }
    }
    for (const auto& [writer, key] : dead) {
        KITH_TRY(note_cut_off(store, writer.id));
        KITH_TRY(close_writer(store, writer, key));
    }
    return {};
}

Status store_own_writer(Store& store, OwnWriter& writer) {
    KITH_TRY_ASSIGN(writer.record.previous, last_own_writer(store));
    KITH_TRY(close_dead_writers(store));
    writer.record.first_hlc = store.last_time();
    writer.record.certificate =
        sign(store.laptop_signing_key(), writer_statement(store.project().id, writer.record));
    KITH_TRY(save_writer(store, writer.record));
    if (store.database().is_server()) return {};
    return store.database().run("UPDATE writer SET secret = ? WHERE uid = ?",
                                writer.key.secret.view(),
                                static_cast<std::uint64_t>(writer.record.id));
}

Status sign_own_head(Store& store) {
    if (!store.has_own_writer() || !store.own_writer().is_stored) return close_dead_writers(store);
    OwnWriter& own = store.own_writer();
    WriterRecord writer = own.record;
    writer.head_seq = own.last_seq;
    writer.head_hash = own.head;
    writer.head_signature = sign(own.key, head_statement(writer.id, own.last_seq, own.head));
    return save_writer(store, writer);
}

} // namespace kith
