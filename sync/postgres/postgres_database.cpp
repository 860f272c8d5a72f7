#include "sync/postgres/postgres_database.h"

#include "sync/postgres/postgres_sql.h"
#include "sync/postgres/postgres_statement.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <array>
#include <cstdlib>
#include <string_view>

namespace kith::postgres {

namespace {

constexpr const char* seal_purpose = "kith server 1";
// The lock that whoever writes into a project holds; any number that nothing else uses.
constexpr const char* take_lock = "SELECT pg_advisory_lock(748109441)";
constexpr const char* give_lock = "SELECT pg_advisory_unlock(748109441)";
constexpr const char* take_lock_for_transaction = "SELECT pg_advisory_xact_lock(748109441)";

/// The server's own words, on one line: they name tables and hosts, never values
/// (PQERRORS_TERSE).
std::string one_line(std::string_view message) {
    std::string line;
    for (const char letter : message)
        line += letter == '\n' ? ' ' : letter;
    while (line.ends_with(' '))
        line.pop_back();
    return line;
}

ErrorCode code_of(std::string_view state) {
    if (state == "23505") return ErrorCode::already_exists; // unique_violation
    if (state == "42704") return ErrorCode::bad_input;      // undefined_object: a role
    if (state == "42501") return ErrorCode::refused;        // insufficient_privilege
    if (state == "53100") return ErrorCode::disk_full;
    return ErrorCode::network_failed;
}

/// Over a network only under TLS, whatever the address says.
bool is_guarded(PGconn* connection) {
    const char* host = PQhost(connection);
    const bool is_local = host == nullptr || *host == '\0' || *host == '/' ||
                          std::string_view(host) == "localhost" ||
                          std::string_view(host).starts_with("127.");
    return is_local || PQsslInUse(connection) == 1;
}

} // namespace

PostgresDatabase::PostgresDatabase(std::string url, pg_conn* connection)
    : url_(std::move(url)), connection_(connection) {}

PostgresDatabase::~PostgresDatabase() {
    forget_statements();
    PQfinish(connection_);
}

Result<std::unique_ptr<PostgresDatabase>> PostgresDatabase::connect(const std::string& url) {
    PGconn* connection = PQconnectdb(url.c_str());
    std::unique_ptr<PostgresDatabase> database(new PostgresDatabase(url, connection));
    if (connection == nullptr || PQstatus(connection) != CONNECTION_OK)
        return fail(ErrorCode::network_failed,
                    "The database server does not answer or does not let us in (" +
                        one_line(PQerrorMessage(connection)) +
                        "); check the address, and that it runs.");
    if (!is_guarded(connection))
        return fail(ErrorCode::refused,
                    "The connection to the server is not encrypted; add sslmode=verify-full to the "
                    "address, or set up TLS on the server.");
    PQsetErrorVerbosity(connection, PQERRORS_TERSE);
    PQsetNoticeProcessor(
        connection, +[](void*, const char*) {}, nullptr);
    KITH_TRY(
        database->run_script("SET search_path TO kith, pg_catalog; SET synchronous_commit TO on"));
    return database;
}

Result<std::unique_ptr<ServerDatabase>> PostgresDatabase::connect_again() {
    KITH_TRY_ASSIGN(auto other, connect(url_));
    other->set_seal(SecretKey::copy_of(seal_.view()));
    return std::unique_ptr<ServerDatabase>(std::move(other));
}

Result<pg_result*> PostgresDatabase::checked(pg_result* result) {
    const ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
        if (const char* rows = PQcmdTuples(result); status == PGRES_COMMAND_OK && *rows != '\0')
            changes_ += std::strtoll(rows, nullptr, 10);
        return result;
    }
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const std::string message = one_line(PQerrorMessage(connection_));
    const ErrorCode code = code_of(state == nullptr ? "" : state);
    PQclear(result);
    if (PQstatus(connection_) != CONNECTION_OK)
        return fail(ErrorCode::network_failed,
                    "The connection to the database server was lost; what was not finished was "
                    "taken back. Try again when it runs.");
    const char* const advice =
        code == ErrorCode::refused
            ? ". This role may not do that; kithctl hub grant lets it, run by the project's owner."
            : ".";
    return fail(code, "The database server refused: " + message + advice);
}

bool PostgresDatabase::is_in_transaction() const {
    return !copying_.empty() || PQtransactionStatus(connection_) == PQTRANS_INTRANS;
}

Status PostgresDatabase::add_row(const std::string& copy_sql, ByteView row) {
    constexpr std::size_t enough_bytes = 256U << 10U;
    if (copying_ != copy_sql) {
        KITH_TRY(end_copy());
        KITH_TRY(begin_copy(copy_sql));
    }
    rows_.insert(rows_.end(), row.begin(), row.end());
    ++changes_;
    return rows_.size() < enough_bytes ? Status{} : put_rows();
}

/// The file format of COPY BINARY: a signature, flags, the length of an extension; rows; -1.
Status PostgresDatabase::begin_copy(const std::string& sql) {
    constexpr std::string_view signature("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", 19);
    PGresult* const started = PQexec(connection_, sql.c_str());
    if (PQresultStatus(started) != PGRES_COPY_IN) {
        KITH_TRY_ASSIGN(pg_result* const result, checked(started));
        PQclear(result);
        return fail(ErrorCode::network_failed, "The database server does not take rows in bulk.");
    }
    PQclear(started);
    copying_ = sql;
    const ByteView bytes = as_bytes(signature);
    rows_.assign(bytes.begin(), bytes.end());
    return {};
}

Status PostgresDatabase::put_rows() {
    const auto* data = reinterpret_cast<const char*>(rows_.data());
    const bool is_sent = PQputCopyData(connection_, data, static_cast<int>(rows_.size())) == 1;
    rows_.clear();
    return is_sent ? Status{} : end_copy();
}

Status PostgresDatabase::end_copy() {
    if (copying_.empty()) return {};
    constexpr std::array<std::uint8_t, 2> end{0xff, 0xff};
    rows_.insert(rows_.end(), end.begin(), end.end());
    copying_.clear();
    PQputCopyData(
        connection_, reinterpret_cast<const char*>(rows_.data()), static_cast<int>(rows_.size()));
    rows_.clear();
    PQputCopyEnd(connection_, nullptr);
    const std::int64_t counted = changes_; // each row was counted when it was added
    const auto result = checked(PQgetResult(connection_));
    changes_ = counted;
    if (result) PQclear(*result);
    PQclear(PQgetResult(connection_)); // nothing more
    return result ? Status{} : tl::unexpected(result.error());
}

Status PostgresDatabase::run_script(const char* sql) {
    KITH_TRY(end_copy());
    KITH_TRY_ASSIGN(pg_result* const result, checked(PQexec(connection_, sql)));
    PQclear(result);
    return {};
}

Result<std::unique_ptr<Statement>> PostgresDatabase::prepare(const char* sql) {
    return std::make_unique<PostgresStatement>(*this, with_numbered_parameters(sql));
}

Result<std::string> PostgresDatabase::prepare_on_server(const std::string& sql,
                                                        std::span<const unsigned> types) {
    KITH_TRY(end_copy());
    std::string name = "kith_" + std::to_string(++statements_);
    KITH_TRY_ASSIGN(
        pg_result* const result,
        checked(PQprepare(
            connection_, name.c_str(), sql.c_str(), static_cast<int>(types.size()), types.data())));
    PQclear(result);
    return name;
}

Result<pg_result*> PostgresDatabase::run_prepared(const std::string& name,
                                                  const Parameters& parameters) {
    constexpr int binary = 1;
    KITH_TRY(end_copy());
    return checked(PQexecPrepared(connection_,
                                  name.c_str(),
                                  static_cast<int>(parameters.values.size()),
                                  parameters.values.data(),
                                  parameters.lengths.data(),
                                  parameters.formats.data(),
                                  binary));
}

Status PostgresDatabase::begin() {
    KITH_TRY(run_script("BEGIN"));
    Status locked = run_script(take_lock_for_transaction);
    if (!locked) roll_back();
    return locked;
}

Status PostgresDatabase::commit() {
    return run_script("COMMIT");
}

void PostgresDatabase::roll_back() {
    static_cast<void>(end_copy());
    if (PQtransactionStatus(connection_) != PQTRANS_IDLE) static_cast<void>(run_script("ROLLBACK"));
}

Status PostgresDatabase::hold() {
    return run_script(take_lock);
}

void PostgresDatabase::let_go() {
    static_cast<void>(run_script(give_lock)); // with the connection it goes by itself
}

Bytes PostgresDatabase::seal(ByteView plain) const {
    return lock_box(seal_, as_bytes(std::string_view(seal_purpose)), plain);
}

Result<Bytes> PostgresDatabase::open_seal(ByteView box) const {
    return open_box(seal_, as_bytes(std::string_view(seal_purpose)), box);
}

} // namespace kith::postgres
