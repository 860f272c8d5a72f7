// What a store is made with, and what it is handed from outside.
#pragma once

#include "survey_core/base/clock.h"
#include "survey_core/store/key_slots.h"
#include "survey_core/store/migrations.h"
#include "survey_core/store/store_view.h"

namespace kith {

/// What a store is handed from outside.
struct StoreEnvironment {
    FileSystem& files;
    Clock& clock;
    Random& random;
    std::string vfs{};     // SQLite's own name of the file layer; empty: the operating system's
    StoreTuning tuning{};  // other values only in tests
    bool lock_file = true; // off only where the folder is not on a real disk
    std::span<const Migration> migrations = all_migrations(); // others only in tests
};

struct StoreSpec {
    Project project;
    std::string_view passphrase;
    KdfCost cost; // below the default only in a test project
    const SecretKey* recovery_key = nullptr;
    std::vector<Key32> coordinators; // each gets a slot
    std::string laptop_name;
};

} // namespace kith
