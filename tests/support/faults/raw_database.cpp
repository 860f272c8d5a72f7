#include "tests/support/faults/raw_database.h"

#include <sqlite3.h>

namespace kith::test {

namespace {

int keep_first(void* out, int count, char** values, char**) {
    auto& found = *static_cast<std::optional<std::string>*>(out);
    if (!found && count > 0 && values[0] != nullptr) found = values[0];
    return 0;
}

} // namespace

RawDatabase::RawDatabase(const RawDatabaseOptions& options) {
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (sqlite3_open_v2(options.path.c_str(), &connection_, flags, options.vfs.c_str()) !=
        SQLITE_OK)
        return;
    run("PRAGMA cipher_log_level = NONE");
    if (options.encrypted) run("PRAGMA key = \"x'" + std::string(96, '7') + "'\"");
    run("PRAGMA temp_store = MEMORY");
    run("PRAGMA journal_mode = " + options.journal_mode);
    run("PRAGMA synchronous = " + options.synchronous);
    run("PRAGMA wal_autocheckpoint = 40");
}

RawDatabase::~RawDatabase() {
    sqlite3_close(connection_);
}

bool RawDatabase::run(const std::string& sql) {
    return sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
}

std::optional<std::string> RawDatabase::text(const std::string& sql) {
    std::optional<std::string> found;
    if (sqlite3_exec(connection_, sql.c_str(), keep_first, &found, nullptr) != SQLITE_OK)
        return std::nullopt;
    return found;
}

std::optional<std::int64_t> RawDatabase::number(const std::string& sql) {
    const auto found = text(sql);
    if (!found) return std::nullopt;
    return std::stoll(*found);
}

bool RawDatabase::make_table() {
    return run("CREATE TABLE answer(n INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT");
}

bool RawDatabase::answer(int number) {
    const std::string n = std::to_string(number);
    return run("INSERT INTO answer VALUES (" + n + ", hex(zeroblob(300)) || " + n + ")");
}

std::optional<std::int64_t> RawDatabase::sound_answers() {
    if (text("PRAGMA quick_check") != "ok") return std::nullopt;
    const auto count = number("SELECT count(*) FROM answer WHERE n < 100000");
    if (!count || *count != number("SELECT coalesce(max(n), 0) FROM answer WHERE n < 100000"))
        return std::nullopt;
    return count;
}

bool RawDatabase::can_be_written() {
    return run("INSERT OR REPLACE INTO answer VALUES (100000, 'x')") &&
           run("DELETE FROM answer WHERE n = 100000");
}

} // namespace kith::test
