#include "survey_core/store/revocations.h"

#include "survey_core/store/conflict_queue.h"
#include "survey_core/store/rows.h"

#include <algorithm>
#include <map>

namespace kith {

namespace {

// What is hidden with an import; workers stay, for other records name them.
#define KITH_HIDEABLE "kind IN (1, 2, 3, 5)"

constexpr int revoked = static_cast<int>(WriteState::revoked);

/// A range as this store numbers it.
struct LocalRange {
    std::int64_t first = 0;
    std::int64_t last = 0;
};

Result<std::optional<LocalRange>> local_range(StoreView& store, const DotRange& range) {
    KITH_TRY_ASSIGN(const auto first, store.numbers().find_rid({range.writer, range.first}));
    KITH_TRY_ASSIGN(const auto last, store.numbers().find_rid({range.writer, range.last}));
    if (!first || !last) return std::nullopt;
    return LocalRange{*first, *last};
}

Result<DotRange> global_range(StoreView& store, std::int64_t first, std::int64_t last) {
    KITH_TRY_ASSIGN(const Dot from, store.numbers().dot_of(first));
    KITH_TRY_ASSIGN(const Dot to, store.numbers().dot_of(last));
    return DotRange{from.writer, from.seq, to.seq};
}

std::vector<DotRange> ranges_in(const Change& creation) {
    const auto body = decode_body(creation.body);
    if (!body) return {};
    for (const FieldWrite& write : body->fields)
        if (write.field == field::revoked)
            return parse_ranges(write.value.bytes).value_or(std::vector<DotRange>{});
    return {};
}

/// Numbers of one group, or of a change alone, joined to what was collected before.
void add_numbers(std::vector<LocalRange>& ranges, LocalRange more) {
    if (!ranges.empty() && more.first <= ranges.back().last + 1) {
        ranges.back().last = std::max(ranges.back().last, more.last);
        return;
    }
    ranges.push_back(more);
}

/// Nobody has edited the field any more.
Status forget_register(Store& store, RecordId record, FieldId field) {
    Database& database = store.database();
    KITH_TRY_ASSIGN(const std::int64_t rid, store.numbers().make_rid(record));
    KITH_TRY(set_conflict(store, rid, field, false));
    KITH_TRY(database.run("UPDATE record SET edited = 0 WHERE rid = ?1 AND NOT EXISTS "
                          "(SELECT 1 FROM seen WHERE rid = ?1)",
                          rid));
    KITH_TRY(review_deletion(store, record));
    KITH_TRY_ASSIGN(const auto parent,
                    database.find_integer(
                        "SELECT parent FROM record WHERE rid = ? AND parent IS NOT NULL", rid));
    if (field != field::deleted || !parent) return {};
    KITH_TRY_ASSIGN(const Dot above, store.numbers().dot_of(*parent));
    return review_deletion(store, above);
}

} // namespace

Result<std::vector<RevocationRow>> list_revocations(StoreView& store) {
    std::vector<Change> creations;
    {
        Query rows = store.database().query("SELECT " KITH_CREATION_COLUMNS
                                            " FROM record WHERE kind = 6 AND import NOT IN "
                                            "(SELECT no FROM import WHERE published = 0)");
        for (;;) {
            KITH_TRY_ASSIGN(const bool more, rows.step());
            if (!more) break;
            KITH_TRY_ASSIGN(Change creation, read_change(store.numbers(), rows));
            creations.push_back(std::move(creation));
        }
    }
    std::vector<RevocationRow> revocations;
    for (const Change& creation : creations) {
        const RecordId id = creation.header.record;
        KITH_TRY_ASSIGN(const Register lifted, load_register(store, id, field::deleted));
        revocations.push_back({id, ranges_in(creation), !is_shown_deleted(lifted)});
    }
    return revocations;
}

Result<std::vector<DotRange>> revoked_ranges(StoreView& store) {
    std::vector<DotRange> ranges;
    Query rows = store.database().query("SELECT first, last FROM revoked");
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return ranges;
        KITH_TRY_ASSIGN(const DotRange range,
                        global_range(store, rows.integer(0), rows.integer(1)));
        ranges.push_back(range);
    }
}

Status save_revoked_ranges(Store& store, std::span<const DotRange> ranges) {
    KITH_TRY(store.database().run("DELETE FROM revoked"));
    for (const DotRange& range : ranges) {
        KITH_TRY_ASSIGN(const auto first, store.numbers().make_rid({range.writer, range.first}));
        KITH_TRY_ASSIGN(const auto last, store.numbers().make_rid({range.writer, range.last}));
        KITH_TRY(
            store.database().run("INSERT INTO revoked(first, last) VALUES(?, ?)", first, last));
    }
    return {};
}

Result<std::vector<DotRange>> changes_of_import(StoreView& store, ImportNo import) {
    std::vector<LocalRange> numbers;
    Query rows = store.database().query(
        "SELECT rid AS dot, group_index, group_count FROM record WHERE import = ?1 "
        "AND " KITH_HIDEABLE
        " UNION ALL SELECT dot, change.group_index, change.group_count FROM change JOIN record "
        "USING(rid) WHERE change.import = ?1 AND parked = 0 AND record." KITH_HIDEABLE
        " UNION ALL SELECT dot, group_index, group_count FROM change WHERE import = ?1 AND parked "
        "= 1 "
        "AND record_" KITH_HIDEABLE " ORDER BY dot",
        static_cast<std::int64_t>(import));
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) break;
        const std::int64_t first = rows.integer(0) - rows.integer(1);
        add_numbers(numbers, {first, first + std::max<std::int64_t>(rows.integer(2), 1) - 1});
    }
    std::vector<DotRange> ranges;
    for (const LocalRange& one : numbers) {
        KITH_TRY_ASSIGN(const DotRange range, global_range(store, one.first, one.last));
        ranges.push_back(range);
    }
    return ranges;
}

Result<std::optional<RecordId>> revocation_of(StoreView& store, ImportNo import) {
    KITH_TRY_ASSIGN(const auto rid,
                    store.database().find_integer(
                        "SELECT revocation FROM import WHERE no = ? AND revocation IS NOT NULL",
                        static_cast<std::int64_t>(import)));
    if (!rid) return std::nullopt;
    KITH_TRY_ASSIGN(const Dot revocation, store.numbers().dot_of(*rid));
    return revocation;
}

Status save_revocation_of(Store& store, ImportNo import, RecordId revocation) {
    KITH_TRY_ASSIGN(const std::int64_t rid, store.numbers().make_rid(revocation));
    return store.database().run(
        "UPDATE import SET revocation = ? WHERE no = ?", rid, static_cast<std::int64_t>(import));
}

Result<std::uint64_t> hide_records(Store& store, const DotRange& range, bool is_hidden) {
    KITH_TRY_ASSIGN(const auto local, local_range(store, range));
    if (!local) return std::uint64_t{0};
    Database& database = store.database();
    KITH_TRY_ASSIGN(const auto counted,
                    database.find_integer("SELECT count(*) FROM record WHERE rid BETWEEN ? AND ? "
                                          "AND kind IN (1, 3) AND hidden = ?",
                                          local->first,
                                          local->last,
                                          !is_hidden));
    KITH_TRY(database.run("UPDATE record SET hidden = ?3 WHERE rid BETWEEN ?1 AND ?2 "
                          "AND " KITH_HIDEABLE " AND hidden = 1 - ?3", // never what is erased
                          local->first,
                          local->last,
                          is_hidden));
    KITH_TRY(
        database.run("INSERT INTO stale(rid) SELECT rid FROM record "
                     "WHERE rid BETWEEN ?1 AND ?2 UNION SELECT parent FROM record "
                     "WHERE rid BETWEEN ?1 AND ?2 AND parent IS NOT NULL ON CONFLICT DO NOTHING",
                     local->first,
                     local->last));
    KITH_TRY_ASSIGN(const auto deleted_parents,
                    read_ids(store,
                             database.query("SELECT DISTINCT parent FROM record JOIN value ON "
                                            "value.rid = parent AND field = 1 "
                                            "WHERE record.rid BETWEEN ? AND ?",
                                            local->first,
                                            local->last)));
    for (const RecordId parent : deleted_parents)
        KITH_TRY(review_deletion(store, parent));
    return static_cast<std::uint64_t>(counted.value_or(0));
}

Result<std::vector<RecordId>> records_edited_by(StoreView& store, const DotRange& range) {
    KITH_TRY_ASSIGN(const auto local, local_range(store, range));
    if (!local) return std::vector<RecordId>{};
    // A field laptop holds only what a reply brought: writes, not the changes that they came with.
    return read_ids(
        store,
        store.is_hub()
            ? store.database().query(
                  "SELECT DISTINCT rid FROM change WHERE dot BETWEEN ? AND ? AND parked = 0",
                  local->first,
                  local->last)
            : store.database().query("SELECT DISTINCT rid FROM value WHERE dot BETWEEN ? AND ?",
                                     local->first,
                                     local->last));
}

Result<std::vector<std::pair<RecordId, Dot>>> edits_of(StoreView& store, const DotRange& range) {
    std::vector<std::pair<RecordId, Dot>> edits;
    KITH_TRY_ASSIGN(const auto local, local_range(store, range));
    if (!local) return edits;
    Query rows = store.database().query(
        "SELECT rid, dot FROM change WHERE rid BETWEEN ? AND ? AND parked = 0",
        local->first,
        local->last);
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return edits;
        KITH_TRY_ASSIGN(const Dot record, store.numbers().dot_of(rows.integer(0)));
        KITH_TRY_ASSIGN(const Dot edit, store.numbers().dot_of(rows.integer(1)));
        edits.emplace_back(record, edit);
    }
}

Result<std::vector<WrittenField>> written_fields(StoreView& store, RecordId record) {
    std::map<FieldId, WrittenField> fields;
    KITH_TRY_ASSIGN(const auto rid, store.numbers().find_rid(record));
    Query rows = store.database().query(
        "SELECT " KITH_WRITE_COLUMNS ", field FROM value WHERE rid = ?", rid.value_or(0));
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) break;
        KITH_TRY_ASSIGN(LiveWrite write, read_write(store.numbers(), rows));
        const FieldId field{static_cast<std::uint32_t>(rows.integer(6))};
        fields[field].writes.push_back(std::move(write));
    }
    std::vector<WrittenField> written;
    for (auto& [id, field] : fields) {
        KITH_TRY_ASSIGN(Register held, load_register(store, record, id));
        std::sort(field.writes.begin(), field.writes.end(), [](const auto& a, const auto& b) {
            return a.dot < b.dot;
        });
        written.push_back({id, std::move(held.seen), std::move(field.writes)});
    }
    return written;
}

Status replace_register(Store& store, RecordId record, const FoldedField& folded) {
    Database& database = store.database();
    KITH_TRY_ASSIGN(const std::int64_t rid, store.numbers().make_rid(record));
    const auto field = static_cast<std::uint32_t>(folded.field);
    KITH_TRY(database.run("DELETE FROM value WHERE rid = ? AND field = ?", rid, field));
    KITH_TRY(database.run("DELETE FROM seen WHERE rid = ? AND field = ?", rid, field));
    for (const LiveWrite& write : folded.revoked)
        KITH_TRY(insert_write(store, rid, folded.field, write, revoked));
    if (folded.value.live.empty()) return forget_register(store, record, folded.field);
    return save_register(
        store, record, folded.field, {Register{}, folded.value, folded.superseded});
}

} // namespace kith
