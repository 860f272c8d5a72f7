// changeset RECORDS FOLDER: the same by SQLite's session extension, Debian's plain SQLite, neither
// encrypted nor signed. Prints `SECONDS BYTES`.
#include <sqlite3.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>

namespace {

double cpu_seconds() {
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

void must(int code) {
    if (code == SQLITE_OK || code == SQLITE_DONE) return;
    std::fprintf(stderr, "sqlite: %d\n", code);
    std::exit(1);
}

sqlite3* make_database(const std::string& file) {
    sqlite3* database = nullptr;
    must(sqlite3_open(file.c_str(), &database));
    must(sqlite3_exec(database,
                      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                      "PRAGMA cache_size = -65536",
                      nullptr,
                      nullptr,
                      nullptr));
    std::string create = "CREATE TABLE record(id BLOB PRIMARY KEY";
    for (int field = 0; field < 12; ++field)
        create += ", q" + std::to_string(field) + " TEXT";
    must(sqlite3_exec(database, (create + ")").c_str(), nullptr, nullptr, nullptr));
    return database;
}

void fill(sqlite3* database, int records) {
    std::mt19937_64 chance(7);
    sqlite3_stmt* insert = nullptr;
    must(sqlite3_prepare_v2(
        database, "INSERT INTO record VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)", -1, &insert, nullptr));
    must(sqlite3_exec(database, "BEGIN", nullptr, nullptr, nullptr));
    for (int record = 0; record < records; ++record) {
        const std::array<std::uint64_t, 2> id{chance(), chance()};
        must(sqlite3_bind_blob(insert, 1, id.data(), 16, SQLITE_TRANSIENT));
        for (int field = 0; field < 12; ++field) {
            std::string answer;
            while (answer.size() < 75)
                answer += static_cast<char>('a' + chance() % 26);
            must(sqlite3_bind_text(insert, field + 2, answer.c_str(), -1, SQLITE_TRANSIENT));
        }
        must(sqlite3_step(insert));
        must(sqlite3_reset(insert));
    }
    must(sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr));
    sqlite3_finalize(insert);
}

} // namespace

int main(int count, char** words) {
    if (count != 3) return 2;
    const int records = std::atoi(words[1]);
    const std::string folder = words[2];
    sqlite3* const made = make_database(folder + "/made.db");
    sqlite3_session* session = nullptr;
    must(sqlite3session_create(made, "main", &session));
    must(sqlite3session_attach(session, nullptr));
    fill(made, records);
    int bytes = 0;
    void* changes = nullptr;
    must(sqlite3session_changeset(session, &bytes, &changes));
    sqlite3* const taken = make_database(folder + "/taken.db");
    const double before = cpu_seconds();
    must(sqlite3changeset_apply(
        taken,
        bytes,
        changes,
        nullptr,
        +[](void*, int, sqlite3_changeset_iter*) { return SQLITE_CHANGESET_ABORT; },
        nullptr));
    std::printf("%f %d\n", cpu_seconds() - before, bytes);
}
