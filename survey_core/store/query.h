// One run of one SQL statement: bind, step, read. Made by Database::query().
#pragma once

#include "survey_core/store/statement.h"

#include <memory>
#include <optional>

namespace kith {

class Database;

/// What the administrators of a server must not read.
struct Private {
    ByteView bytes;
};
struct PrivateText {
    std::string_view text;
};

/// One run of a statement. Parameters are bound in order; step() moves to the next row. A mistake
/// in binding or preparing is reported by step(). Goes back to the statement cache of its
/// connection when it dies.
class Query {
public:
    Query(Query&& other) noexcept;
    Query& operator=(Query&&) = delete;
    ~Query();

    /// Only for one who runs it while everything that is bound still lives.
    void borrow() {
        if (statement_) statement_->borrow();
    }
    Query& bind(std::int64_t value);
    Query& bind(std::uint64_t value); // as the same 64 bits
    Query& bind(int value) { return bind(std::int64_t{value}); }
    Query& bind(std::uint32_t value) { return bind(std::int64_t{value}); }
    Query& bind(bool value) { return bind(std::int64_t{value}); }
    Query& bind(std::string_view text);
    Query& bind(const char* text) { return bind(std::string_view(text)); }
    Query& bind(ByteView bytes);
    Query& bind(Private value);
    Query& bind(PrivateText value);
    Query& bind_null(ParameterKind kind = ParameterKind::number);
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
    [[nodiscard]] bool is_null(int column) const { return statement_->is_null(column); }
    [[nodiscard]] std::int64_t integer(int column) const { return statement_->integer(column); }
    [[nodiscard]] std::uint64_t number(int column) const {
        return static_cast<std::uint64_t>(integer(column));
    }
    [[nodiscard]] std::string_view text(int column) const { return statement_->text(column); }
    [[nodiscard]] ByteView bytes(int column) const { return statement_->bytes(column); }
    [[nodiscard]] Bytes copy(int column) const;
    [[nodiscard]] ByteView private_bytes(int column) const {
        return statement_->private_bytes(column);
    }
    [[nodiscard]] std::string_view private_text(int column) const;

private:
    friend class Database;
    Query(Database& database, Result<std::unique_ptr<Statement>> statement, const char* sql);

    Database* database_;
    std::unique_ptr<Statement> statement_;
    std::optional<Error> failed_;
    const char* sql_;
    int next_ = 1;
};

} // namespace kith
