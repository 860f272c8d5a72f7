#include "survey_core/store/database.h"

#include "survey_core/base/check.h"

namespace kith {

Database::Database() = default;
Database::~Database() = default;

Query Database::find_statement(const char* sql) {
    auto& idle = idle_[sql];
    if (idle.empty()) return {*this, prepare(sql), sql};
    std::unique_ptr<Statement> statement = std::move(idle.back());
    idle.pop_back();
    return {*this, std::move(statement), sql};
}

void Database::keep(const char* sql, std::unique_ptr<Statement> statement) {
    idle_[sql].push_back(std::move(statement));
}

Result<std::optional<std::int64_t>> Database::first_integer(Query& query) {
    KITH_TRY_ASSIGN(const bool found, query.step());
    if (!found || query.is_null(0)) return std::nullopt;
    return query.integer(0);
}

Result<Hold> Hold::take(Database& database) {
    KITH_TRY(database.hold());
    return Hold(database);
}

Hold::~Hold() {
    if (database_ != nullptr) database_->let_go();
}

Result<Transaction> Transaction::begin(Database& database) {
    KITH_TRY(database.begin());
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
    if (database_ == nullptr) return;
    ++database_->rollbacks_;
    database_->roll_back();
}

Status Transaction::commit() {
    KITH_CHECK(database_ != nullptr);
    KITH_TRY(database_->commit());
    database_ = nullptr;
    return {};
}

} // namespace kith
