#include "survey_core/store/store_opening.h"

#include "survey_core/base/codec.h"
#include "survey_core/base/log.h"
#include "survey_core/store/copy_tables.h"
#include "survey_core/store/drafts.h"
#include "survey_core/store/erasures.h"
#include "survey_core/store/laptops.h"
#include "survey_core/store/own_writer.h"
#include "survey_core/store/snapshot_files.h"
#include "survey_core/store/store_lock.h"
#include "survey_core/store/verify.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith {

namespace {

constexpr std::string_view plain_header = "SQLite format 3";
constexpr std::chrono::hours between_checks{24};

Result<Bytes> needed_fact(Store& store, Fact fact) {
    KITH_TRY_ASSIGN(auto value, store.find_fact(fact));
    if (!value)
        return fail(ErrorCode::damaged,
                    "The store lacks what it was made with; restore the newest snapshot.");
    return std::move(*value);
}

template <std::size_t size>
Result<std::array<std::uint8_t, size>> needed_array(Store& store, Fact fact) {
    KITH_TRY_ASSIGN(const Bytes bytes, needed_fact(store, fact));
    std::array<std::uint8_t, size> value{};
    if (bytes.size() != size)
        return fail(ErrorCode::damaged,
                    "A key in the store has the wrong length; restore the newest snapshot.");
    std::copy(bytes.begin(), bytes.end(), value.begin());
    return value;
}

Result<std::uint64_t> number_fact(Store& store, Fact fact) {
    KITH_TRY_ASSIGN(const auto value, store.find_fact(fact));
    if (!value) return std::uint64_t{0};
    Reader from(*value);
    return from.remaining() == 8 ? from.u64() : from.u8();
}

} // namespace

DatabaseSpec StoreOpening::database_spec(const Path& file, DatabaseSpec::Mode mode) const {
    DatabaseSpec spec;
    spec.file = file;
    spec.vfs = environment.vfs;
    spec.mode = mode;
    spec.tuning = environment.tuning;
    return spec;
}

Status StoreOpening::refuse_unsafe_folder() {
    const Path parent = folder.has_parent_path() ? folder.parent_path() : Path(".");
    switch (environment.files.kind_of(parent)) {
    case FolderKind::network:
        return fail(ErrorCode::refused,
                    fmt::format("'{}' lies on a network folder, where a store can be destroyed by "
                                "two computers writing at once; keep it on this computer's own "
                                "disk. Hand-over files may lie there.",
                                name()));
    case FolderKind::cloud_sync:
        return fail(ErrorCode::refused,
                    fmt::format("'{}' lies in a folder that another program keeps in step with "
                                "other computers, which destroys stores; keep it elsewhere on this "
                                "computer. Hand-over files may lie there.",
                                name()));
    default:
        return {};
    }
}

Status StoreOpening::refuse_plain_file() {
    KITH_TRY_ASSIGN(const auto file, environment.files.open(database_file()));
    if (file->size() < plain_header.size()) return {};
    KITH_TRY_ASSIGN(const Bytes header, file->read(0, plain_header.size()));
    if (as_text(header) == plain_header)
        return fail(ErrorCode::refused,
                    fmt::format("The database in '{}' is not encrypted, so Kith did not make it; "
                                "nothing was opened.",
                                name()));
    return {};
}

Result<KeySlots> StoreOpening::make_slots(const StoreSpec& spec, const DatabaseKey& key) {
    const KdfCost floor;
    const bool is_weak =
        spec.cost.memory_bytes < floor.memory_bytes || spec.cost.passes < floor.passes;
    if (is_weak && !spec.project.is_test)
        return fail(ErrorCode::refused,
                    "The passphrase would be guarded too weakly; only a test project may do that.");
    KeySlots slots;
    KITH_TRY_ASSIGN(KeySlot first, make_passphrase_slot(key, spec.passphrase, spec.cost));
    slots.slots.push_back(std::move(first));
    if (spec.recovery_key != nullptr) {
        KITH_TRY_ASSIGN(KeySlot recovery, make_recovery_slot(key, *spec.recovery_key));
        slots.slots.push_back(std::move(recovery));
    }
    for (const Key32& coordinator : spec.coordinators) {
        KITH_TRY_ASSIGN(KeySlot sealed, make_coordinator_slot(key, coordinator));
        slots.slots.push_back(std::move(sealed));
    }
    return slots;
}

Status StoreOpening::write_first_facts(Store& store, const StoreSpec& spec) {
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store.database()));
    const std::uint8_t is_test = spec.project.is_test ? 1 : 0;
    const SigningKey sign = make_signing_key();
    const SealingKey seal = make_sealing_key();
    KITH_TRY(store.set_fact(Fact::project_id, spec.project.id));
    KITH_TRY(store.set_fact(Fact::project_name, as_bytes(spec.project.name)));
    KITH_TRY(store.set_fact(Fact::test_project, {&is_test, 1}));
    KITH_TRY(store.set_fact(Fact::root_public, spec.project.root));
    KITH_TRY(store.set_fact(Fact::laptop_name, as_bytes(spec.laptop_name)));
    KITH_TRY(store.set_fact(Fact::laptop_sign_secret, sign.secret.view()));
    KITH_TRY(store.set_fact(Fact::laptop_seal_secret, seal.secret.view()));
    LaptopRow own;
    own.id = hash16(sign.public_key);
    own.sign = sign.public_key;
    own.seal = seal.public_key;
    own.name = spec.laptop_name;
    own.last_seen = store.now();
    own.own = true;
    KITH_TRY(save_laptop(store, own));
    return transaction.commit();
}

Result<std::unique_ptr<Store>> StoreOpening::create(const StoreSpec& spec) {
    KITH_TRY(refuse_unsafe_folder());
    FileSystem& files = environment.files;
    if (files.exists(folder))
        return fail(ErrorCode::already_exists,
                    fmt::format("There is a folder '{}' already; choose another name.", name()));
    DatabaseKey key = make_database_key();
    KITH_TRY_ASSIGN(const KeySlots slots, make_slots(spec, key));
    KITH_TRY(files.make_folder(folder));
    auto made = fill(spec, std::move(key), slots);
    if (!made) remove_half_made();
    return made;
}

void StoreOpening::remove_half_made() {
    FileSystem& files = environment.files;
    for (const char* file :
         {"slots.1", "slots.2", "lock", "snapshots", "quarantine", "ballast.part", "ballast"})
        if (files.exists(folder / file)) static_cast<void>(files.remove(folder / file));
    static_cast<void>(remove_database_files(files, database_file()));
    static_cast<void>(files.remove(folder));
}

/// The key slots come last: a store without them was never finished, and nothing can be in it.
Result<std::unique_ptr<Store>>
StoreOpening::fill(const StoreSpec& spec, DatabaseKey key, const KeySlots& slots) {
    FileSystem& files = environment.files;
    KITH_TRY(files.sync_folder(folder.has_parent_path() ? folder.parent_path() : Path(".")));
    std::unique_ptr<StoreLock> lock;
    if (environment.lock_file) {
        KITH_TRY_ASSIGN(lock, StoreLock::take(folder));
    }
    KITH_TRY_ASSIGN(
        auto database,
        SqliteDatabase::open(database_spec(database_file(), DatabaseSpec::Mode::create), key));
    KITH_TRY(migrate(*database, environment.migrations));
    std::unique_ptr<Store> store(
        new Store(environment, folder, std::move(database), std::move(key)));
    store->keep_lock(std::move(lock));
    store->slots_ = slots;
    KITH_TRY(write_first_facts(*store, spec));
    KITH_TRY(files.make_folder(folder / "snapshots"));
    KITH_TRY(files.make_folder(folder / "quarantine"));
    KITH_TRY(files.sync_folder(folder));
    KITH_TRY(save_slots(files, folder, slots));
    KITH_TRY(load_facts(*store));
    KITH_TRY(note_earlier_launches(*store));     // none
    static_cast<void>(store->restore_ballast()); // a reserve, not a condition
    return store;
}

Result<std::unique_ptr<Store>> StoreOpening::open(const WayIn& way) {
    if (!environment.files.exists(folder) || !environment.files.exists(database_file()))
        return fail(ErrorCode::not_found,
                    fmt::format("There is no store '{}'; check the name and the folder. Kith "
                                "never makes one by itself.",
                                name()));
    KITH_TRY(refuse_unsafe_folder());
    KITH_TRY(refuse_plain_file());
    std::unique_ptr<StoreLock> lock;
    if (environment.lock_file) {
        KITH_TRY_ASSIGN(lock, StoreLock::take(folder));
    }
    if (!environment.files.exists(folder / "slots.1") &&
        !environment.files.exists(folder / "slots.2"))
        return fail(
            ErrorCode::damaged,
            fmt::format("'{}' has no key slots: its making was interrupted, or both copies were "
                        "removed. If it ever opened, restore slots.1 from a snapshot or from "
                        "a copy of the folder.",
                        name()));
    KITH_TRY_ASSIGN(KeySlots slots, load_slots(environment.files, folder));
    KITH_TRY_ASSIGN(DatabaseKey key, open_slots(slots, way));
    KITH_TRY_ASSIGN(auto database, open_database(key, slots));
    std::unique_ptr<Store> store(
        new Store(environment, folder, std::move(database), std::move(key)));
    store->keep_lock(std::move(lock));
    store->slots_ = std::move(slots);
    const Status ready = [&]() -> Status {
        KITH_TRY(load_facts(*store));
        KITH_TRY(check_soundness(*store));
        return tidy(*store);
    }();
    if (!ready) {
        store->closed_ = true; // as it was found: not a clean exit
        return tl::unexpected(ready.error());
    }
    log_event(LogEvent::store_opened);
    return store;
}

Result<std::unique_ptr<SqliteDatabase>> StoreOpening::open_database(const DatabaseKey& key,
                                                                    const KeySlots& slots) {
    const DatabaseSpec spec = database_spec(database_file(), DatabaseSpec::Mode::read_write);
    KITH_TRY_ASSIGN(auto database, SqliteDatabase::open(spec, key));
    KITH_TRY_ASSIGN(const int version, database_version(*database));
    if (version == 0)
        return fail(ErrorCode::damaged,
                    fmt::format("The making of the store '{}' was interrupted, and it holds "
                                "nothing; make it anew under another name.",
                                name()));
    if (version >= environment.migrations.back().version) {
        KITH_TRY(migrate(*database, environment.migrations)); // newer ones are refused here
        return database;
    }
    KITH_TRY(migrate_copy(*database, key, slots));
    KITH_TRY(put_old_log_away(std::move(database)));
    KITH_TRY(environment.files.rename(folder / "store.db.new", spec.file));
    KITH_TRY(environment.files.sync_folder(folder));
    log_event(LogEvent::migration_done);
    return SqliteDatabase::open(spec, key);
}

/// The old database's log must be gone for good before the new one takes the name: after a power
/// cut SQLite would play it back into the new database (tests/faults/power_cut_test.cpp).
Status StoreOpening::put_old_log_away(std::unique_ptr<SqliteDatabase> old) {
    KITH_TRY(old->checkpoint_truncate());
    old.reset();
    const Path log(database_file().string() + "-wal");
    if (environment.files.exists(log)) KITH_TRY(environment.files.remove(log));
    return environment.files.sync_folder(folder);
}

/// A snapshot of the old one first; then the steps run on a copy, which is looked at before it
/// takes the name.
Status
StoreOpening::migrate_copy(SqliteDatabase& old, const DatabaseKey& key, const KeySlots& slots) {
    const SnapshotPlace place{environment.files, folder, environment.clock.now()};
    KITH_TRY(write_snapshot(place, old, key, slots));
    const Path copy = folder / "store.db.new";
    KITH_TRY(remove_database_files(environment.files, copy));
    KITH_TRY_ASSIGN(auto database,
                    SqliteDatabase::open(database_spec(copy, DatabaseSpec::Mode::create), key));
    KITH_TRY(old.copy_to(*database, pages_per_step, nullptr, nullptr));
    KITH_TRY(migrate(*database, environment.migrations));
    KITH_TRY_ASSIGN(const VerifyReport report, verify_pages(*database));
    for (const char* count : {"SELECT count(*) FROM record", "SELECT count(*) FROM change"}) {
        KITH_TRY_ASSIGN(const auto before, old.find_integer(count));
        KITH_TRY_ASSIGN(const auto after, database->find_integer(count));
        if (before != after || !report.sound())
            return fail(
                ErrorCode::damaged,
                fmt::format("'{}' could not be brought to this version of Kith and was left "
                            "as it was; open it with the older program, and report this.",
                            name()));
    }
    return database->checkpoint_truncate();
}

Status StoreOpening::load_facts(Store& store) {
    KITH_TRY_ASSIGN(store.project_.id, (needed_array<16>(store, Fact::project_id)));
    KITH_TRY_ASSIGN(const Bytes name, needed_fact(store, Fact::project_name));
    store.project_.name = as_text(name);
    KITH_TRY_ASSIGN(const std::uint64_t is_test, number_fact(store, Fact::test_project));
    store.project_.is_test = is_test == 1;
    KITH_TRY_ASSIGN(store.project_.root, (needed_array<32>(store, Fact::root_public)));
    KITH_TRY_ASSIGN(const Bytes sign, needed_fact(store, Fact::laptop_sign_secret));
    KITH_TRY_ASSIGN(store.sign_key_, signing_key_from(SecretKey::copy_of(sign)));
    KITH_TRY_ASSIGN(const Bytes seal, needed_fact(store, Fact::laptop_seal_secret));
    KITH_TRY_ASSIGN(store.seal_key_, sealing_key_from(SecretKey::copy_of(seal)));
    store.laptop_ = hash16(store.sign_key_.public_key);
    KITH_TRY_ASSIGN(const std::uint64_t last, number_fact(store, Fact::last_hlc));
    store.last_time_ = Hlc{last};
    return {};
}

/// The structure each day, and every page after the program was not closed properly.
Status StoreOpening::check_soundness(Store& store) {
    KITH_TRY_ASSIGN(const std::uint64_t was_clean, number_fact(store, Fact::clean_exit));
    KITH_TRY_ASSIGN(const std::uint64_t last_ms, number_fact(store, Fact::last_check));
    const Instant last{static_cast<std::int64_t>(last_ms)};
    const bool is_due = store.now() - last >= between_checks || store.now() < last;
    if (was_clean == 1 && !is_due) return {};
    KITH_TRY_ASSIGN(const VerifyReport report,
                    was_clean == 1 ? quick_check(store) : verify_pages(store.database()));
    if (!report.sound())
        return fail(ErrorCode::damaged,
                    fmt::format("The store '{}' is damaged ({}); copy the folder aside and restore "
                                "the newest snapshot.",
                                name(),
                                report.findings.front()));
    Bytes now;
    Writer(now).u64(static_cast<std::uint64_t>(store.now().ms));
    return store.set_fact(Fact::last_check, now);
}

Status StoreOpening::finish_what_was_cut_off(Store& store) {
    KITH_TRY_ASSIGN(const auto imports, list_imports(store));
    for (const ImportRow& import : imports) {
        if (import.published) continue;
        KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store.database()));
        KITH_TRY(abandon_import(store, import.no));
        KITH_TRY(transaction.commit());
        log_event(LogEvent::import_abandoned, {static_cast<std::int64_t>(import.no)});
    }
    KITH_TRY(refresh_all_rows(store));
    KITH_TRY_ASSIGN(const bool is_unswept, sweep_is_due(store));
    if (is_unswept) static_cast<void>(sweep_erased(store)); // confirmed only when it has succeeded
    return {};
}

Status StoreOpening::tidy(Store& store) {
    constexpr std::uint8_t no = 0;
    KITH_TRY(store.set_fact(Fact::clean_exit, {&no, 1}));
    KITH_TRY(empty_draft_bin(store));
    KITH_TRY(note_earlier_launches(store));
    KITH_TRY(finish_what_was_cut_off(store));
    static_cast<void>(store.restore_ballast()); // a reserve, not a condition
    return {};
}

Result<std::unique_ptr<Store>> StoreOpening::copy(Store& from) {
    KITH_TRY(refuse_unsafe_folder());
    if (environment.files.exists(folder))
        return fail(ErrorCode::already_exists,
                    fmt::format("There is a folder '{}' already; choose another name.", name()));
    KITH_TRY(environment.files.make_folder(folder));
    auto made = fill_from(from);
    if (!made) remove_half_made();
    return made;
}

Result<std::unique_ptr<Store>> StoreOpening::fill_from(Store& from) {
    const StoreSpec spec{from.project(), {}, {}, nullptr, {}, {}};
    DatabaseKey key{SecretKey::copy_of(from.key_.secret.view())};
    KITH_TRY_ASSIGN(auto store, fill(spec, std::move(key), from.slots_));
    KITH_TRY(copy_tables(from.database(), store->database()));
    KITH_TRY(store->forget_fact(Fact::cut_off_launches));
    KITH_TRY_ASSIGN(const auto waiting, list_quarantined(from));
    for (const QuarantineRow& row : waiting) {
        KITH_TRY_ASSIGN(const Bytes content, quarantined_content(from, row.hash));
        KITH_TRY(quarantine(*store, row, content));
    }
    KITH_TRY(load_facts(*store));
    KITH_TRY(refresh_all_rows(*store));
    return store;
}

Result<std::unique_ptr<Store>>
Store::copy(const StoreEnvironment& environment, const Path& folder, Store& from) {
    return StoreOpening{environment, folder}.copy(from);
}

Result<std::unique_ptr<Store>>
Store::create(const StoreEnvironment& environment, const Path& folder, const StoreSpec& spec) {
    return StoreOpening{environment, folder}.create(spec);
}

Result<std::unique_ptr<Store>>
Store::open(const StoreEnvironment& environment, const Path& folder, const WayIn& way) {
    return StoreOpening{environment, folder}.open(way);
}

} // namespace kith
