// A connection to where a store's tables are: its statements and transactions. Knows no table of
// ours. A file on this machine is sqlite_database.h; a server is sync/postgres, loaded where it is
// installed.
#pragma once

#include "survey_core/store/query.h"

#include <unordered_map>
#include <vector>

namespace kith {

/// A connection. Not for sharing between threads. SQL is what SQLite and PostgreSQL have in common,
/// with ? for parameters; what only one of them knows stands behind is_server().
class Database {
public:
    virtual ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// \pre sql is a string literal (its address is the name in the statement cache)
    template <class... Parameters> Query query(const char* sql, const Parameters&... parameters) {
        Query result = find_statement(sql);
        (static_cast<void>(result.bind(parameters)), ...);
        return result;
    }
    /// Runs a statement that returns no rows.
    template <class... Parameters> Status run(const char* sql, const Parameters&... parameters) {
        Query query = find_statement(sql);
        query.borrow();
        (static_cast<void>(query.bind(parameters)), ...);
        return query.run();
    }
    /// The first column of the first row, or nothing.
    template <class... Parameters>
    Result<std::optional<std::int64_t>> find_integer(const char* sql,
                                                     const Parameters&... parameters) {
        Query result = query(sql, parameters...);
        return first_integer(result);
    }
    /// Several statements without parameters: a migration.
    virtual Status run_script(const char* sql) = 0;

    [[nodiscard]] virtual bool is_server() const = 0;
    /// False: this role of the server only reads, so nothing is tidied or noted on the way either.
    [[nodiscard]] virtual bool may_write() const { return true; }
    /// Rows changed since the connection was opened.
    [[nodiscard]] virtual std::int64_t changes() const = 0;
    [[nodiscard]] std::uint64_t rollbacks() const { return rollbacks_; }
    virtual void set_cache_mb(int megabytes) = 0;
    /// How much a bulk write best puts into one transaction.
    [[nodiscard]] virtual std::uint64_t slice_bytes() const = 0;
    /// How long the log grows before it is folded into the file. Changes nothing about durability.
    virtual void set_checkpoint_pages(int pages) = 0;
    /// What the open transaction has changed goes to the disk now, seen by nobody: its commit,
    /// which an answer may wait for, is short then. Called now and then it keeps a long
    /// transaction's memory small, too.
    virtual Status spill() { return {}; }
    /// All of the write-ahead log into the file and the log emptied, so that erased bytes are gone.
    virtual Status checkpoint_truncate() = 0;

protected:
    friend class Query;
    friend class Transaction;
    friend class Hold;
    Database();
    /// Before the connection goes.
    void forget_statements() { idle_.clear(); }

    virtual Result<std::unique_ptr<Statement>> prepare(const char* sql) = 0;
    /// Takes the write lock at once.
    virtual Status begin() = 0;
    virtual Status commit() = 0;
    /// Where nothing is open any more it does nothing.
    virtual void roll_back() = 0;
    virtual Status hold() { return {}; }
    virtual void let_go() {}

private:
    Query find_statement(const char* sql);
    void keep(const char* sql, std::unique_ptr<Statement> statement);
    static Result<std::optional<std::int64_t>> first_integer(Query& query);

    std::unordered_map<const char*, std::vector<std::unique_ptr<Statement>>> idle_;
    std::uint64_t rollbacks_ = 0;
};

/// While it lives no other program writes, between this one's transactions either. A file belongs
/// to one program anyway.
class Hold {
public:
    static Result<Hold> take(Database& database);
    Hold(Hold&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
    Hold& operator=(Hold&&) = delete;
    ~Hold();

private:
    explicit Hold(Database& database) : database_(&database) {}
    Database* database_;
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
