// SQLCipher by itself, without Kith's store: to prove that the fault disk finds what it should
// find.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

struct sqlite3;

namespace kith::test {

struct RawDatabaseOptions {
    std::string vfs;
    std::string path = "/test.db";
    std::string journal_mode = "WAL";
    std::string synchronous = "FULL";
    bool encrypted = true;
};

class RawDatabase {
public:
    explicit RawDatabase(const RawDatabaseOptions& options);
    ~RawDatabase();
    RawDatabase(const RawDatabase&) = delete;
    RawDatabase& operator=(const RawDatabase&) = delete;

    /// False where SQLite refused.
    bool run(const std::string& sql);
    /// The first column of the first row; nothing where SQLite refused or there is no row.
    std::optional<std::int64_t> number(const std::string& sql);
    std::optional<std::string> text(const std::string& sql);

    /// One table of numbered answers.
    bool make_table();
    /// One answer in a transaction of its own; true once SQLite has promised to keep it.
    bool answer(int number);
    /// The answers are 1..n without a gap and the file is sound; the n, or nothing.
    std::optional<std::int64_t> sound_answers();
    bool can_be_written();

private:
    sqlite3* connection_ = nullptr;
};

} // namespace kith::test
