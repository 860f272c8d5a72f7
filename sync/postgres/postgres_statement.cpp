#include "sync/postgres/postgres_statement.h"

#include "sync/postgres/postgres_database.h"
#include "sync/postgres/postgres_sql.h"

#include <libpq-fe.h>

#include <array>
#include <numeric>

namespace kith::postgres {

namespace {

constexpr Oid oid_of_number = 20; // int8, of pg_type.dat
constexpr Oid oid_of_text = 25;
constexpr Oid oid_of_bytes = 17;
constexpr int binary = 1;

Oid oid_of(ParameterKind kind) {
    switch (kind) {
    case ParameterKind::number:
        return oid_of_number;
    case ParameterKind::text:
        return oid_of_text;
    case ParameterKind::bytes:
        break;
    }
    return oid_of_bytes;
}

Bytes in_network_order(std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    Bytes bytes(sizeof bits);
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>(bits >> (8 * (bytes.size() - 1 - i)));
    return bytes;
}

} // namespace

PostgresStatement::PostgresStatement(PostgresDatabase& database, std::string sql)
    : database_(database), sql_(std::move(sql)), copy_(as_copy(sql_)) {}

PostgresStatement::~PostgresStatement() {
    PQclear(result_);
}

PostgresStatement::Parameter& PostgresStatement::parameter(int place) {
    const auto index = static_cast<std::size_t>(place - 1);
    if (parameters_.size() <= index) parameters_.resize(index + 1);
    return parameters_[index];
}

void PostgresStatement::bind(int place, std::int64_t value) {
    parameter(place) = {ParameterKind::number, in_network_order(value)};
}

void PostgresStatement::bind_text(int place, std::string_view text) {
    const ByteView bytes = as_bytes(text);
    parameter(place) = {ParameterKind::text, Bytes(bytes.begin(), bytes.end())};
}

void PostgresStatement::bind_bytes(int place, ByteView bytes) {
    parameter(place) = {ParameterKind::bytes, Bytes(bytes.begin(), bytes.end())};
}

void PostgresStatement::bind_null(int place, ParameterKind kind) {
    parameter(place) = {kind, std::nullopt};
}

void PostgresStatement::bind_private(int place, ByteView bytes, ParameterKind /*kind*/) {
    parameter(place) = {ParameterKind::bytes, database_.seal(bytes)};
}

/// PostgreSQL wants to know the kinds of the parameters; they are known when the first are bound.
Status PostgresStatement::prepare() {
    std::vector<ParameterKind> kinds;
    kinds.reserve(parameters_.size());
    for (const Parameter& one : parameters_)
        kinds.push_back(one.kind);
    if (!prepared_.empty() && kinds == prepared_kinds_) return {};
    std::vector<Oid> oids;
    oids.reserve(kinds.size());
    for (const ParameterKind kind : kinds)
        oids.push_back(oid_of(kind));
    KITH_TRY_ASSIGN(prepared_, database_.prepare_on_server(sql_, oids));
    prepared_kinds_ = std::move(kinds);
    return {};
}

Status PostgresStatement::run() {
    KITH_TRY(prepare());
    std::vector<const char*> values;
    std::vector<int> lengths;
    values.reserve(parameters_.size());
    lengths.reserve(parameters_.size());
    const std::vector<int> formats(parameters_.size(), binary);
    for (const Parameter& one : parameters_) {
        static constexpr char nothing = 0;
        const char* data = one.bytes && one.bytes->empty() ? &nothing : nullptr;
        if (one.bytes && !one.bytes->empty())
            data = reinterpret_cast<const char*>(one.bytes->data());
        values.push_back(data);
        lengths.push_back(one.bytes ? static_cast<int>(one.bytes->size()) : 0);
    }
    KITH_TRY_ASSIGN(result_, database_.run_prepared(prepared_, {values, lengths, formats}));
    return {};
}

/// One tuple of COPY BINARY: how many fields, and each with its length, -1 for NULL.
Status PostgresStatement::add_to_bulk() {
    Bytes row;
    row.reserve(std::accumulate(parameters_.begin(),
                                parameters_.end(),
                                std::size_t{2},
                                [](std::size_t sum, const auto& one) {
                                    return sum + 4 + (one.bytes ? one.bytes->size() : 0);
                                }));
    const auto put = [&row](std::uint32_t value, unsigned bytes) {
        for (unsigned left = bytes; left > 0; --left)
            row.push_back(static_cast<std::uint8_t>(value >> (8 * (left - 1))));
    };
    put(static_cast<std::uint32_t>(parameters_.size()), 2);
    for (const Parameter& one : parameters_) {
        put(one.bytes ? static_cast<std::uint32_t>(one.bytes->size()) : UINT32_MAX, 4);
        if (one.bytes) row.insert(row.end(), one.bytes->begin(), one.bytes->end());
    }
    return database_.add_row(copy_, row);
}

Result<bool> PostgresStatement::step() {
    if (!copy_.empty() && database_.is_in_transaction()) {
        KITH_TRY(add_to_bulk());
        return false;
    }
    if (is_forged_)
        return fail(ErrorCode::damaged,
                    "The server holds something that this project has not sealed; restore it from "
                    "a backup, and ask who has access to the server.");
    if (result_ == nullptr) KITH_TRY(run());
    opened_.clear();
    return ++row_ < PQntuples(result_);
}

void PostgresStatement::reset() {
    PQclear(std::exchange(result_, nullptr));
    parameters_.clear();
    opened_.clear();
    row_ = -1;
    is_forged_ = false;
}

bool PostgresStatement::is_null(int column) const {
    return PQgetisnull(result_, row_, column) == 1;
}

/// Of any width: PostgreSQL counts in 8 bytes, compares in one and says 1 in four.
std::int64_t PostgresStatement::integer(int column) const {
    const ByteView bytes = this->bytes(column);
    if (bytes.empty()) return 0;
    std::uint64_t bits = (bytes.front() & 0x80U) != 0 && bytes.size() > 1 ? ~0ULL : 0ULL;
    for (const std::uint8_t byte : bytes)
        bits = bits << 8U | byte;
    return static_cast<std::int64_t>(bits);
}

std::string_view PostgresStatement::text(int column) const {
    return as_text(bytes(column));
}

ByteView PostgresStatement::bytes(int column) const {
    if (is_null(column)) return {};
    const char* data = PQgetvalue(result_, row_, column);
    return {reinterpret_cast<const std::uint8_t*>(data),
            static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

ByteView PostgresStatement::private_bytes(int column) const {
    if (is_null(column)) return {};
    auto opened = database_.open_seal(bytes(column));
    is_forged_ = is_forged_ || !opened;
    if (!opened) return {};
    opened_.push_back(std::move(*opened)); // a vector of vectors: what lies inside stays in place
    return opened_.back();
}

} // namespace kith::postgres
