// A connection to PostgreSQL, or to what speaks its language. Private values go there sealed, so
// that the server, its administrators and its backups hold ciphertext.
#pragma once

#include "survey_core/store/server_database.h"

#include <span>

struct pg_conn;
struct pg_result;

namespace kith::postgres {

class PostgresDatabase final : public ServerDatabase {
public:
    /// network_failed: no server there, or it does not let us in. refused: without TLS over a
    /// network.
    static Result<std::unique_ptr<PostgresDatabase>> connect(const std::string& url);
    ~PostgresDatabase() override;

    Status run_script(const char* sql) override;
    [[nodiscard]] std::int64_t changes() const override { return changes_; }
    [[nodiscard]] bool may_write() const override { return right_ >= ServerRight::write; }
    /// Rewrites the tables that hold answers, so that no page keeps what was erased.
    Status checkpoint_truncate() override;

    Status make_tables() override;
    Result<std::vector<ServerRole>> list_roles() override;
    Status grant(const std::string& role, ServerRight right) override;
    void set_seal(SecretKey key) override { seal_ = std::move(key); }
    Result<std::unique_ptr<ServerDatabase>> connect_again() override;

    // For its statements
    struct Parameters {
        std::span<const char* const> values;
        std::span<const int> lengths;
        std::span<const int> formats;
    };
    [[nodiscard]] Bytes seal(ByteView plain) const;
    [[nodiscard]] Result<Bytes> open_seal(ByteView box) const;
    Result<std::string> prepare_on_server(const std::string& sql, std::span<const unsigned> types);
    Result<pg_result*> run_prepared(const std::string& name, const Parameters& parameters);
    [[nodiscard]] bool is_in_transaction() const;
    /// A row in the binary format of COPY. The server takes it while we make the next ones; what is
    /// wrong with it is told by the next statement of another kind, or the commit.
    Status add_row(const std::string& copy_sql, ByteView row);

private:
    PostgresDatabase(std::string url, pg_conn* connection);
    Result<std::unique_ptr<Statement>> prepare(const char* sql) override;
    Status begin() override;
    Status commit() override;
    void roll_back() override;
    Status hold() override;
    void let_go() override;
    Result<pg_result*> checked(pg_result* result);
    Result<std::optional<ServerRight>> find_right();
    Status bring_up_to_date();
    Status act_as_owner();
    Result<std::vector<std::string>> texts_of(const char* sql);
    Status begin_copy(const std::string& sql);
    Status put_rows();
    Status end_copy();

    std::string url_;
    pg_conn* connection_;
    SecretKey seal_;
    ServerRight right_ = ServerRight::own;
    std::int64_t changes_ = 0;
    std::uint64_t statements_ = 0;
    std::string copying_; // the COPY that is under way; empty: none
    Bytes rows_;          // of it, not sent yet
};

} // namespace kith::postgres
