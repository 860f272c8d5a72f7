// Rows of lists and the words to search by: derived from the records, and made anew whenever they
// are in doubt.
#include "survey_core/store/merge_port.h"
#include "survey_core/store/record_reading.h"
#include "survey_core/store/word_index.h"

#include <algorithm>
#include <map>

namespace kith {

namespace {

constexpr std::size_t most_words_bytes =
    512; // names and places come first in our forms; stories need no index
constexpr std::uint32_t first_form_field = 64;

bool is_listed(RecordKind kind) {
    return kind != RecordKind::repeat && kind != RecordKind::revocation &&
           kind != RecordKind::erasure;
}

/// What lists and search know of one record.
struct ListRow {
    std::int64_t rid = 0;
    RecordKind kind{};
    std::string owner, title, words;
    RecordStatus status{};
    Hlc touched{};
    std::int64_t conflicts = 0;
};

struct RidRange {
    std::int64_t first = 0;
    std::int64_t last = 0;
};

/// Rows that are brought up to date together.
struct Batch {
    explicit Batch(StoreView& store) : is_hub(store.is_hub()) {}

    bool is_hub;
    std::vector<ListRow> rows;
    std::vector<std::int64_t> not_listed; // what is no row of a list, or is gone or hidden
    [[nodiscard]] std::size_t size() const { return rows.size() + not_listed.size(); }
    std::map<FormVersionId, std::string> form_ids;
};

Result<std::string> form_id_of(StoreView& store, FormVersionId form, Batch& batch) {
    if (const auto known = batch.form_ids.find(form); known != batch.form_ids.end())
        return known->second;
    Query row = store.database().query("SELECT form_id FROM form WHERE vid = ?",
                                       static_cast<std::uint64_t>(form));
    KITH_TRY_ASSIGN(const bool found, row.step());
    return batch.form_ids[form] = found ? std::string(row.text(0)) : std::string();
}

Result<std::string> owner_of(StoreView& store, const RecordView& record, Batch& batch) {
    switch (record.header.record_kind) {
    case RecordKind::entity:
        return std::string(record.text(field::list));
    case RecordKind::tally:
        return std::string(record.text(field::tally_of));
    case RecordKind::submission:
        return form_id_of(store, record.header.form, batch);
    default:
        return std::string();
    }
}

std::string title_of(const RecordView& record) {
    const std::string_view label = record.text(field::label);
    return std::string(label.empty() ? record.text(field::name) : label);
}

/// Names and answers; never what is sealed, and not the times and places of our own bookkeeping.
std::string words_of(const RecordView& record) {
    std::string words;
    for (const FieldView& one : record.fields) {
        const bool is_ours = static_cast<std::uint32_t>(one.field) < first_form_field;
        const bool is_named = one.field == field::label || one.field == field::name;
        if (one.value.kind != Value::Kind::text || (is_ours && !is_named)) continue;
        if (words.size() + one.value.bytes.size() > most_words_bytes) continue;
        words += one.value.bytes;
        words += '\n';
    }
    return words;
}

Hlc touched_at(const RecordView& record) {
    Hlc touched = record.header.hlc;
    for (const FieldView& one : record.fields)
        touched = std::max(touched, one.hlc);
    return touched;
}

/// Adds what lists know of the record that `row` begins.
Status add_row(StoreView& store, const Query& row, Batch& batch) {
    KITH_TRY_ASSIGN(const RecordView record, read_row(store, row, batch.is_hub));
    if (!is_listed(record.header.record_kind)) {
        batch.not_listed.push_back(row.integer(0));
        return {};
    }
    ListRow& listed = batch.rows.emplace_back();
    listed.rid = row.integer(0);
    listed.kind = record.header.record_kind;
    KITH_TRY_ASSIGN(listed.owner, owner_of(store, record, batch));
    listed.title = title_of(record);
    listed.words = words_of(record);
    listed.status = record.status;
    listed.touched = touched_at(record);
    listed.conflicts = std::count_if(record.fields.begin(),
                                     record.fields.end(),
                                     [](const FieldView& one) { return one.in_conflict; });
    return {};
}

Status write_row(StoreView& store, const ListRow& row) {
    return store.database().run(
        "INSERT INTO list_row(rid, kind, owner, title, status, touched, conflicts) "
        "VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT(rid) DO UPDATE SET kind = excluded.kind, "
        "owner = excluded.owner, title = excluded.title, status = excluded.status, "
        "touched = excluded.touched, conflicts = excluded.conflicts",
        row.rid,
        static_cast<int>(row.kind),
        row.owner,
        PrivateText{row.title},
        static_cast<int>(row.status),
        static_cast<std::uint64_t>(row.touched),
        row.conflicts);
}

Status remove_row(StoreView& store, std::int64_t rid) {
    const std::int64_t before = store.database().changes();
    KITH_TRY(store.database().run("DELETE FROM list_row WHERE rid = ?", rid));
    if (store.database().changes() == before) return {};
    return forget_words(store, rid);
}

Status forget_stale(StoreView& store, std::int64_t rid) {
    return store.database().run("DELETE FROM stale WHERE rid = ?", rid);
}

/// First all rows, then all words: a REPLACE begins a savepoint, and at each savepoint FTS5 writes
/// the words that it has gathered as a segment of their own, 20 times slower than many together.
Status write_batch(StoreView& store, const Batch& batch) {
    for (const ListRow& row : batch.rows) {
        KITH_TRY(write_row(store, row));
        KITH_TRY(forget_stale(store, row.rid));
    }
    for (const ListRow& row : batch.rows)
        KITH_TRY(keep_words(store, row.rid, row.words));
    for (const std::int64_t rid : batch.not_listed) {
        KITH_TRY(remove_row(store, rid));
        KITH_TRY(forget_stale(store, rid));
    }
    return {};
}

/// Records of a range that no list knows yet: how far they were read, at most `limit` rows.
Result<std::int64_t> read_range(StoreView& store, RidRange range, std::uint64_t limit, Batch& to) {
    Query rows = store.database().query(
        "SELECT " KITH_RECORD_COLUMNS " FROM record WHERE rid BETWEEN ? AND ? AND hidden = 0 "
        "AND import NOT IN (SELECT no FROM import WHERE published = 0) ORDER BY rid LIMIT ?",
        range.first,
        range.last,
        limit);
    for (std::uint64_t read = 0; read < limit; ++read) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return range.last;
        KITH_TRY(add_row(store, rows, to));
        range.first = rows.integer(0);
    }
    return range.first;
}

/// Ranges may overlap: a record that is read twice is the same row.
Status add_range(Database& database, RidRange range) {
    return database.run("INSERT INTO new_records(first, last) VALUES(?, ?) "
                        "ON CONFLICT(first) DO UPDATE SET last = excluded.last "
                        "WHERE excluded.last > new_records.last",
                        range.first,
                        range.last);
}

/// Adds new records until there are `limit` rows. What was added is no range any more.
Status take_new(StoreView& store, std::uint64_t limit, Batch& batch) {
    Database& database = store.database();
    while (batch.size() < limit) {
        RidRange range;
        {
            Query row =
                database.query("SELECT first, last FROM new_records ORDER BY first LIMIT 1");
            KITH_TRY_ASSIGN(const bool found, row.step());
            if (!found) return {};
            range = {row.integer(0), row.integer(1)};
        }
        KITH_TRY_ASSIGN(const std::int64_t read_to,
                        read_range(store, range, limit - batch.size(), batch));
        KITH_TRY(database.run("DELETE FROM new_records WHERE first = ?", range.first));
        if (read_to < range.last) KITH_TRY(add_range(database, {read_to + 1, range.last}));
    }
    return {};
}

/// At most `limit` of the rows that are in doubt.
Result<Batch> read_stale(StoreView& store, std::uint64_t limit) {
    Batch batch(store);
    Query rows = store.database().query(
        "SELECT " KITH_RECORD_COLUMNS " FROM stale LEFT JOIN "
        "(SELECT * FROM record WHERE hidden = 0) AS record USING(rid) WHERE record.import IS NULL "
        "OR record.import NOT IN (SELECT no FROM import WHERE published = 0) LIMIT ?",
        limit);
    constexpr int record_kind = 3; // nothing: there is no such record
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return batch;
        if (rows.is_null(record_kind)) {
            batch.not_listed.push_back(rows.integer(0));
        } else {
            KITH_TRY(add_row(store, rows, batch));
        }
    }
}

} // namespace

Status refresh_row(StoreView& store, std::int64_t rid) {
    Batch batch(store);
    Query row = store.database().query(
        "SELECT " KITH_RECORD_COLUMNS " FROM record WHERE rid = ? AND hidden = 0", rid);
    KITH_TRY_ASSIGN(const bool found, row.step());
    if (found) {
        KITH_TRY(add_row(store, row, batch));
    } else {
        batch.not_listed.push_back(rid);
    }
    return write_batch(store, batch);
}

Status mark_all_new(Database& database) {
    KITH_TRY(database.run("DELETE FROM new_records"));
    return database.run("INSERT INTO new_records(first, last) "
                        "SELECT min(rid), max(rid) FROM record GROUP BY rid >> 40");
}

Status mark_stale(Store& store, RecordId record) {
    KITH_TRY_ASSIGN(const std::int64_t rid, store.numbers().make_rid(record));
    return store.database().run("INSERT INTO stale(rid) VALUES(?) ON CONFLICT DO NOTHING", rid);
}

Status mark_new(Store& store, WriterId writer, std::uint64_t first, std::uint64_t last) {
    KITH_TRY_ASSIGN(const std::int64_t from, store.numbers().make_rid({writer, first}));
    return add_range(store.database(), {from, from + static_cast<std::int64_t>(last - first)});
}

Result<std::uint64_t> refresh_rows(Store& store, std::uint64_t limit) {
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store.database()));
    KITH_TRY_ASSIGN(Batch batch, read_stale(store, limit));
    KITH_TRY(take_new(store, limit, batch));
    KITH_TRY(write_batch(store, batch));
    KITH_TRY(transaction.commit());
    if (batch.size() < limit) return std::uint64_t{0};
    KITH_TRY_ASSIGN(const auto left,
                    store.database().find_integer(
                        "SELECT (SELECT count(*) FROM stale) + "
                        "(SELECT CAST(coalesce(sum(last - first + 1), 0) AS BIGINT) FROM "
                        "new_records)"));
    return static_cast<std::uint64_t>(left.value_or(0));
}

Result<bool> tidy_lists(Store& store) {
    constexpr int pages = 64; // some milliseconds
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store.database()));
    KITH_TRY_ASSIGN(const bool has_joined, tidy_word_index(store, pages));
    KITH_TRY(transaction.commit());
    return has_joined;
}

Status refresh_all_rows(Store& store) {
    constexpr std::uint64_t rows_in_a_slice = 10'000; // few large segments of the word index
    for (std::uint64_t left = 1; left > 0;) {
        KITH_TRY_ASSIGN(left, refresh_rows(store, rows_in_a_slice));
    }
    for (bool has_joined = true; has_joined;) {
        KITH_TRY_ASSIGN(has_joined, tidy_lists(store));
    }
    return {};
}

Status rebuild_rows(Store& store) {
    {
        KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store.database()));
        KITH_TRY(store.database().run("DELETE FROM list_row"));
        KITH_TRY(forget_all_words(store));
        KITH_TRY(mark_all_new(store.database()));
        KITH_TRY(transaction.commit());
    }
    return refresh_all_rows(store);
}

} // namespace kith
