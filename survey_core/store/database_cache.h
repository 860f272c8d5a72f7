// The statements that a connection keeps compiled. Private to database.cpp and query.cpp.
#pragma once

#include "survey_core/store/database.h"

#include <unordered_map>

namespace kith {

struct Database::Cache {
    std::unordered_map<const char*, std::vector<sqlite3_stmt*>>
        idle; // by the address of their text
};

} // namespace kith
