// One run of one SQL statement: bind, step, read. Made by Database::query().
#pragma once

#include "survey_core/base/bytes.h"
#include "survey_core/base/result.h"

#include <optional>

struct sqlite3_stmt;

namespace kith {

class Database;

/// One run of a statement. Parameters are bound in order; step() moves to the next row. A mistake
/// in binding or preparing is reported by step(). Goes back to the statement cache of its
/// connection when it dies.
class Query {
public:
    Query(Query&& other) noexcept;
    Query& operator=(Query&&) = delete;
    ~Query();

    Query& bind(std::int64_t value);
    Query& bind(std::uint64_t value); // as the same 64 bits
    Query& bind(int value) { return bind(std::int64_t{value}); }
    Query& bind(std::uint32_t value) { return bind(std::int64_t{value}); }
    Query& bind(bool value) { return bind(std::int64_t{value}); }
    Query& bind(std::string_view text);
    Query& bind(const char* text) { return bind(std::string_view(text)); }
    Query& bind(ByteView bytes);
    Query& bind_null();
    template <class T> Query& bind(const std::optional<T>& value) {
        return value ? bind(*value) : bind_null();
    }

    /// true: a row is there to read; false: there are no more.
    Result<bool> step();
    /// For a statement that returns no rows.
    Status run();
    /// Ready for the next set of parameters.
    void reset();

    // \pre step() was true and column exists; views live until the next step() or the end of the
    // query
    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::uint64_t number(int column) const {
        return static_cast<std::uint64_t>(integer(column));
    }
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] ByteView bytes(int column) const;
    [[nodiscard]] Bytes copy(int column) const;

private:
    friend class Database;
    Query(Database& database, sqlite3_stmt* statement, const char* sql);
    Query& note(int code);

    Database* database_;
    sqlite3_stmt* statement_;
    const char* sql_;
    int next_ = 1;
    int failed_ = 0;
};

} // namespace kith
