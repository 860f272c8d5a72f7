// The shape of the database through time: numbered steps, never changed once released.
#pragma once

#include "survey_core/store/database.h"

namespace kith {

struct Migration {
    int version; // the database's after this step: 1, 2, 3 ...
    const char* sql;
};

[[nodiscard]] std::span<const Migration> all_migrations();

[[nodiscard]] Result<int> database_version(Database& database);
/// Runs the steps that are missing in one transaction. too_new: written by a newer Kith.
Status migrate(Database& database, std::span<const Migration> steps);

} // namespace kith
