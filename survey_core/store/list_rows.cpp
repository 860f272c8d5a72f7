// Rows of lists and the words to search by: derived from the records, and made anew whenever they
// are in doubt.
#include "survey_core/store/merge_port.h"
#include "survey_core/store/record_reading.h"

#include <algorithm>

namespace kith {

namespace {

constexpr std::size_t most_words_bytes =
    512; // names and places come first in our forms; stories need no index
constexpr std::uint32_t first_form_field = 64;

bool is_listed(RecordKind kind) {
    return kind != RecordKind::repeat;
}

Result<std::string> owner_of(StoreView& store, const RecordView& record) {
    if (record.header.record_kind == RecordKind::entity)
        return std::string(record.text(field::list));
    if (record.header.record_kind == RecordKind::tally)
        return std::string(record.text(field::tally_of));
    if (record.header.record_kind != RecordKind::submission) return std::string();
    Query row = store.database().query("SELECT form_id FROM form WHERE vid = ?",
                                       static_cast<std::uint64_t>(record.header.form));
    KITH_TRY_ASSIGN(const bool found, row.step());
    return found ? std::string(row.text(0)) : std::string();
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

Status write_row(StoreView& store, std::int64_t rid, const RecordView& record) {
    const auto conflicts = std::count_if(record.fields.begin(),
                                         record.fields.end(),
                                         [](const FieldView& one) { return one.in_conflict; });
    KITH_TRY_ASSIGN(const std::string owner, owner_of(store, record));
    KITH_TRY(store.database().run(
        "INSERT OR REPLACE INTO list_row(rid, kind, owner, title, status, touched, conflicts) "
        "VALUES(?, ?, ?, ?, ?, ?, ?)",
        rid,
        static_cast<int>(record.header.record_kind),
        owner,
        title_of(record),
        static_cast<int>(record.status),
        static_cast<std::uint64_t>(touched_at(record)),
        static_cast<std::int64_t>(conflicts)));
    return store.database().run(
        "INSERT OR REPLACE INTO list_words(rowid, words) VALUES(?, ?)", rid, words_of(record));
}

Status remove_row(StoreView& store, std::int64_t rid) {
    const std::int64_t before = store.database().changes();
    KITH_TRY(store.database().run("DELETE FROM list_row WHERE rid = ?", rid));
    if (store.database().changes() == before) return {};
    return store.database().run("DELETE FROM list_words WHERE rowid = ?", rid);
}

Result<std::vector<std::int64_t>> stale_rids(Store& store, std::uint64_t limit) {
    std::vector<std::int64_t> rids;
    Query rows = store.database().query(
        "SELECT stale.rid FROM stale LEFT JOIN record USING(rid) WHERE record.import IS NULL "
        "OR record.import NOT IN (SELECT no FROM import WHERE published = 0) LIMIT ?",
        limit);
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return rids;
        rids.push_back(rows.integer(0));
    }
}

} // namespace

Status refresh_row(StoreView& store, std::int64_t rid) {
    KITH_TRY_ASSIGN(const auto record, read_record(store, rid));
    if (record && is_listed(record->header.record_kind)) {
        KITH_TRY(write_row(store, rid, *record));
    } else {
        KITH_TRY(remove_row(store, rid));
    }
    return store.database().run("DELETE FROM stale WHERE rid = ?", rid);
}

Status mark_stale(Store& store, RecordId record) {
    KITH_TRY_ASSIGN(const std::int64_t rid, store.numbers().make_rid(record));
    return store.database().run("INSERT OR IGNORE INTO stale(rid) VALUES(?)", rid);
}

Result<std::uint64_t> refresh_rows(Store& store, std::uint64_t limit) {
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store.database()));
    KITH_TRY_ASSIGN(const auto rids, stale_rids(store, limit));
    for (const std::int64_t rid : rids)
        KITH_TRY(refresh_row(store, rid));
    KITH_TRY(transaction.commit());
    if (rids.size() < limit) return std::uint64_t{0};
    KITH_TRY_ASSIGN(const auto left, store.database().find_integer("SELECT count(*) FROM stale"));
    return static_cast<std::uint64_t>(left.value_or(0));
}

Status rebuild_rows(Store& store) {
    {
        KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store.database()));
        KITH_TRY(store.database().run("DELETE FROM list_row"));
        KITH_TRY(store.database().run("INSERT INTO list_words(list_words) VALUES('delete-all')"));
        KITH_TRY(store.database().run("INSERT OR IGNORE INTO stale(rid) SELECT rid FROM record"));
        KITH_TRY(transaction.commit());
    }
    constexpr std::uint64_t rows_at_a_time = 1000;
    for (std::uint64_t left = 1; left > 0;) {
        KITH_TRY_ASSIGN(left, refresh_rows(store, rows_at_a_time));
    }
    return {};
}

} // namespace kith
