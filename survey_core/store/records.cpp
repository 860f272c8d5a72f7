#include "survey_core/store/records.h"

#include "survey_core/store/record_reading.h"
#include "survey_core/store/rows.h"
#include "survey_core/store/word_index.h"

#include <algorithm>

namespace kith {

namespace {

#define KITH_FILTER                                                                                \
    "(?1 IS NULL OR kind = ?1) AND (?2 = '' OR owner = ?2) AND ((?3 IS NULL AND status <> 8) OR "  \
    "status = ?3) AND (?4 = 0 OR conflicts > 0) "
#define KITH_WORDS                                                                                 \
    "AND (?5 = '' OR rid IN (SELECT rowid FROM list_words WHERE list_words MATCH ?5)) "
#define KITH_ROW_COLUMNS "rid, kind, owner, title, status, touched, conflicts"

template <class T> std::optional<std::int64_t> number_of(const std::optional<T>& value) {
    if (!value) return std::nullopt;
    return static_cast<std::int64_t>(*value);
}

Query& bind_filter(Query& query, const RecordFilter& filter) {
    return query.bind(number_of(filter.kind))
        .bind(filter.owner)
        .bind(number_of(filter.status))
        .bind(filter.only_conflicts);
}

Result<RecordRow> read_list_row(StoreView& store, const Query& rows) {
    RecordRow row;
    KITH_TRY_ASSIGN(row.id, store.numbers().dot_of(rows.integer(0)));
    row.kind = static_cast<RecordKind>(rows.integer(1));
    row.owner = rows.text(2);
    row.title = rows.private_text(3);
    row.status = static_cast<RecordStatus>(rows.integer(4));
    row.touched = Hlc{rows.number(5)};
    row.conflicts = static_cast<std::uint32_t>(rows.integer(6));
    return row;
}

/// A server cannot look into the words: every row that fits otherwise is looked at here.
Result<std::vector<RecordRow>> search_on_server(StoreView& store, const RecordFilter& filter) {
    std::vector<RecordRow> list;
    std::optional<std::set<std::int64_t>> found;
    if (!filter.search.empty()) {
        KITH_TRY_ASSIGN(found, find_by_words(store, filter.search));
    }
    Query rows =
        store.database().query("SELECT " KITH_ROW_COLUMNS " FROM list_row WHERE " KITH_FILTER
                               "ORDER BY touched DESC, rid DESC");
    bind_filter(rows, filter);
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return list;
        if (found && !found->contains(rows.integer(0))) continue;
        KITH_TRY_ASSIGN(RecordRow row, read_list_row(store, rows));
        list.push_back(std::move(row));
    }
}

Result<bool> is_visible(StoreView& store, std::int64_t rid) {
    KITH_TRY_ASSIGN(const auto found,
                    store.database().find_integer(
                        "SELECT 1 FROM record WHERE rid = ? AND hidden = 0 "
                        "AND import NOT IN (SELECT no FROM import WHERE published = 0)",
                        rid));
    return found.has_value();
}

Result<std::vector<RecordId>> visible_children(StoreView& store, std::int64_t rid) {
    return read_children(
        store,
        store.database().query("SELECT rid, ord FROM record WHERE parent = ? AND hidden = 0 "
                               "AND import NOT IN (SELECT no FROM import WHERE published = 0)",
                               rid));
}

} // namespace

Result<std::optional<RecordView>> find_record(StoreView& store, RecordId id) {
    KITH_TRY_ASSIGN(const auto rid, store.numbers().find_rid(id));
    if (!rid) return std::nullopt;
    KITH_TRY_ASSIGN(const bool visible, is_visible(store, *rid));
    if (!visible) return std::nullopt;
    KITH_TRY_ASSIGN(auto record, read_record(store, *rid));
    if (!record) return std::nullopt;
    KITH_TRY_ASSIGN(record->children, visible_children(store, *rid));
    return record;
}

Result<std::vector<RecordRow>>
list_records(StoreView& store, const RecordFilter& filter, const Window& window) {
    std::vector<RecordRow> list;
    if (store.database().is_server()) {
        KITH_TRY_ASSIGN(list, search_on_server(store, filter));
        const auto first = std::min<std::uint64_t>(window.offset, list.size());
        list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(first));
        if (list.size() > window.limit) list.resize(window.limit);
        return list;
    }
    Query rows = store.database().query("SELECT " KITH_ROW_COLUMNS
                                        " FROM list_row WHERE " KITH_FILTER KITH_WORDS
                                        "ORDER BY touched DESC, rid DESC LIMIT ?6 OFFSET ?7");
    bind_filter(rows, filter)
        .bind(match_text(filter.search))
        .bind(window.limit)
        .bind(window.offset);
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return list;
        KITH_TRY_ASSIGN(RecordRow row, read_list_row(store, rows));
        list.push_back(std::move(row));
    }
}

Result<std::uint64_t> count_records(StoreView& store, const RecordFilter& filter) {
    if (store.database().is_server()) {
        KITH_TRY_ASSIGN(const auto list, search_on_server(store, filter));
        return list.size();
    }
    Query row =
        store.database().query("SELECT count(*) FROM list_row WHERE " KITH_FILTER KITH_WORDS);
    bind_filter(row, filter).bind(match_text(filter.search));
    KITH_TRY(row.step());
    return row.number(0);
}

Result<std::map<RecordStatus, std::uint64_t>> count_by_status(StoreView& store) {
    std::map<RecordStatus, std::uint64_t> counts;
    Query rows = store.database().query(
        "SELECT status, count(*) FROM list_row WHERE kind = 1 GROUP BY status");
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return counts;
        counts[static_cast<RecordStatus>(rows.integer(0))] = rows.number(1);
    }
}

Result<std::vector<FieldRegister>> record_registers(StoreView& store, RecordId id) {
    std::vector<FieldRegister> registers;
    KITH_TRY_ASSIGN(const auto rid, store.numbers().find_rid(id));
    if (!rid) return registers;
    {
        Query rows = store.database().query(
            "SELECT field, ctx FROM seen WHERE rid = ? ORDER BY field", *rid);
        for (;;) {
            KITH_TRY_ASSIGN(const bool more, rows.step());
            if (!more) break;
            registers.emplace_back().field = FieldId{static_cast<std::uint32_t>(rows.integer(0))};
            KITH_TRY_ASSIGN(registers.back().value.seen, context_from(rows.bytes(1)));
        }
    }
    for (FieldRegister& one : registers) {
        Query rows = store.database().query(
            "SELECT " KITH_WRITE_COLUMNS
            ", state, by_dot FROM value WHERE rid = ? AND field = ? AND state < 3",
            *rid,
            static_cast<std::uint32_t>(one.field));
        for (;;) {
            KITH_TRY_ASSIGN(const bool more, rows.step());
            if (!more) break;
            KITH_TRY_ASSIGN(LiveWrite write, read_write(store.numbers(), rows));
            if (static_cast<WriteState>(rows.integer(6)) == WriteState::live) {
                one.value.live.push_back(std::move(write));
                continue;
            }
            KITH_TRY_ASSIGN(const Dot by,
                            store.numbers().dot_of(rows.is_null(7) ? 0 : rows.integer(7)));
            one.superseded.push_back({std::move(write), by});
        }
        std::sort(one.value.live.begin(),
                  one.value.live.end(),
                  [](const LiveWrite& a, const LiveWrite& b) { return a.dot < b.dot; });
        std::sort(
            one.superseded.begin(),
            one.superseded.end(),
            [](const Superseded& a, const Superseded& b) { return a.write.dot < b.write.dot; });
    }
    return registers;
}

Result<std::vector<Conflict>> list_conflicts(StoreView& store) {
    std::vector<Conflict> conflicts;
    Query rows = store.database().query(
        "SELECT conflict.rid, field FROM conflict JOIN record USING(rid) WHERE hidden = 0");
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) break;
        KITH_TRY_ASSIGN(const Dot record, store.numbers().dot_of(rows.integer(0)));
        conflicts.push_back({record, FieldId{static_cast<std::uint32_t>(rows.integer(1))}});
    }
    std::sort(conflicts.begin(), conflicts.end());
    return conflicts;
}

Status for_each_record(StoreView& store,
                       const std::function<Status(const Change& creation)>& visit) {
    // By global id: writers by their id, and the sequences of each in order.
    std::vector<std::pair<std::uint64_t, std::int64_t>> writers;
    {
        Query rows = store.database().query("SELECT uid, no FROM writer");
        for (;;) {
            KITH_TRY_ASSIGN(const bool more, rows.step());
            if (!more) break;
            writers.emplace_back(rows.number(0), rows.integer(1));
        }
    }
    std::sort(writers.begin(), writers.end());
    for (const auto& [uid, number] : writers) {
        Query rows = store.database().query(
            "SELECT " KITH_CREATION_COLUMNS " FROM record WHERE rid BETWEEN (?1 << 40) AND "
            "((?1 + 1) << 40) - 1 AND hidden = 0 AND import NOT IN "
            "(SELECT no FROM import WHERE published = 0) ORDER BY rid",
            number);
        for (;;) {
            KITH_TRY_ASSIGN(const bool more, rows.step());
            if (!more) break;
            KITH_TRY_ASSIGN(const Change creation, read_change(store.numbers(), rows));
            KITH_TRY(visit(creation));
        }
    }
    return {};
}

Result<std::optional<Change>> find_creation(StoreView& store, RecordId id) {
    KITH_TRY_ASSIGN(const auto rid, store.numbers().find_rid(id));
    Query row =
        store.database().query("SELECT " KITH_CREATION_COLUMNS
                               " FROM record WHERE rid = ? AND hidden = 0 AND import NOT IN "
                               "(SELECT no FROM import WHERE published = 0)",
                               rid.value_or(0));
    KITH_TRY_ASSIGN(const bool found, row.step());
    if (!found) return std::nullopt;
    KITH_TRY_ASSIGN(Change creation, read_change(store.numbers(), row));
    return creation;
}

} // namespace kith
