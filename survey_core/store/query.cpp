#include "survey_core/store/query.h"

#include "survey_core/base/check.h"
#include "survey_core/store/database.h"
#include "survey_core/store/database_cache.h"

#include <sqlite3.h>

namespace kith {

Query::Query(Database& database, sqlite3_stmt* statement, const char* sql)
    : database_(&database), statement_(statement), sql_(sql) {}

Query::Query(Query&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)),
      sql_(other.sql_), next_(other.next_), failed_(other.failed_) {}

Query::~Query() {
    if (statement_ == nullptr) return;
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    database_->cache_->idle[sql_].push_back(statement_);
}

Query& Query::note(int code) {
    if (failed_ == 0 && code != SQLITE_OK) failed_ = code;
    return *this;
}

Query& Query::bind(std::int64_t value) {
    if (failed_ != 0) return *this;
    return note(sqlite3_bind_int64(statement_, next_++, value));
}

Query& Query::bind(std::uint64_t value) {
    return bind(static_cast<std::int64_t>(value));
}

Query& Query::bind(std::string_view text) {
    if (failed_ != 0) return *this;
    const char* data = text.data() == nullptr ? "" : text.data();
    return note(
        sqlite3_bind_text64(statement_, next_++, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

Query& Query::bind(ByteView bytes) {
    if (failed_ != 0) return *this;
    if (bytes.empty()) return note(sqlite3_bind_zeroblob(statement_, next_++, 0));
    return note(
        sqlite3_bind_blob64(statement_, next_++, bytes.data(), bytes.size(), SQLITE_TRANSIENT));
}

Query& Query::bind_null() {
    if (failed_ != 0) return *this;
    return note(sqlite3_bind_null(statement_, next_++));
}

Result<bool> Query::step() {
    if (failed_ == 0) {
        const int code = sqlite3_step(statement_);
        if (code == SQLITE_ROW) return true;
        if (code == SQLITE_DONE) return false;
        failed_ = code;
    }
    KITH_CHECK(failed_ != SQLITE_RANGE &&
               failed_ != SQLITE_MISUSE); // bound wrongly: our own mistake
    return tl::unexpected(database_->error(failed_));
}

Status Query::run() {
    for (;;) {
        KITH_TRY_ASSIGN(const bool row, step());
        if (!row) return {};
    }
}

void Query::reset() {
    if (failed_ == 0) sqlite3_reset(statement_);
    next_ = 1;
}

bool Query::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Query::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string_view Query::text(int column) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    if (data == nullptr) return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

ByteView Query::bytes(int column) const {
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    if (data == nullptr) return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

Bytes Query::copy(int column) const {
    const ByteView view = bytes(column);
    return {view.begin(), view.end()};
}

} // namespace kith
