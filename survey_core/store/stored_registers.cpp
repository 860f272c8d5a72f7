// Registers in the tables value and seen, the conflict queue, and deletions that stand against an
// edit.
#include "survey_core/store/conflict_queue.h"
#include "survey_core/store/merge_port.h"
#include "survey_core/store/rows.h"

#include <algorithm>
#include <map>

namespace kith {

namespace {

constexpr int live = static_cast<int>(WriteState::live);
constexpr int superseded = static_cast<int>(WriteState::superseded);

Status save_live(Store& store, std::int64_t rid, FieldId field, const LiveWrite& write) {
    return insert_write(store, rid, field, write, live);
}

bool holds(const Register& stored, Dot dot) {
    return std::any_of(stored.live.begin(), stored.live.end(), [dot](const LiveWrite& write) {
        return write.dot == dot;
    });
}

Status mark_superseded(Store& store, std::int64_t rid, FieldId field, const Superseded& old) {
    KITH_TRY_ASSIGN(const std::int64_t dot, store.numbers().make_rid(old.write.dot));
    KITH_TRY_ASSIGN(const std::int64_t by, store.numbers().make_rid(old.by));
    return store.database().run(
        "UPDATE value SET state = ?, by_dot = ? WHERE rid = ? AND field = ? AND dot = ?",
        superseded,
        by,
        rid,
        static_cast<std::uint32_t>(field),
        dot);
}

/// Only what is new: of a field that many have edited, one row more.
Status save_writes(Store& store, std::int64_t rid, FieldId field, const RegisterStep& step) {
    for (const Superseded& old : step.superseded) {
        if (!holds(step.before, old.write.dot)) KITH_TRY(save_live(store, rid, field, old.write));
        KITH_TRY(mark_superseded(store, rid, field, old));
    }
    for (const LiveWrite& write : step.now.live)
        if (!holds(step.before, write.dot)) KITH_TRY(save_live(store, rid, field, write));
    return {};
}

Result<bool> has_deletion_writes(StoreView& store, std::int64_t rid) {
    KITH_TRY_ASSIGN(
        const auto found,
        store.database().find_integer("SELECT 1 FROM value WHERE rid = ? AND field = ? LIMIT 1",
                                      rid,
                                      static_cast<std::uint32_t>(field::deleted)));
    return found.has_value();
}

Result<bool> has_living_child(StoreView& store, RecordId record) {
    KITH_TRY_ASSIGN(const auto children, children_of(store, record));
    for (const RecordId child : children) {
        KITH_TRY_ASSIGN(const Register deletion, load_register(store, child, field::deleted));
        if (!is_deleted(deletion)) return true;
    }
    return false;
}

Result<std::optional<RecordId>> parent_of(StoreView& store, std::int64_t rid) {
    KITH_TRY_ASSIGN(const auto parent,
                    store.database().find_integer("SELECT parent FROM record WHERE rid = ?", rid));
    if (!parent) return std::nullopt;
    KITH_TRY_ASSIGN(const Dot dot, store.numbers().dot_of(*parent));
    return dot;
}

} // namespace

Result<std::vector<RecordId>> records_edited_in(StoreView& store, FieldId field) {
    std::vector<RecordId> records;
    Query rows =
        store.database().query("SELECT DISTINCT rid FROM seen WHERE field = ? ORDER BY rid",
                               static_cast<std::uint32_t>(field));
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return records;
        KITH_TRY_ASSIGN(const Dot record, store.numbers().dot_of(rows.integer(0)));
        records.push_back(record);
    }
}

Result<Register> load_register(StoreView& store, RecordId record, FieldId field) {
    Register loaded;
    KITH_TRY_ASSIGN(const auto rid, store.numbers().find_rid(record));
    if (!rid) return loaded;
    Query rows = store.database().query(
        "SELECT dot, hlc, author, value_kind, value, value.ctx, seen.ctx FROM seen LEFT JOIN value "
        "ON value.rid = seen.rid AND value.field = seen.field AND value.state = 1 "
        "WHERE seen.rid = ? AND seen.field = ?",
        *rid,
        static_cast<std::uint32_t>(field));
    for (bool is_first = true;; is_first = false) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) break;
        if (is_first) {
            KITH_TRY_ASSIGN(loaded.seen, context_from(rows.bytes(6)));
        }
        if (rows.is_null(0)) break; // nothing stands
        KITH_TRY_ASSIGN(LiveWrite write, read_write(store.numbers(), rows));
        loaded.live.push_back(std::move(write));
    }
    std::sort(loaded.live.begin(), loaded.live.end(), [](const LiveWrite& a, const LiveWrite& b) {
        return a.dot < b.dot;
    });
    return loaded;
}

Status save_register(Store& store, RecordId record, FieldId field, const RegisterStep& step) {
    Database& database = store.database();
    KITH_TRY_ASSIGN(const std::int64_t rid, store.numbers().make_rid(record));
    KITH_TRY(save_writes(store, rid, field, step));
    KITH_TRY(database.run("INSERT INTO seen(rid, field, ctx) VALUES(?, ?, ?) "
                          "ON CONFLICT(rid, field) DO UPDATE SET ctx = excluded.ctx",
                          rid,
                          static_cast<std::uint32_t>(field),
                          ByteView(context_bytes(step.now.seen))));
    if (step.before == Register{})
        KITH_TRY(database.run("UPDATE record SET edited = 1 WHERE rid = ? AND edited = 0", rid));
    KITH_TRY(database.run("INSERT INTO stale(rid) VALUES(?) ON CONFLICT DO NOTHING", rid));
    if (field != field::deleted) {
        KITH_TRY(set_conflict(store, rid, field, step.now.in_conflict()));
        KITH_TRY_ASSIGN(const bool was_deleted, has_deletion_writes(store, rid));
        return was_deleted ? review_deletion(store, record) : Status{};
    }
    KITH_TRY(review_deletion(store, record));
    KITH_TRY_ASSIGN(const auto parent, parent_of(store, rid));
    return parent ? review_deletion(store, *parent) : Status{};
}

Result<std::vector<RecordId>> children_of(StoreView& store, RecordId parent) {
    KITH_TRY_ASSIGN(const auto rid, store.numbers().find_rid(parent));
    if (!rid) return std::vector<RecordId>{};
    return read_children(store,
                         store.database().query(
                             "SELECT rid, ord FROM record WHERE parent = ? AND hidden = 0", *rid));
}

Result<SeenFields> seen_by_deleters(StoreView& store, const Register& deletion) {
    SeenFields seen;
    for (const LiveWrite& write : deletion.live) {
        if (write.value.blank()) continue;
        KITH_TRY_ASSIGN(const auto dot, store.numbers().find_rid(write.dot));
        Query row =
            store.database().query("SELECT body FROM change WHERE dot = ?", dot.value_or(0));
        KITH_TRY_ASSIGN(const bool found, row.step());
        if (!found) continue;
        KITH_TRY_ASSIGN(const ChangeBody body, decode_body(row.private_bytes(0)));
        for (const auto& [field, context] : seen_fields(body))
            seen[field].join(context);
    }
    return seen;
}

Status review_deletion(Store& store, RecordId record) {
    KITH_TRY_ASSIGN(const Register deletion, load_register(store, record, field::deleted));
    KITH_TRY_ASSIGN(const std::int64_t rid, store.numbers().make_rid(record));
    KITH_TRY(mark_stale(store, record));
    if (!is_deleted(deletion)) return set_conflict(store, rid, field::deleted, false);
    KITH_TRY_ASSIGN(const SeenFields seen, seen_by_deleters(store, deletion));
    KITH_TRY_ASSIGN(const auto registers, record_registers(store, record));
    std::vector<EditedField> fields;
    for (const FieldRegister& one : registers)
        fields.push_back({one.field, &one.value});
    KITH_TRY_ASSIGN(const bool living_child, has_living_child(store, record));
    const bool in_conflict = deletion_in_conflict(deletion, seen, fields, living_child);
    return set_conflict(store, rid, field::deleted, in_conflict);
}

} // namespace kith
