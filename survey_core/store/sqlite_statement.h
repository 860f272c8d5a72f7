// A statement of SQLite. Private to the store.
#pragma once

#include "survey_core/store/statement.h"

struct sqlite3_stmt;

namespace kith {

class SqliteDatabase;

class SqliteStatement final : public Statement {
public:
    SqliteStatement(SqliteDatabase& database, sqlite3_stmt* statement)
        : database_(database), statement_(statement) {}
    SqliteStatement(const SqliteStatement&) = delete;
    SqliteStatement& operator=(const SqliteStatement&) = delete;
    ~SqliteStatement() override;

    void borrow() override { is_borrowing_ = true; }
    void bind(int place, std::int64_t value) override;
    void bind_text(int place, std::string_view text) override;
    void bind_bytes(int place, ByteView bytes) override;
    void bind_null(int place, ParameterKind kind) override;
    void bind_private(int place, ByteView bytes, ParameterKind kind) override;
    Result<bool> step() override;
    void reset() override;
    [[nodiscard]] bool is_null(int column) const override;
    [[nodiscard]] std::int64_t integer(int column) const override;
    [[nodiscard]] std::string_view text(int column) const override;
    [[nodiscard]] ByteView bytes(int column) const override;
    [[nodiscard]] ByteView private_bytes(int column) const override;

private:
    void note(int code);

    SqliteDatabase& database_;
    sqlite3_stmt* statement_;
    int failed_ = 0;
    bool is_borrowing_ = false;
};

} // namespace kith
