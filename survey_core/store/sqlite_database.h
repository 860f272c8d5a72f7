// The one door to SQLCipher: a keyed connection to a file. sqlite3.h is included by
// sqlite_database.cpp and sqlite_statement.cpp alone.
#pragma once

#include "survey_core/base/crypto.h"
#include "survey_core/base/files.h"
#include "survey_core/store/database.h"

struct sqlite3;

namespace kith {

/// How safely SQLite writes. Only tests change it, to prove that their harness notices a store that
/// loses answers.
struct StoreTuning {
    std::string synchronous = "FULL";
    std::string journal = "WAL";
    int checkpoint_pages = 1000; // how long the log grows before it is folded into the file
    bool exclusive = false;      // one connection, no shared memory: for a VFS that has none

    bool operator==(const StoreTuning&) const = default;
};

/// The key of a database file: 32 bytes of key and 16 of salt, so that a damaged header cannot lock
/// us out.
struct DatabaseKey {
    SecretKey secret{48};
};

struct DatabaseSpec {
    Path file;
    std::string vfs; // empty: the operating system's
    enum class Mode { read_only, read_write, create } mode = Mode::read_write;
    int cache_mb = 8;
    StoreTuning tuning;
};

class SqliteDatabase final : public Database {
public:
    /// wrong_passphrase: the key does not open the file. damaged, disk_failed, disk_full as they
    /// say.
    static Result<std::unique_ptr<SqliteDatabase>> open(const DatabaseSpec& spec,
                                                        const DatabaseKey& key);
    ~SqliteDatabase() override;
    /// The same connection, if there is a file behind it.
    [[nodiscard]] static SqliteDatabase* of(Database& database);

    Status run_script(const char* sql) override;
    [[nodiscard]] bool is_server() const override { return false; }
    [[nodiscard]] std::int64_t changes() const override;
    void set_cache_mb(int megabytes) override;
    /// Little: its pages are sealed while the processor still has them at hand.
    [[nodiscard]] std::uint64_t slice_bytes() const override { return 256U << 10U; }
    void set_checkpoint_pages(int pages) override { checkpoint_pages_ = pages; }
    /// Who folds the log into the file when it has grown that long, instead of the commit at hand:
    /// called within it, on its thread.
    void hand_off_checkpoints(std::function<void()> to) { log_is_long_ = std::move(to); }
    /// As much of the log into the file as nobody is using.
    Status checkpoint();
    Status spill() override;
    Status checkpoint_truncate() override;
    /// Copies everything into another, new database in steps; `between` may stop it (cancelled).
    Status
    copy_to(SqliteDatabase& target, int pages_per_step, bool (*between)(void*), void* context);
    [[nodiscard]] const DatabaseSpec& spec() const { return spec_; }
    [[nodiscard]] Error error(int code) const;

private:
    SqliteDatabase(DatabaseSpec spec, sqlite3* handle);
    Result<std::unique_ptr<Statement>> prepare(const char* sql) override;
    Status begin() override;
    Status commit() override;
    void roll_back() override;
    Status configure(const DatabaseKey& key);
    Status assert_durable();
    static int after_commit(void* self, sqlite3*, const char*, int pages_in_log);

    DatabaseSpec spec_;
    int checkpoint_pages_ = 0;
    std::function<void()> log_is_long_;
    sqlite3* handle_;
};

} // namespace kith
