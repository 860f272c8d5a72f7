// What a later version of Kith might do to the database: for tests of migration.
#pragma once

namespace kith::test {

inline constexpr const char* tomorrow_sql =
    "CREATE TABLE tomorrow(n INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;"
    "INSERT INTO tomorrow SELECT rid, kind FROM record;"
    "ALTER TABLE draft ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey';"
    "UPDATE draft SET colour = 'green';";

} // namespace kith::test
