#include "survey_core/store/blobs.h"

#include "survey_core/store/rows.h"

#include <algorithm>

namespace kith {

namespace {

/// Keyed, so that nobody outside the project can tell from a name whether a known picture is there.
Result<Hash32> name_of(StoreView& store, ByteView content) {
    KITH_TRY_ASSIGN(const auto key, store.find_fact(Fact::tag_key));
    if (!key) return hash(content);
    return hash(content, *key);
}

/// No record and no draft names them, nor does an answer that is on its way.
Result<std::vector<Hash32>> unused_blobs(Store& store) {
    std::vector<Hash32> names;
    Query rows = store.database().query(
        "SELECT name FROM blob WHERE name NOT IN (SELECT name FROM blob_ref "
        "UNION SELECT substr(value, 1, 32) FROM draft_answer WHERE value_kind = ?)",
        static_cast<int>(Value::Kind::blob));
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return names;
        const auto name = array_from<sizeof(Hash32)>(rows.bytes(0));
        if (!store.unnamed_blobs().contains(name)) names.push_back(name);
    }
}

} // namespace

Result<Hash32> save_blob(Store& store, ByteView content) {
    KITH_TRY_ASSIGN(const Hash32 name, name_of(store, content));
    KITH_TRY_ASSIGN(const bool known, has_blob(store, name));
    store.unnamed_blobs().insert(name);
    if (known) return name;
    Database& database = store.database();
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    KITH_TRY(database.run("INSERT INTO blob(name, size) VALUES(?, ?)",
                          ByteView(name),
                          static_cast<std::uint64_t>(content.size())));
    std::int64_t n = 0;
    for (std::size_t at = 0; at < content.size(); at += blob_chunk_bytes) {
        const ByteView piece = content.subspan(at, std::min(blob_chunk_bytes, content.size() - at));
        KITH_TRY(database.run("INSERT INTO blob_chunk(name, n, bytes) VALUES(?, ?, ?)",
                              ByteView(name),
                              n++,
                              Private{piece}));
    }
    KITH_TRY(transaction.commit());
    return name;
}

Result<Bytes> load_blob(StoreView& store, const Hash32& name) {
    KITH_TRY_ASSIGN(
        const auto size,
        store.database().find_integer("SELECT size FROM blob WHERE name = ?", ByteView(name)));
    if (!size)
        return fail(ErrorCode::not_found,
                    "An attachment is not in this store; it stayed on the laptop that made it.");
    Bytes content;
    content.reserve(static_cast<std::size_t>(*size));
    Query rows = store.database().query("SELECT bytes FROM blob_chunk WHERE name = ? ORDER BY n",
                                        ByteView(name));
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) break;
        const ByteView piece = rows.private_bytes(0);
        content.insert(content.end(), piece.begin(), piece.end());
    }
    KITH_TRY_ASSIGN(const Hash32 found, name_of(store, content));
    if (found != name)
        return fail(ErrorCode::damaged, "An attachment is damaged; restore it from a snapshot.");
    return content;
}

Result<bool> has_blob(StoreView& store, const Hash32& name) {
    KITH_TRY_ASSIGN(
        const auto found,
        store.database().find_integer("SELECT 1 FROM blob WHERE name = ?", ByteView(name)));
    return found.has_value();
}

Status refer_to_blob(Store& store, RecordId record, FieldId field, const Hash32& name) {
    KITH_TRY_ASSIGN(const std::int64_t rid, store.numbers().make_rid(record));
    store.unnamed_blobs().erase(name);
    return store.database().run(
        "INSERT INTO blob_ref(rid, field, name) VALUES(?, ?, ?) ON CONFLICT DO NOTHING",
        rid,
        static_cast<std::uint32_t>(field),
        ByteView(name));
}

Result<bool> has_blobs(StoreView& store) {
    KITH_TRY_ASSIGN(const auto found, store.database().find_integer("SELECT 1 FROM blob LIMIT 1"));
    return found.has_value();
}

Result<std::uint64_t> collect_blobs(Store& store) {
    Database& database = store.database();
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    KITH_TRY_ASSIGN(const auto unused, unused_blobs(store));
    for (const Hash32& name : unused) {
        KITH_TRY(database.run("DELETE FROM blob_chunk WHERE name = ?", ByteView(name)));
        KITH_TRY(database.run("DELETE FROM blob WHERE name = ?", ByteView(name)));
    }
    KITH_TRY(transaction.commit());
    return static_cast<std::uint64_t>(unused.size());
}

} // namespace kith
