#include "survey_core/store/concerns.h"

#include "survey_core/base/codec.h"
#include "survey_core/store/rows.h"

namespace kith {

ConcernId ConcernEntry::id() const {
    Bytes named;
    Writer to(named);
    to.raw(about.value_or(ConcernId{}));
    to.u64(static_cast<std::uint64_t>(at.ms));
    to.raw(laptop);
    to.text(sealed);
    return hash16(named);
}

Result<bool> save_concern(Store& store, const ConcernEntry& entry) {
    Database& database = store.database();
    const std::int64_t before = database.changes();
    KITH_TRY(database.run("INSERT INTO concern(id, about, at, laptop, sealed) "
                          "VALUES(?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                          ByteView(entry.id()),
                          ByteView(entry.about.value_or(ConcernId{})),
                          entry.at.ms,
                          ByteView(entry.laptop),
                          as_bytes(entry.sealed)));
    return database.changes() > before;
}

Result<std::vector<ConcernEntry>> list_concerns(StoreView& store) {
    std::vector<ConcernEntry> entries;
    Query rows =
        store.database().query("SELECT about, at, laptop, sealed FROM concern ORDER BY at, id");
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return entries;
        const auto about = array_from<16>(rows.bytes(0));
        ConcernEntry entry;
        if (about != ConcernId{}) entry.about = about;
        entry.at = {rows.integer(1)};
        entry.laptop = array_from<16>(rows.bytes(2));
        entry.sealed = as_text(rows.bytes(3));
        entries.push_back(std::move(entry));
    }
}

Status mark_concerns_given(Store& store) {
    return store.database().run("UPDATE concern SET given = 1 WHERE given = 0");
}

Status mark_concerns_seen(Store& store) {
    return store.database().run("UPDATE concern SET seen = 1 WHERE seen = 0");
}

Result<ConcernCounts> count_concerns(StoreView& store) {
    ConcernCounts counts;
    Query row = store.database().query(
        "SELECT count(*), coalesce(sum(CASE WHEN own = 1 AND given = 0 THEN 1 ELSE 0 END), 0), "
        "coalesce(sum(CASE WHEN seen = 0 THEN 1 ELSE 0 END), 0) "
        "FROM concern LEFT JOIN laptop ON laptop.id = concern.laptop");
    KITH_TRY(row.step());
    counts.held = row.number(0);
    counts.waiting = row.number(1);
    counts.unseen = row.number(2);
    return counts;
}

} // namespace kith
