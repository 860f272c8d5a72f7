// The one door to SQLCipher: a keyed connection, its statements and transactions. Knows no table of
// ours. sqlite3.h is included by database.cpp alone.
#pragma once

#include "survey_core/base/crypto.h"
#include "survey_core/base/files.h"
#include "survey_core/store/query.h"

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

/// A connection. Not for sharing between threads.
class Database {
public:
    /// wrong_passphrase: the key does not open the file. damaged, disk_failed, disk_full as they
    /// say.
    static Result<std::unique_ptr<Database>> open(const DatabaseSpec& spec, const DatabaseKey& key);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// \pre sql is a string literal (its address is the name in the statement cache)
    template <class... Parameters> Query query(const char* sql, const Parameters&... parameters) {
        Query result = prepare(sql);
        (static_cast<void>(result.bind(parameters)), ...);
        return result;
    }
    /// Runs a statement that returns no rows.
    template <class... Parameters> Status run(const char* sql, const Parameters&... parameters) {
        return query(sql, parameters...).run();
    }
    /// The first column of the first row, or nothing.
    template <class... Parameters>
    Result<std::optional<std::int64_t>> find_integer(const char* sql,
                                                     const Parameters&... parameters) {
        Query result = query(sql, parameters...);
        return first_integer(result);
    }
    /// Several statements without parameters: a migration.
    Status run_script(const char* sql);

    [[nodiscard]] std::int64_t changes() const; // rows changed since the connection was opened
    [[nodiscard]] std::uint64_t rollbacks() const { return rollbacks_; }
    void set_cache_mb(int megabytes);
    /// How long the log grows before it is folded into the file. Changes nothing about durability.
    void set_checkpoint_pages(int pages);
    /// All of the write-ahead log into the file and the log emptied, so that erased bytes are gone.
    Status checkpoint_truncate();
    /// Copies everything into another, new database in steps; `between` may stop it (cancelled).
    Status copy_to(Database& target, int pages_per_step, bool (*between)(void*), void* context);
    [[nodiscard]] const DatabaseSpec& spec() const { return spec_; }

private:
    friend class Query;
    friend class Transaction;
    struct Cache;
    Database(DatabaseSpec spec, sqlite3* handle);
    Query prepare(const char* sql);
    static Result<std::optional<std::int64_t>> first_integer(Query& query);
    [[nodiscard]] Error error(int code) const;
    Status configure(const DatabaseKey& key);
    Status assert_durable();

    DatabaseSpec spec_;
    sqlite3* handle_;
    std::unique_ptr<Cache> cache_;
    std::uint64_t rollbacks_ = 0;
};

/// Everything until commit() happens, or nothing does. Takes the write lock at once.
class Transaction {
public:
    static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction(); // rolls back unless committed
    [[nodiscard]] Status commit();

private:
    explicit Transaction(Database& database) : database_(&database) {}
    Database* database_;
};

} // namespace kith
