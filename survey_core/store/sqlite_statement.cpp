#include "survey_core/store/sqlite_statement.h"

#include "survey_core/base/check.h"
#include "survey_core/store/sqlite_database.h"

#include <sqlite3.h>

namespace kith {

SqliteStatement::~SqliteStatement() {
    sqlite3_finalize(statement_);
}

void SqliteStatement::note(int code) {
    if (failed_ == SQLITE_OK) failed_ = code;
}

void SqliteStatement::bind(int place, std::int64_t value) {
    note(sqlite3_bind_int64(statement_, place, value));
}

void SqliteStatement::bind_text(int place, std::string_view text) {
    const char* data = text.data() == nullptr ? "" : text.data();
    note(sqlite3_bind_text64(statement_,
                             place,
                             data,
                             text.size(),
                             is_borrowing_ ? SQLITE_STATIC : SQLITE_TRANSIENT,
                             SQLITE_UTF8));
}

void SqliteStatement::bind_bytes(int place, ByteView bytes) {
    if (bytes.empty()) return note(sqlite3_bind_zeroblob(statement_, place, 0));
    note(sqlite3_bind_blob64(statement_,
                             place,
                             bytes.data(),
                             bytes.size(),
                             is_borrowing_ ? SQLITE_STATIC : SQLITE_TRANSIENT));
}

void SqliteStatement::bind_null(int place, ParameterKind /*kind*/) {
    note(sqlite3_bind_null(statement_, place));
}

void SqliteStatement::bind_private(int place, ByteView bytes, ParameterKind kind) {
    if (kind == ParameterKind::text) return bind_text(place, as_text(bytes));
    bind_bytes(place, bytes);
}

Result<bool> SqliteStatement::step() {
    if (failed_ == SQLITE_OK) {
        const int code = sqlite3_step(statement_);
        if (code == SQLITE_ROW) return true;
        if (code == SQLITE_DONE) return false;
        failed_ = code;
    }
    KITH_CHECK(failed_ != SQLITE_RANGE &&
               failed_ != SQLITE_MISUSE); // bound wrongly: our own mistake
    return tl::unexpected(database_.error(failed_));
}

void SqliteStatement::reset() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    failed_ = SQLITE_OK;
    is_borrowing_ = false;
}

bool SqliteStatement::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t SqliteStatement::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string_view SqliteStatement::text(int column) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    if (data == nullptr) return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

ByteView SqliteStatement::bytes(int column) const {
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    if (data == nullptr) return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

ByteView SqliteStatement::private_bytes(int column) const {
    return bytes(column);
}

} // namespace kith
