// Prints the SQLCipher version of the library that would be linked; CMake runs it at configure
// time.
#include <sqlite3.h>

#include <cctype>
#include <cstdio>
#include <string>

int main() {
    sqlite3* database = nullptr;
    if (sqlite3_open(":memory:", &database) != SQLITE_OK) return 1;
    std::string version;
    const auto keep_text = [](void* to, int, char** values, char**) {
        if (values[0] != nullptr) *static_cast<std::string*>(to) = values[0];
        return 0;
    };
    sqlite3_exec(database, "PRAGMA cipher_version", keep_text, &version, nullptr);
    sqlite3_close(database);
    std::printf("%s", version.substr(0, version.find(' ')).c_str());
    return version.empty() ? 1 : 0;
}
