#include "survey_core/store/sqlite_database.h"

#include "survey_core/base/check.h"
#include "survey_core/store/sqlite_error.h"
#include "survey_core/store/sqlite_statement.h"

#include <sqlite3.h>

#include <cstdio>
#include <mutex>
#include <string_view>

namespace kith {

namespace {

constexpr int busy_timeout_ms = 10'000;
constexpr int oldest_cipher_major = 4;
constexpr int oldest_cipher_minor = 6;

/// SQLCipher reports every wrong key on standard error by itself; errors are ours to tell.
void silence_library() {
    static std::once_flag once;
    std::call_once(once, [] {
        sqlite3_config(
            SQLITE_CONFIG_LOG, +[](void*, int, const char*) {}, nullptr);
        sqlite3_initialize();
    });
}

bool is_protected_pragma(std::string_view name) {
    constexpr std::string_view names[] = {"journal_mode",
                                          "synchronous",
                                          "temp_store",
                                          "key",
                                          "rekey",
                                          "hexkey",
                                          "hexrekey",
                                          "locking_mode",
                                          "writable_schema",
                                          "mmap_size",
                                          "trusted_schema"};
    for (const std::string_view one : names)
        if (name == one) return true;
    return false;
}

/// No statement, not even a planted one, opens another file or makes this one less durable.
// NOLINTNEXTLINE(readability-function-size): SQLite counts the parameters
int authorize(void*, int action, const char* first, const char* second, const char*, const char*) {
    if (action == SQLITE_ATTACH || action == SQLITE_DETACH) return SQLITE_DENY;
    if (action == SQLITE_PRAGMA && second != nullptr && is_protected_pragma(first))
        return SQLITE_DENY;
    if (action == SQLITE_FUNCTION && second != nullptr &&
        std::string_view(second) == "load_extension")
        return SQLITE_DENY;
    return SQLITE_OK;
}

/// `PRAGMA key = "x'<96 digits>'"`: the key and the salt as they are, without a derivation.
std::string key_pragma(const DatabaseKey& key) {
    return "PRAGMA key = \"x'" + to_hex(key.secret.view()) + "'\"";
}

} // namespace

SqliteDatabase::SqliteDatabase(DatabaseSpec spec, sqlite3* handle)
    : spec_(std::move(spec)), handle_(handle) {}

SqliteDatabase::~SqliteDatabase() {
    forget_statements();
    const int closed = sqlite3_close(handle_);
    KITH_CHECK(closed == SQLITE_OK); // a Query has outlived its connection
}

SqliteDatabase* SqliteDatabase::of(Database& database) {
    return database.is_server() ? nullptr : static_cast<SqliteDatabase*>(&database);
}

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::open(const DatabaseSpec& spec,
                                                             const DatabaseKey& key) {
    silence_library();
    int flags = SQLITE_OPEN_READONLY;
    if (spec.mode != DatabaseSpec::Mode::read_only) flags = SQLITE_OPEN_READWRITE;
    if (spec.mode == DatabaseSpec::Mode::create) flags |= SQLITE_OPEN_CREATE;
    sqlite3* handle = nullptr;
    const int opened = sqlite3_open_v2(spec.file.c_str(),
                                       &handle,
                                       flags | SQLITE_OPEN_NOMUTEX,
                                       spec.vfs.empty() ? nullptr : spec.vfs.c_str());
    if (handle == nullptr || opened != SQLITE_OK) {
        sqlite3_close(handle);
        return tl::unexpected(sqlite_error(opened, spec.file));
    }
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(spec, handle));
    KITH_TRY(database->configure(key));
    return database;
}

Status SqliteDatabase::configure(const DatabaseKey& key) {
    sqlite3_extended_result_codes(handle_, 1);
    sqlite3_busy_timeout(handle_, busy_timeout_ms);
    KITH_TRY(run_script("PRAGMA cipher_log_level = NONE"));
    std::string keyed = key_pragma(key);
    const Status keying = run_script(keyed.c_str());
    wipe({reinterpret_cast<std::uint8_t*>(keyed.data()), keyed.size()});
    KITH_TRY(keying);
    KITH_TRY(
        run_script("PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0; PRAGMA secure_delete = ON;"
                   "PRAGMA recursive_triggers = ON"));
    if (spec_.tuning.exclusive) KITH_TRY(run_script("PRAGMA locking_mode = EXCLUSIVE"));
    KITH_TRY(run_script("SELECT count(*) FROM sqlite_schema")); // the key fits, or it does not
    if (spec_.mode != DatabaseSpec::Mode::read_only) {
        KITH_TRY(run_script(("PRAGMA journal_mode = " + spec_.tuning.journal).c_str()));
        KITH_TRY(run_script(("PRAGMA synchronous = " + spec_.tuning.synchronous).c_str()));
        set_checkpoint_pages(spec_.tuning.checkpoint_pages);
        sqlite3_wal_hook(handle_, after_commit, this);
    }
    set_cache_mb(spec_.cache_mb);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    KITH_TRY(assert_durable());
    sqlite3_set_authorizer(handle_, authorize, nullptr);
    return {};
}

Status SqliteDatabase::assert_durable() {
    int major = 0;
    int minor = 0;
    {
        Query version = query("PRAGMA cipher_version");
        KITH_TRY_ASSIGN(const bool encrypts, version.step());
        if (encrypts) std::sscanf(std::string(version.text(0)).c_str(), "%d.%d", &major, &minor);
    }
    if (major < oldest_cipher_major ||
        (major == oldest_cipher_major && minor < oldest_cipher_minor))
        return fail(ErrorCode::refused,
                    "This program was started with a database library that does not "
                    "encrypt as Kith needs it (SQLCipher 4.6 or newer); nothing was "
                    "opened. Install Kith anew from its package.");
    KITH_TRY_ASSIGN(const auto temp_store, find_integer("PRAGMA temp_store"));
    constexpr std::int64_t in_memory = 2;
    KITH_CHECK(temp_store == in_memory);
    if (spec_.mode == DatabaseSpec::Mode::read_only || spec_.tuning != StoreTuning{}) return {};
    KITH_TRY_ASSIGN(const auto synchronous, find_integer("PRAGMA synchronous"));
    constexpr std::int64_t full = 2;
    Query journal = query("PRAGMA journal_mode");
    KITH_TRY_ASSIGN(const bool known, journal.step());
    if (synchronous != full || !known || journal.text(0) != "wal")
        return fail(ErrorCode::disk_failed,
                    "This disk cannot keep answers safely (no write-ahead log); "
                    "keep the store on an internal disk.");
    return {};
}

Result<std::unique_ptr<Statement>> SqliteDatabase::prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    const int code =
        sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return tl::unexpected(error(code));
    return std::make_unique<SqliteStatement>(*this, statement);
}

Status SqliteDatabase::run_script(const char* sql) {
    const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return tl::unexpected(error(code));
    return {};
}

std::int64_t SqliteDatabase::changes() const {
    return sqlite3_total_changes64(handle_);
}

void SqliteDatabase::set_cache_mb(int megabytes) {
    const std::string pragma = "PRAGMA cache_size = -" + std::to_string(megabytes * 1024);
    static_cast<void>(run_script(pragma.c_str())); // a smaller cache is slower, not wrong
}

int SqliteDatabase::after_commit(void* self, sqlite3*, const char*, int pages_in_log) {
    auto& database = *static_cast<SqliteDatabase*>(self);
    if (pages_in_log < database.checkpoint_pages_) return SQLITE_OK;
    if (database.log_is_long_) {
        database.log_is_long_();
    } else {
        static_cast<void>(database.checkpoint()); // what was committed is safe in the log
    }
    return SQLITE_OK;
}

Status SqliteDatabase::checkpoint() {
    const int code =
        sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (code != SQLITE_OK) return tl::unexpected(error(code));
    return {};
}

Status SqliteDatabase::spill() {
    const int written = sqlite3_db_cacheflush(handle_);
    if (written != SQLITE_OK && written != SQLITE_BUSY) return tl::unexpected(error(written));
    sqlite3_file* log = nullptr;
    sqlite3_file_control(handle_, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    if (log == nullptr || log->pMethods == nullptr) return {};
    const int synced = log->pMethods->xSync(log, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY);
    if (synced != SQLITE_OK) return tl::unexpected(error(synced));
    return {};
}

Status SqliteDatabase::checkpoint_truncate() {
    const int code =
        sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code != SQLITE_OK) return tl::unexpected(error(code));
    return {};
}

Status
SqliteDatabase::copy_to(SqliteDatabase& target, int pages, bool (*between)(void*), void* context) {
    sqlite3_backup* backup = sqlite3_backup_init(target.handle_, "main", handle_, "main");
    if (backup == nullptr) return tl::unexpected(target.error(sqlite3_errcode(target.handle_)));
    int code = SQLITE_OK;
    bool go_on = true;
    while (code == SQLITE_OK && go_on) {
        code = sqlite3_backup_step(backup, pages);
        go_on = between == nullptr || between(context);
    }
    sqlite3_backup_finish(backup);
    if (code == SQLITE_DONE) return {};
    if (!go_on)
        return fail(ErrorCode::cancelled,
                    "The copy of the store was stopped; nothing was changed.");
    return tl::unexpected(target.error(code));
}

Error SqliteDatabase::error(int code) const {
    return sqlite_error(code, spec_.file);
}

Status SqliteDatabase::begin() {
    return run("BEGIN IMMEDIATE");
}

Status SqliteDatabase::commit() {
    return run("COMMIT");
}

/// An I/O error has already rolled back: then there is nothing left to do, and the error was told.
void SqliteDatabase::roll_back() {
    if (sqlite3_get_autocommit(handle_) == 0) static_cast<void>(run_script("ROLLBACK"));
}

} // namespace kith
