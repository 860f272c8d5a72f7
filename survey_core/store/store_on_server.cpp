// A store whose tables lie on a server: opened by the same keys, and without what only a file has
// (lock, ballast, snapshots, page checks).
#include "survey_core/store/copy_tables.h"
#include "survey_core/store/drafts.h"
#include "survey_core/store/laptops.h"
#include "survey_core/store/server_database.h"
#include "survey_core/store/store_opening.h"

namespace kith {

namespace {

constexpr std::size_t cipher_key_bytes = 32;

SecretKey seal_of(const DatabaseKey& key) {
    return derive_subkey(SecretKey::copy_of(key.secret.view().first(cipher_key_bytes)),
                         "server seal");
}

/// Who only reads cannot finish what somebody's merge has left to be done.
Status refuse_unfinished_lists(Database& server) {
    KITH_TRY_ASSIGN(const auto due,
                    server.find_integer("SELECT 1 FROM (SELECT rid FROM stale UNION ALL SELECT "
                                        "first FROM new_records) AS due LIMIT 1"));
    if (!due) return {};
    return fail(ErrorCode::refused,
                "A merge is under way in this project, or was cut off: its lists are not written "
                "yet. Try again later, or ask a coordinator to open it.");
}

} // namespace

Result<std::optional<KeySlots>> find_slots_on(Database& server) {
    Query row = server.query("SELECT bytes FROM key_slots ORDER BY generation DESC LIMIT 1");
    KITH_TRY_ASSIGN(const bool found, row.step());
    if (!found) return std::nullopt;
    KITH_TRY_ASSIGN(KeySlots slots, decode_slots(row.bytes(0)));
    return slots;
}

Status save_slots_on(Database& server, const KeySlots& slots) {
    return server.run("INSERT INTO key_slots(generation, bytes) VALUES(?, ?)",
                      slots.generation,
                      ByteView(encode_slots(slots)));
}

Result<std::unique_ptr<Store>> StoreOpening::open_on_server(std::unique_ptr<ServerDatabase> server,
                                                            const WayIn& way) {
    KITH_TRY(server->make_tables()); // those that this Kith adds, or its refusal
    KITH_TRY_ASSIGN(auto slots, find_slots_on(*server));
    if (!slots)
        return fail(ErrorCode::not_found,
                    "There is no project on this server; kithctl hub copy puts one there.");
    KITH_TRY_ASSIGN(DatabaseKey key, open_slots(*slots, way));
    server->set_seal(seal_of(key));
    std::unique_ptr<Store> store(new Store(environment, folder, std::move(server), std::move(key)));
    store->slots_ = std::move(*slots);
    const Status ready = [&]() -> Status {
        KITH_TRY(load_facts(*store));
        if (!store->database().may_write()) return refuse_unfinished_lists(store->database());
        KITH_TRY_ASSIGN(const Hold hold, Hold::take(store->database()));
        return finish_what_was_cut_off(*store);
    }();
    if (ready) return store;
    store->closed_ = true;
    return tl::unexpected(ready.error());
}

Result<std::unique_ptr<Store>> Store::open_on_server(const StoreEnvironment& environment,
                                                     std::unique_ptr<ServerDatabase> server,
                                                     const Path& scratch,
                                                     const WayIn& way) {
    return StoreOpening{environment, scratch}.open_on_server(std::move(server), way);
}

Status Store::put_on_server(ServerDatabase& server) {
    KITH_TRY(server.make_tables());
    KITH_TRY_ASSIGN(const auto taken, find_slots_on(server));
    if (taken)
        return fail(ErrorCode::already_exists,
                    "There is a project on this server already; use another database.");
    KITH_TRY_ASSIGN(const auto unfinished, list_drafts(*this, DraftState::open));
    if (!unfinished.empty())
        return fail(ErrorCode::refused,
                    std::to_string(unfinished.size()) +
                        " interviews are unfinished in this store; finish or discard them first, "
                        "for none is held on a server.");
    server.set_seal(seal_of(key_));
    KITH_TRY(copy_tables(database(), server));
    KITH_TRY_ASSIGN(const auto waiting, list_quarantined(*this));
    for (const QuarantineRow& row : waiting) {
        KITH_TRY_ASSIGN(const Bytes content, quarantined_content(*this, row.hash));
        KITH_TRY(keep_on_server(server, row.hash, content));
    }
    return save_slots_on(server, slots_);
}

} // namespace kith
