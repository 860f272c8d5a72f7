#include "survey_core/store/leaving.h"

#include "survey_core/base/check.h"
#include "survey_core/store/bodies.h"
#include "survey_core/store/envelopes.h"

#include <algorithm>
#include <charconv>

namespace kith {

namespace {

/// An interview with everything under it, and the entities that its group made, as this store
/// numbers them.
Result<std::vector<std::int64_t>>
parts_of(Store& store, std::int64_t interview, std::span<const std::string_view> lists) {
    Database& database = store.database();
    KITH_TRY_ASSIGN(
        auto parts,
        read_numbers(database.query(
            "WITH RECURSIVE part(rid) AS (SELECT ?1 UNION SELECT record.rid FROM record "
            "JOIN part ON record.parent = part.rid) SELECT rid FROM part",
            interview)));
    for (const std::string_view list : lists) {
        KITH_TRY_ASSIGN(const auto entities,
                        read_numbers(database.query(
                            "SELECT one.rid FROM record AS interview JOIN record AS one "
                            "ON one.rid BETWEEN interview.rid - interview.group_index "
                            "AND interview.rid - interview.group_index + interview.group_count - 1 "
                            "JOIN list_row ON list_row.rid = one.rid "
                            "WHERE interview.rid = ?1 AND one.kind = 3 AND list_row.owner = ?2",
                            interview,
                            list)));
        parts.insert(parts.end(), entities.begin(), entities.end());
    }
    return parts;
}

#define KITH_OWN_UNACKNOWLEDGED                                                                    \
    "SELECT 1 FROM (SELECT rid AS dot FROM record WHERE rid = ?1 AND import = 0 UNION ALL "        \
    "SELECT dot FROM change WHERE rid = ?1 AND import = 0) AS own WHERE NOT EXISTS "               \
    "(SELECT 1 FROM ack WHERE ack.writer = own.dot >> 40 "                                         \
    "AND ack.seq >= own.dot & ((1 << 40) - 1)) "

/// Where everything is that this laptop has written of a record.
enum class Held : std::uint8_t { at_hub, in_envelope, only_here };

Result<Held> where_held(Store& store, std::int64_t rid) {
    Database& database = store.database();
    KITH_TRY_ASSIGN(const auto waiting,
                    database.find_integer(KITH_OWN_UNACKNOWLEDGED "LIMIT 1", rid));
    if (!waiting) return Held::at_hub;
    KITH_TRY_ASSIGN(const auto loose,
                    database.find_integer(
                        KITH_OWN_UNACKNOWLEDGED
                        "AND NOT EXISTS (SELECT 1 FROM envelope_range WHERE writer = own.dot >> 40 "
                        "AND own.dot & ((1 << 40) - 1) BETWEEN first AND last) LIMIT 1",
                        rid));
    return loose ? Held::only_here : Held::in_envelope;
}

Result<Held> where_held(Store& store, const std::vector<std::int64_t>& parts) {
    Held least = Held::at_hub;
    for (const std::int64_t part : parts) {
        KITH_TRY_ASSIGN(const Held held, where_held(store, part));
        least = std::max(least, held);
    }
    return least;
}

Status remove_bodies(Store& store, std::int64_t rid) {
    Database& database = store.database();
    KITH_TRY(remove_creation_body(store, rid, Hidden::left));
    KITH_TRY_ASSIGN(
        const auto changes,
        read_numbers(database.query("SELECT dot FROM change WHERE rid = ? AND erased = 0", rid)));
    for (const std::int64_t dot : changes)
        KITH_TRY(remove_change_body(store, dot));
    KITH_TRY(database.run("DELETE FROM value WHERE rid = ?", rid));
    KITH_TRY(database.run("DELETE FROM seen WHERE rid = ?", rid));
    KITH_TRY(database.run("DELETE FROM conflict WHERE rid = ?", rid));
    KITH_TRY(database.run("DELETE FROM blob_ref WHERE rid = ?", rid));
    return database.run("INSERT INTO stale(rid) VALUES(?) ON CONFLICT DO NOTHING", rid);
}

Status remove_all_bodies(Store& store, const std::vector<std::int64_t>& parts) {
    for (const std::int64_t part : parts) {
        KITH_TRY_ASSIGN(const auto shown,
                        store.database().find_integer(
                            "SELECT 1 FROM record WHERE rid = ? AND hidden < 2", part));
        if (shown) KITH_TRY(remove_bodies(store, part));
    }
    return {};
}

/// Where it is now that it is not here; only_here: it has stayed.
Result<Held> let_one_leave(Store& store,
                           RecordId interview,
                           std::span<const std::string_view> lists,
                           Held furthest) {
    KITH_TRY_ASSIGN(const auto rid, store.numbers().find_rid(interview));
    if (!rid) return Held::only_here;
    KITH_TRY_ASSIGN(const auto parts, parts_of(store, *rid, lists));
    KITH_TRY_ASSIGN(const Held held, where_held(store, parts));
    if (held > furthest) return Held::only_here;
    KITH_TRY(remove_all_bodies(store, parts));
    return held;
}

Result<Departed> let_all_leave(Store& store,
                               std::span<const RecordId> interviews,
                               std::span<const std::string_view> lists,
                               Held furthest) {
    KITH_CHECK(!store.is_hub());
    Departed departed;
    for (const RecordId interview : interviews) {
        KITH_TRY_ASSIGN(const Held held, let_one_leave(store, interview, lists, furthest));
        if (held == Held::at_hub) ++departed.at_hub;
        if (held == Held::in_envelope) ++departed.in_envelope;
    }
    if (departed.at_hub + departed.in_envelope == 0) return departed;
    KITH_TRY(count_as_left(store, departed.at_hub));
    KITH_TRY(note_sealed(store, departed.in_envelope));
    constexpr std::uint8_t yes = 1;
    KITH_TRY(store.set_fact(Fact::sweep_due, {&yes, 1}));
    return departed;
}

} // namespace

Result<std::vector<FinishedInterview>> finished_interviews(StoreView& store,
                                                           std::optional<Instant> until) {
    constexpr auto always = static_cast<std::uint64_t>(INT64_MAX);
    const std::uint64_t last =
        until ? static_cast<std::uint64_t>(make_hlc(*until, UINT16_MAX)) : always;
    std::vector<FinishedInterview> list;
    Query rows = store.database().query(
        "SELECT rid, owner FROM list_row JOIN record USING(rid) WHERE list_row.kind = 1 "
        "AND import = 0 AND hidden = 0 AND status <> ? AND hlc <= ? ORDER BY rid",
        static_cast<int>(RecordStatus::has_issues),
        last);
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return list;
        KITH_TRY_ASSIGN(const Dot record, store.numbers().dot_of(rows.integer(0)));
        list.push_back({record, std::string(rows.text(1))});
    }
}

Result<std::uint64_t> let_leave(Store& store,
                                std::span<const RecordId> interviews,
                                std::span<const std::string_view> lists) {
    KITH_TRY_ASSIGN(const Departed departed, let_all_leave(store, interviews, lists, Held::at_hub));
    return departed.at_hub;
}

Result<Departed> seal_away(Store& store,
                           std::span<const RecordId> interviews,
                           std::span<const std::string_view> lists) {
    return let_all_leave(store, interviews, lists, Held::in_envelope);
}

Status count_as_left(Store& store, std::uint64_t interviews) {
    if (interviews == 0) return {};
    KITH_TRY_ASSIGN(const std::uint64_t before, count_left(store));
    return store.set_fact(Fact::interviews_left, as_bytes(std::to_string(before + interviews)));
}

Result<std::uint64_t> count_left(StoreView& store) {
    KITH_TRY_ASSIGN(const auto fact, store.find_fact(Fact::interviews_left));
    std::uint64_t count = 0;
    if (!fact) return count;
    const std::string_view text = as_text(*fact);
    std::from_chars(text.data(), text.data() + text.size(), count);
    return count;
}

Result<bool> has_left(StoreView& store, RecordId record) {
    KITH_TRY_ASSIGN(const auto rid, store.numbers().find_rid(record));
    if (!rid) return false;
    KITH_TRY_ASSIGN(
        const auto found,
        store.database().find_integer("SELECT 1 FROM record WHERE rid = ? AND hidden = 3", *rid));
    return found.has_value();
}

Result<bool> any_has_left(StoreView& store, const HaveRange& range) {
    KITH_TRY_ASSIGN(const auto first, store.numbers().find_rid({range.writer, range.first}));
    KITH_TRY_ASSIGN(const auto last, store.numbers().find_rid({range.writer, range.last}));
    if (!first || !last) return false;
    KITH_TRY_ASSIGN(const auto found,
                    store.database().find_integer(
                        "SELECT 1 FROM record WHERE rid BETWEEN ?1 AND ?2 AND hidden = 3 UNION ALL "
                        "SELECT 1 FROM change JOIN record USING(rid) WHERE dot BETWEEN ?1 AND ?2 "
                        "AND hidden = 3 LIMIT 1",
                        *first,
                        *last));
    return found.has_value();
}

} // namespace kith
