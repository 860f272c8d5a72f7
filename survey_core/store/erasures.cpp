#include "survey_core/store/erasures.h"

#include "survey_core/base/text.h"
#include "survey_core/record/dot_range.h"
#include "survey_core/store/blobs.h"
#include "survey_core/store/bodies.h"
#include "survey_core/store/envelopes.h"
#include "survey_core/store/snapshot_files.h"
#include "survey_core/store/word_index.h"

#include <algorithm>

namespace kith {

namespace {

constexpr int deepest_instance = 32;

std::vector<RecordId> records_in(std::string_view text) {
    std::vector<RecordId> records;
    for (const DotRange& range : parse_ranges(text).value_or(std::vector<DotRange>{}))
        for (std::uint64_t seq = range.first; seq <= range.last; ++seq) {
            if (records.size() == most_erased_at_once) return records;
            records.push_back({range.writer, seq});
        }
    return records;
}

ErasureRow row_of(const Change& creation) {
    ErasureRow row;
    row.id = creation.header.dot;
    row.at = wall_time(creation.header.hlc);
    row.author = creation.header.author;
    const auto body = body_of(creation);
    if (!body) return row;
    for (const FieldWrite& write : body->fields) {
        if (write.field == field::comment) row.reason = write.value.bytes;
        if (write.field == field::erased) row.records = records_in(write.value.bytes);
        if (write.field == field::erased_aliases) row.aliases = split_words(write.value.bytes);
    }
    return row;
}

Result<std::vector<RecordId>> in_order(Result<std::vector<RecordId>> records) {
    if (records) std::sort(records->begin(), records->end());
    return records;
}

/// Instances under what is named, however deep.
Status name_children(Store& store) {
    Database& database = store.database();
    for (int depth = 0; depth < deepest_instance; ++depth) {
        const std::int64_t before = database.changes();
        KITH_TRY(database.run("INSERT INTO erased(rid, erasure) SELECT record.rid, erased.erasure "
                              "FROM erased JOIN record ON record.parent = erased.rid WHERE true "
                              "ON CONFLICT DO NOTHING"));
        if (database.changes() == before) break;
    }
    return {};
}

/// An instance that is gone cannot stand against its parent's deletion.
Status review_parents(Store& store) {
    KITH_TRY_ASSIGN(
        const auto parents,
        read_numbers(store.database().query(
            "SELECT DISTINCT parent FROM erased JOIN record USING(rid) WHERE parent IS NOT NULL "
            "AND parent NOT IN (SELECT rid FROM erased)")));
    for (const std::int64_t parent : parents) {
        KITH_TRY_ASSIGN(const Dot id, store.numbers().dot_of(parent));
        KITH_TRY(review_deletion(store, id));
    }
    return {};
}

/// Everything that is kept beside the bodies.
Status forget_fields(Store& store) {
    Database& database = store.database();
    KITH_TRY(database.run("INSERT INTO stale(rid) SELECT rid FROM erased JOIN list_row USING(rid) "
                          "WHERE true ON CONFLICT DO NOTHING"));
    KITH_TRY(database.run("DELETE FROM value WHERE rid IN (SELECT rid FROM erased)"));
    KITH_TRY(database.run("DELETE FROM seen WHERE rid IN (SELECT rid FROM erased)"));
    KITH_TRY(database.run("DELETE FROM conflict WHERE rid IN (SELECT rid FROM erased)"));
    return database.run("DELETE FROM blob_ref WHERE rid IN (SELECT rid FROM erased)");
}

Status keep_one_new_snapshot(Store& store) {
    FileSystem& files = store.environment().files;
    KITH_TRY_ASSIGN(const auto before, list_snapshots(files, store.folder()));
    KITH_TRY_ASSIGN(const Snapshot fresh, take_snapshot(store));
    for (const Snapshot& old : before)
        if (old.file != fresh.file) KITH_TRY(remove_snapshot(files, old.file));
    return files.sync_folder(store.folder() / "snapshots");
}

Status sweep_bytes(Store& store) {
    KITH_TRY(refresh_all_rows(store));
    KITH_TRY(collect_blobs(store));
    {
        KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store.database()));
        KITH_TRY(join_word_index(store));
        KITH_TRY(transaction.commit());
    }
    KITH_TRY(store.database().checkpoint_truncate());
    return store.database().is_server() ? Status{} : keep_one_new_snapshot(store);
}

} // namespace

Result<std::vector<ErasureRow>> list_erasures(StoreView& store) {
    std::vector<ErasureRow> erasures;
    Query rows = store.database().query("SELECT " KITH_CREATION_COLUMNS
                                        " FROM record WHERE kind = 7 AND import NOT IN "
                                        "(SELECT no FROM import WHERE published = 0)");
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) break;
        KITH_TRY_ASSIGN(const Change creation, read_change(store.numbers(), rows));
        erasures.push_back(row_of(creation));
    }
    std::sort(erasures.begin(), erasures.end(), [](const ErasureRow& a, const ErasureRow& b) {
        return a.id < b.id;
    });
    return erasures;
}

Result<std::vector<RecordId>> erased_by(StoreView& store, RecordId erasure) {
    KITH_TRY_ASSIGN(const auto number, store.numbers().find_rid(erasure));
    return in_order(read_ids(
        store,
        store.database().query("SELECT rid FROM erased WHERE erasure = ?", number.value_or(0))));
}

Result<std::vector<ImportNo>> imports_of_erased(StoreView& store, RecordId erasure) {
    KITH_TRY_ASSIGN(const auto number, store.numbers().find_rid(erasure));
    KITH_TRY_ASSIGN(
        const auto numbers,
        read_numbers(store.database().query(
            "SELECT import FROM record JOIN erased USING(rid) WHERE erasure = ?1 AND import <> 0 "
            "UNION SELECT import FROM change JOIN erased USING(rid) WHERE erasure = ?1 "
            "AND import <> 0",
            number.value_or(0))));
    std::vector<ImportNo> imports;
    imports.reserve(numbers.size());
    for (const std::int64_t one : numbers)
        imports.push_back(ImportNo{one});
    return imports;
}

Result<std::vector<Change>> what_is_left(StoreView& store, RecordId record) {
    std::vector<Change> changes;
    KITH_TRY_ASSIGN(const auto rid, store.numbers().find_rid(record));
    Query rows = store.database().query(
        "SELECT " KITH_CREATION_COLUMNS " FROM record WHERE rid = ?1 AND hidden = 2 UNION ALL "
        "SELECT " KITH_CHANGE_COLUMNS " FROM change WHERE rid = ?1 AND parked = 0 AND EXISTS "
        "(SELECT 1 FROM record WHERE rid = ?1 AND hidden = 2)",
        rid.value_or(0));
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) break;
        KITH_TRY_ASSIGN(Change change, read_change(store.numbers(), rows));
        changes.push_back(std::move(change));
    }
    std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
        return a.header.dot < b.header.dot;
    });
    return changes;
}

Result<std::vector<RecordId>> erased_records(StoreView& store) {
    return in_order(read_ids(store,
                             store.database().query("SELECT rid FROM record WHERE hidden = 2 AND "
                                                    "import NOT IN (SELECT no FROM import WHERE "
                                                    "published = 0)")));
}

Result<std::optional<RecordId>> erasure_of(StoreView& store, RecordId record) {
    KITH_TRY_ASSIGN(const auto rid, store.numbers().find_rid(record));
    KITH_TRY_ASSIGN(
        const auto number,
        store.database().find_integer("SELECT erasure FROM erased WHERE rid = ?", rid.value_or(0)));
    if (!number) return std::nullopt;
    KITH_TRY_ASSIGN(const Dot erasure, store.numbers().dot_of(*number));
    return erasure;
}

Result<std::string> alias_tag(StoreView& store, std::string_view alias) {
    KITH_TRY_ASSIGN(const auto key, store.find_fact(Fact::tag_key));
    return to_hex(key ? hash(as_bytes(alias), *key) : hash(as_bytes(alias)));
}

Status name_erased(Store& store, const ErasureRow& erasure) {
    KITH_TRY_ASSIGN(const std::int64_t number, store.numbers().make_rid(erasure.id));
    for (const RecordId record : erasure.records) {
        KITH_TRY_ASSIGN(const std::int64_t rid, store.numbers().make_rid(record));
        KITH_TRY(store.database().run(
            "INSERT INTO erased(rid, erasure) VALUES(?, ?) ON CONFLICT DO NOTHING", rid, number));
    }
    return {};
}

Result<std::uint64_t> erase_named(Store& store) {
    Database& database = store.database();
    const std::int64_t before = database.changes();
    KITH_TRY(name_children(store));
    KITH_TRY_ASSIGN(const auto records,
                    read_numbers(database.query("SELECT rid FROM erased JOIN record USING(rid) "
                                                "WHERE hidden < 2 AND kind NOT IN (6, 7, 8)")));
    for (const std::int64_t rid : records)
        KITH_TRY(remove_creation_body(store, rid, Hidden::erased));
    KITH_TRY_ASSIGN(const auto changes,
                    read_numbers(database.query("SELECT dot FROM change JOIN erased USING(rid) "
                                                "WHERE change.erased = 0 "
                                                "AND record_kind NOT IN (6, 7, 8)")));
    for (const std::int64_t dot : changes)
        KITH_TRY(remove_change_body(store, dot));
    KITH_TRY(forget_fields(store));
    if (database.changes() == before) return std::uint64_t{0};
    KITH_TRY(review_parents(store));
    constexpr std::uint8_t yes = 1;
    KITH_TRY(store.set_fact(Fact::sweep_due, {&yes, 1}));
    return static_cast<std::uint64_t>(records.size());
}

Result<bool> sweep_is_due(StoreView& store) {
    KITH_TRY_ASSIGN(const auto due, store.find_fact(Fact::sweep_due));
    return due.has_value();
}

Status sweep_erased(Store& store) {
    KITH_TRY_ASSIGN(const bool due, sweep_is_due(store));
    if (due) KITH_TRY(sweep_bytes(store));
    KITH_TRY_ASSIGN(const auto named,
                    read_numbers(store.database().query("SELECT DISTINCT erasure FROM erased")));
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store.database()));
    KITH_TRY(store.forget_fact(Fact::sweep_due));
    for (const std::int64_t number : named) {
        KITH_TRY_ASSIGN(const Dot erasure, store.numbers().dot_of(number));
        KITH_TRY_ASSIGN(const bool is_sealed, is_in_envelope(store, erasure));
        if (is_sealed) continue;
        KITH_TRY(save_erasure_done(store, {erasure, store.laptop(), store.now(), false}));
    }
    return transaction.commit();
}

Status save_erasure_done(Store& store, const ErasureDone& done) {
    KITH_TRY_ASSIGN(const auto place, find_place(store, done.erasure));
    if (!place || place->kind != RecordKind::erasure) return {};
    KITH_TRY_ASSIGN(const std::int64_t erasure, store.numbers().make_rid(done.erasure));
    return store.database().run(
        "INSERT INTO erasure_done(erasure, laptop, at, known) "
        "VALUES(?, ?, ?, ?) ON CONFLICT(erasure, laptop) DO UPDATE "
        "SET known = CASE WHEN excluded.known = 1 THEN 1 ELSE erasure_done.known END",
        erasure,
        ByteView(done.laptop),
        done.at.ms,
        done.known_at_hub);
}

Result<std::vector<ErasureDone>> list_erasures_done(StoreView& store) {
    std::vector<ErasureDone> list;
    Query rows = store.database().query("SELECT erasure, laptop, at, known FROM erasure_done");
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return list;
        KITH_TRY_ASSIGN(const Dot erasure, store.numbers().dot_of(rows.integer(0)));
        list.push_back(
            {erasure, array_from<16>(rows.bytes(1)), {rows.integer(2)}, rows.integer(3) == 1});
    }
}

} // namespace kith
