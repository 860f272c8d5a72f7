// What the program that loads this module looks for.
#include "sync/postgres/postgres_database.h"

extern "C" __attribute__((visibility("default"))) kith::ServerDatabase*
kith_connect(const char* url, kith::Error* error) {
    auto database = kith::postgres::PostgresDatabase::connect(url);
    if (database) return database->release();
    *error = std::move(database.error());
    return nullptr;
}
