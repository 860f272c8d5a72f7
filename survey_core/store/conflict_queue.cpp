#include "survey_core/store/conflict_queue.h"

namespace kith {

Status set_conflict(Store& store, std::int64_t rid, FieldId field, bool is_in_conflict) {
    Database& database = store.database();
    const auto number = static_cast<std::uint32_t>(field);
    const std::int64_t before = database.changes();
    if (is_in_conflict) {
        KITH_TRY(database.run(
            "INSERT INTO conflict(rid, field) VALUES(?, ?) ON CONFLICT DO NOTHING", rid, number));
    } else {
        KITH_TRY(database.run("DELETE FROM conflict WHERE rid = ? AND field = ?", rid, number));
    }
    ConflictWatch* const watch = store.conflict_watch();
    if (watch != nullptr && database.changes() != before)
        watch->had_waited_.try_emplace({rid, field}, !is_in_conflict); // the first change tells
    return {};
}

Result<std::uint64_t> ConflictWatch::count_new() {
    std::uint64_t count = 0;
    for (const auto& [place, had_waited] : had_waited_) {
        if (had_waited) continue;
        KITH_TRY_ASSIGN(
            const auto shown,
            store_.database().find_integer("SELECT 1 FROM conflict JOIN record USING(rid) "
                                           "WHERE rid = ? AND field = ? AND hidden = 0",
                                           place.first,
                                           static_cast<std::uint32_t>(place.second)));
        if (shown) ++count;
    }
    return count;
}

} // namespace kith
