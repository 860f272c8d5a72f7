// One statement of PostgreSQL: parameters and columns in its binary format.
#pragma once

#include "survey_core/store/statement.h"

#include <optional>
#include <string>
#include <vector>

struct pg_result;

namespace kith::postgres {

class PostgresDatabase;

class PostgresStatement final : public Statement {
public:
    PostgresStatement(PostgresDatabase& database, std::string sql);
    PostgresStatement(const PostgresStatement&) = delete;
    PostgresStatement& operator=(const PostgresStatement&) = delete;
    ~PostgresStatement() override;

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
    struct Parameter {
        ParameterKind kind = ParameterKind::number;
        std::optional<Bytes> bytes; // nothing: NULL
    };
    Parameter& parameter(int place);
    Status run();
    Status prepare();
    Status add_to_bulk();

    PostgresDatabase& database_;
    std::string sql_;
    std::string copy_;     // empty: it cannot go with others
    std::string prepared_; // its name on the server; empty: not yet
    std::vector<ParameterKind> prepared_kinds_;
    std::vector<Parameter> parameters_;
    pg_result* result_ = nullptr;
    int row_ = -1;
    mutable std::vector<Bytes> opened_; // of the row at hand
    mutable bool is_forged_ = false;
};

} // namespace kith::postgres
