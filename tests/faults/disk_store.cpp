#include "tests/faults/disk_store.h"

namespace kith::test {

namespace {

constexpr Instant morning{1'718'445'600'000};
constexpr KdfCost cheap{8ULL << 10U, 1};

} // namespace

const TestKeys& test_keys() {
    static const TestKeys keys;
    return keys;
}

DiskStore::DiskStore(FaultDisk& disk, StorePlan plan)
    : plan_(std::move(plan)), vfs_(disk), files_(disk), clock_(morning) {}

StoreEnvironment DiskStore::environment() {
    StoreEnvironment environment{files_, clock_, random_};
    environment.vfs = vfs_.name();
    environment.tuning = plan_.tuning;
    environment.lock_file = false;
    environment.migrations = plan_.migrations;
    return environment;
}

Status DiskStore::create() {
    StoreSpec spec;
    spec.project = {hash16(test_keys().root.public_key), "Test", true, test_keys().root.public_key};
    spec.passphrase = "river amber otter kettle";
    spec.cost = cheap;
    spec.coordinators = {test_keys().coordinator.public_key};
    spec.laptop_name = "blue";
    KITH_TRY_ASSIGN(store_, Store::create(environment(), store_folder, spec));
    return {};
}

Status DiskStore::open() {
    return open(WayIn{&test_keys().coordinator});
}

Status DiskStore::open(const WayIn& way, const Path& folder) {
    KITH_TRY_ASSIGN(store_, Store::open(environment(), folder, way));
    return {};
}

} // namespace kith::test
