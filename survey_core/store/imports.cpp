// What came in, by which file; and the rows of changes.
#include "survey_core/store/merge_port.h"
#include "survey_core/store/rows.h"

namespace kith {

namespace {

struct LocalNames {
    std::int64_t dot = 0, record = 0, author = 0;
    std::optional<std::int64_t> parent;
};

Result<LocalNames> local_names(Store& store, const ChangeHeader& header) {
    LocalNames names;
    KITH_TRY_ASSIGN(names.dot, store.numbers().make_rid(header.dot));
    KITH_TRY_ASSIGN(names.record, store.numbers().make_rid(header.record));
    KITH_TRY_ASSIGN(names.author, store.numbers().make_rid(header.author));
    if (header.parent) {
        KITH_TRY_ASSIGN(names.parent, store.numbers().make_rid(*header.parent));
    }
    return names;
}

Status insert_row(Store& store, const Change& change, ImportNo import, bool is_parked) {
    const ChangeHeader& header = change.header;
    KITH_TRY_ASSIGN(const LocalNames names, local_names(store, header));
    return store.database().run("INSERT INTO change(dot, rid, kind, record_kind, form, hlc, "
                                "import, author, parent, ord, group_index, group_count, "
                                "parked, body, erased) "
                                "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                names.dot,
                                names.record,
                                static_cast<int>(header.kind),
                                static_cast<int>(header.record_kind),
                                static_cast<std::uint64_t>(header.form),
                                static_cast<std::uint64_t>(header.hlc),
                                static_cast<std::int64_t>(import),
                                names.author,
                                names.parent,
                                header.order,
                                header.group.index,
                                header.group.count,
                                is_parked,
                                Private{change.body},
                                change.erased);
}

Result<std::vector<Change>> read_changes(StoreView& store, Query& rows) {
    std::vector<Change> changes;
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return changes;
        KITH_TRY_ASSIGN(Change change, read_change(store.numbers(), rows));
        changes.push_back(std::move(change));
    }
}

#define KITH_IMPORT_COLUMNS                                                                        \
    "no, at, file, laptop, created, changed, same, conflicting, quarantined, parked, published, "  \
    "revocation"

Result<std::vector<ImportRow>> read_imports(StoreView& store, Query rows) {
    std::vector<ImportRow> imports;
    std::vector<std::pair<std::size_t, std::int64_t>> taken_back;
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) break;
        if (!rows.is_null(11)) taken_back.emplace_back(imports.size(), rows.integer(11));
        imports.push_back({ImportNo{rows.integer(0)},
                           {rows.integer(1)},
                           array_from<32>(rows.bytes(2)),
                           array_from<16>(rows.bytes(3)),
                           {rows.number(4),
                            rows.number(5),
                            rows.number(6),
                            rows.number(7),
                            rows.number(8),
                            rows.number(9)},
                           rows.integer(10) == 1});
    }
    for (const auto& [index, revocation] : taken_back) {
        KITH_TRY_ASSIGN(const Dot id, store.numbers().dot_of(revocation));
        KITH_TRY_ASSIGN(const Register lifted, load_register(store, id, field::deleted));
        imports[index].is_undone = !is_shown_deleted(lifted);
    }
    return imports;
}

/// A repeat instance that goes with its import may have been all that stood against a deletion.
Status review_deletion_conflicts(Store& store) {
    KITH_TRY_ASSIGN(const auto conflicts, list_conflicts(store));
    for (const Conflict& conflict : conflicts)
        if (conflict.field == field::deleted) KITH_TRY(review_deletion(store, conflict.record));
    return {};
}

} // namespace

Result<ImportNo> begin_import(Store& store, const Hash32& file, const LaptopId& laptop) {
    KITH_TRY(store.database().run("INSERT INTO import(at, file, laptop) VALUES(?, ?, ?)",
                                  store.now().ms,
                                  ByteView(file),
                                  ByteView(laptop)));
    KITH_TRY_ASSIGN(const auto no, store.database().find_integer("SELECT max(no) FROM import"));
    return ImportNo{*no};
}

Status publish_import(Store& store, ImportNo import, const ImportCounts& counts) {
    return store.database().run(
        "UPDATE import SET created = ?, changed = ?, same = ?, conflicting = ?, quarantined = ?, "
        "parked = ?, published = 1 WHERE no = ?",
        counts.created,
        counts.changed,
        counts.same,
        counts.conflicting,
        counts.quarantined,
        counts.parked,
        static_cast<std::int64_t>(import));
}

Status abandon_import(Store& store, ImportNo import) {
    const auto no = static_cast<std::int64_t>(import);
    KITH_TRY_ASSIGN(
        const auto is_open,
        store.database().find_integer("SELECT 1 FROM import WHERE no = ? AND published = 0", no));
    if (!is_open)
        return fail(ErrorCode::refused,
                    "A merge that was published is undone by 'import undo', not abandoned.");
    KITH_TRY(store.database().run("DELETE FROM record WHERE import = ?", no));
    KITH_TRY(store.database().run("DELETE FROM change WHERE import = ?", no));
    KITH_TRY(store.database().run("DELETE FROM import WHERE no = ?", no));
    return review_deletion_conflicts(store);
}

Result<std::vector<ImportRow>> list_imports(StoreView& store) {
    return read_imports(
        store, store.database().query("SELECT " KITH_IMPORT_COLUMNS " FROM import ORDER BY no"));
}

Result<std::optional<ImportRow>> import_of_file(StoreView& store, const Hash32& file) {
    KITH_TRY_ASSIGN(const auto imports,
                    read_imports(store,
                                 store.database().query(
                                     "SELECT " KITH_IMPORT_COLUMNS
                                     " FROM import WHERE file = ? AND published = 1 ORDER BY no",
                                     ByteView(file))));
    if (imports.empty()) return std::nullopt;
    return imports.front();
}

Status insert_creation(Store& store, const Change& creation, ImportNo import) {
    const ChangeHeader& header = creation.header;
    KITH_TRY_ASSIGN(const LocalNames names, local_names(store, header));
    return store.database().run("INSERT INTO record(rid, kind, form, hlc, import, author, "
                                "parent, ord, group_index, group_count, body, hidden) "
                                "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                names.dot,
                                static_cast<int>(header.record_kind),
                                static_cast<std::uint64_t>(header.form),
                                static_cast<std::uint64_t>(header.hlc),
                                static_cast<std::int64_t>(import),
                                names.author,
                                names.parent,
                                header.order,
                                header.group.index,
                                header.group.count,
                                Private{creation.body},
                                static_cast<int>(creation.erased ? Hidden::erased : Hidden::no));
}

Status review_parent(Store& store, const ChangeHeader& creation) {
    if (!creation.parent) return {};
    KITH_TRY_ASSIGN(const auto parent, store.numbers().find_rid(*creation.parent));
    KITH_TRY_ASSIGN(
        const auto deleted,
        store.database().find_integer("SELECT 1 FROM value WHERE rid = ? AND field = ? LIMIT 1",
                                      parent.value_or(0),
                                      static_cast<std::uint32_t>(field::deleted)));
    return deleted ? review_deletion(store, *creation.parent) : Status{};
}

Status insert_change(Store& store, const Change& change, ImportNo import) {
    return insert_row(store, change, import, false);
}

Result<std::optional<RecordPlace>> find_place(StoreView& store, RecordId id) {
    KITH_TRY_ASSIGN(const auto rid, store.numbers().find_rid(id));
    Query row = store.database().query(
        "SELECT kind, parent, CASE WHEN hidden = 0 AND coalesce((SELECT published FROM import "
        "WHERE no = record.import), 1) = 1 THEN 1 ELSE 0 END FROM record WHERE rid = ?",
        rid.value_or(0));
    KITH_TRY_ASSIGN(const bool found, row.step());
    if (!found) return std::nullopt;
    RecordPlace place{static_cast<RecordKind>(row.integer(0)), std::nullopt, row.integer(2) == 1};
    if (!row.is_null(1)) {
        KITH_TRY_ASSIGN(place.parent, store.numbers().dot_of(row.integer(1)));
    }
    return place;
}

Result<bool> has_change(StoreView& store, Dot edit) {
    KITH_TRY_ASSIGN(const auto number, store.numbers().find_rid(edit));
    KITH_TRY_ASSIGN(
        const auto found,
        store.database().find_integer("SELECT 1 FROM change WHERE dot = ?", number.value_or(0)));
    return found.has_value();
}

Result<bool> has_record(StoreView& store, RecordId id) {
    KITH_TRY_ASSIGN(const auto rid, store.numbers().find_rid(id));
    KITH_TRY_ASSIGN(
        const auto found,
        store.database().find_integer("SELECT 1 FROM record WHERE rid = ?", rid.value_or(0)));
    return found.has_value();
}

Status park(Store& store, const Change& change, ImportNo import) {
    return insert_row(store, change, import, true);
}

Result<std::vector<Change>> parked_for(StoreView& store, RecordId record) {
    KITH_TRY_ASSIGN(const auto rid, store.numbers().find_rid(record));
    if (!rid) return std::vector<Change>{};
    Query rows = store.database().query("SELECT " KITH_CHANGE_COLUMNS
                                        " FROM change WHERE rid = ? AND parked = 1 "
                                        "ORDER BY dot",
                                        *rid);
    return read_changes(store, rows);
}

Result<std::vector<Change>> parked_of(StoreView& store, WriterId writer) {
    KITH_TRY_ASSIGN(const auto first, store.numbers().find_rid({writer, 1}));
    if (!first) return std::vector<Change>{};
    KITH_TRY_ASSIGN(const auto last, store.numbers().find_rid({writer, last_seq}));
    Query rows =
        store.database().query("SELECT " KITH_CHANGE_COLUMNS " FROM change WHERE parked = 1 AND "
                               "dot BETWEEN ? AND ? ORDER BY dot",
                               *first,
                               *last);
    return read_changes(store, rows);
}

Status unpark(Store& store, Dot dot) {
    KITH_TRY_ASSIGN(const auto rid, store.numbers().find_rid(dot));
    if (!rid) return {};
    return store.database().run("DELETE FROM change WHERE dot = ? AND parked = 1", *rid);
}

} // namespace kith
