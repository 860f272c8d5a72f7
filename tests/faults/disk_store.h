// A store of a test project on a FaultDisk, with everything it is handed from outside.
#pragma once

#include "survey_core/store/store.h"
#include "tests/support/faults/disk_file_system.h"
#include "tests/support/faults/fault_vfs.h"

namespace kith::test {

inline const Path store_folder = "/Test.kith";

/// The same keys in one run of the tests, so that a store made once opens again on every image.
struct TestKeys {
    SealingKey coordinator = make_sealing_key();
    SigningKey root = make_signing_key();
};
[[nodiscard]] const TestKeys& test_keys();

struct StorePlan {
    StoreTuning tuning{};
    std::span<const Migration> migrations = all_migrations();
};

class DiskStore {
public:
    explicit DiskStore(FaultDisk& disk, StorePlan plan = {});

    Status create();
    /// By the coordinator's key, unless told otherwise: it costs nothing.
    Status open();
    Status open(const WayIn& way, const Path& folder = store_folder);
    /// What other makers of stores are handed; take() what they made.
    [[nodiscard]] StoreEnvironment environment();
    void take(std::unique_ptr<Store> store) { store_ = std::move(store); }
    /// Without closing in order, as a killed program leaves it; the connection itself must go.
    void drop() { store_.reset(); }

    void advance(std::chrono::milliseconds span) { clock_.advance(span); }

    [[nodiscard]] Store& store() { return *store_; }
    [[nodiscard]] FileSystem& files() { return files_; }

private:
    StorePlan plan_;
    FaultVfs vfs_;
    DiskFileSystem files_;
    FixedClock clock_;
    SystemRandom random_;
    std::unique_ptr<Store> store_; // last: closed before what it stands on
};

} // namespace kith::test
