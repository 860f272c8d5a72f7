#include "survey_core/store/bodies.h"

namespace kith {

namespace {

Result<Hash32> hash_of_body(Store& store, const char* select, std::int64_t number) {
    Query row = store.database().query(select, number);
    KITH_TRY(row.step());
    return hash(row.private_bytes(0));
}

} // namespace

Result<std::vector<std::int64_t>> read_numbers(Query rows) {
    std::vector<std::int64_t> numbers;
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return numbers;
        numbers.push_back(rows.integer(0));
    }
}

Status remove_creation_body(Store& store, std::int64_t rid, Hidden why) {
    KITH_TRY_ASSIGN(const Hash32 body,
                    hash_of_body(store, "SELECT body FROM record WHERE rid = ?", rid));
    return store.database().run("UPDATE record SET body = ?, hidden = ?, edited = 0 WHERE rid = ?",
                                Private{body},
                                static_cast<int>(why),
                                rid);
}

Status remove_change_body(Store& store, std::int64_t dot) {
    KITH_TRY_ASSIGN(const Hash32 body,
                    hash_of_body(store, "SELECT body FROM change WHERE dot = ?", dot));
    return store.database().run(
        "UPDATE change SET body = ?, erased = 1 WHERE dot = ?", Private{body}, dot);
}

} // namespace kith
