#include "survey_core/store/blobs.h"
#include "survey_core/store/verify.h"
#include "tests/survey_core/store/store_fixture.h"

#include <chrono>
#include <thread>

using namespace kith;
using namespace kith::test;

namespace {

/// Whether the file has grown so far before a long time has gone by.
bool grows_to(const Path& file, std::uintmax_t bytes) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (std::filesystem::file_size(file) < bytes) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
}

} // namespace

TEST_CASE("the log is folded into the file beside whoever writes", "[store]") {
    StoreFixture kit;
    kit.make();
    must(kit.store->checkpoint_aside());
    constexpr std::uintmax_t piece_bytes = 5U << 20U; // more than the log is to hold
    Bytes piece(piece_bytes);
    for (std::uintmax_t round = 1; round <= 4; ++round) {
        kit.random.fill(piece);
        must(save_blob(*kit.store, piece));
        kit.add_person("Amir " + std::to_string(round));
        CHECK(grows_to(kit.folder() / "store.db", round * piece_bytes));
    }
    kit.reopen();
    CHECK(must(count_records(*kit.store, {})) == 4);
    CHECK(must(verify_store(*kit.store)).sound());
}

TEST_CASE("what a transaction spills is gone with it, and stays with its commit", "[store]") {
    StoreFixture kit;
    kit.make();
    Database& database = kit.store->database();
    for (const bool is_committed : {false, true}) {
        Transaction transaction = must(Transaction::begin(database));
        must(database.run("INSERT INTO revoked(first, last) VALUES(1, 2)"));
        must(database.spill());
        must(database.run("INSERT INTO revoked(first, last) VALUES(3, 4)"));
        must(database.spill());
        if (is_committed) must(transaction.commit());
    }
    kit.reopen();
    CHECK(must(kit.store->database().find_integer("SELECT count(*) FROM revoked")) == 2);
    CHECK(must(verify_store(*kit.store)).sound());
}
