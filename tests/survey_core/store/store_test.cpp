#include "survey_core/store/snapshots.h"
#include "survey_core/store/verify.h"
#include "tests/support/memory_files.h"
#include "tests/survey_core/store/store_fixture.h"

#include <fstream>

using namespace kith;
using namespace kith::test;

namespace {

void write_bytes(const Path& path, std::string_view bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

std::string read_bytes(const Path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void flip_bit(const Path& path, std::size_t at) {
    std::string bytes = read_bytes(path);
    bytes.at(at) = static_cast<char>(bytes.at(at) ^ 1);
    write_bytes(path, bytes);
}

/// The steps of today and one that a later Kith has.
std::vector<Migration> with_one_more(const char* sql) {
    std::vector<Migration> steps(all_migrations().begin(), all_migrations().end());
    steps.push_back({steps.back().version + 1, sql});
    return steps;
}

ErrorCode code_of(const Result<std::unique_ptr<Store>>& opened) {
    REQUIRE_FALSE(opened);
    return opened.error().code;
}

} // namespace

TEST_CASE("a store opens again with its passphrase and knows its project and its laptop",
          "[store]") {
    StoreFixture kit;
    kit.make();
    const LaptopId laptop = kit.store->laptop();
    kit.reopen();

    CHECK(kit.store->project() == kit.spec().project);
    CHECK(kit.store->laptop() == laptop);
    CHECK(must(find_laptop(*kit.store, laptop))->name == "Laptop 7");
}

TEST_CASE("a wrong passphrase opens nothing and says so", "[store]") {
    StoreFixture kit;
    kit.make();
    kit.store.reset();

    CHECK(code_of(kit.open("kettle marble lader")) == ErrorCode::wrong_passphrase);
    CHECK(kit.open());
}

TEST_CASE("the printed recovery code and a coordinator's key open the store too", "[store]") {
    StoreFixture kit;
    const RecoveryCode code = make_recovery_code();
    const SealingKey coordinator = make_sealing_key();
    StoreSpec spec = kit.spec();
    spec.recovery_key = &code.key;
    spec.coordinators = {coordinator.public_key};
    must(Store::create(kit.environment(), kit.folder(), spec)).reset();

    CHECK(Store::open(kit.environment(), kit.folder(), RecoveryText{code.text}));
    CHECK(Store::open(kit.environment(), kit.folder(), &coordinator));
    const RecoveryCode other = make_recovery_code();
    CHECK(code_of(Store::open(kit.environment(), kit.folder(), RecoveryText{other.text})) ==
          ErrorCode::wrong_passphrase);
}

TEST_CASE("a store that is missing is never made by opening it", "[store]") {
    StoreFixture kit;
    CHECK(code_of(kit.open()) == ErrorCode::not_found);
    CHECK_FALSE(kit.files.exists(kit.folder()));
}

TEST_CASE("making a store where something is already is refused, and leaves it", "[store]") {
    StoreFixture kit;
    kit.make();
    kit.store.reset();
    CHECK(code_of(Store::create(kit.environment(), kit.folder(), kit.spec())) ==
          ErrorCode::already_exists);
    CHECK(kit.open());
}

TEST_CASE("a store that is open already is not opened twice", "[store]") {
    StoreFixture kit;
    kit.make();
    const auto second = kit.open();
    CHECK(code_of(second) == ErrorCode::locked);
    CHECK(second.error().message.find("already open") != std::string::npos);
}

TEST_CASE("a database that is not encrypted is refused before anything is asked", "[store]") {
    StoreFixture kit;
    kit.make();
    kit.store.reset();
    write_bytes(kit.folder() / "store.db",
                std::string("SQLite format 3\0", 16) + std::string(4080, '\0'));
    CHECK(code_of(kit.open()) == ErrorCode::refused);
}

TEST_CASE("a store on a network folder or in a cloud folder is refused", "[store]") {
    StoreFixture kit;
    MemoryFileSystem remote;
    const StoreEnvironment environment{
        remote, kit.clock, kit.random, {}, {}, false, all_migrations()};
    for (const FolderKind kind : {FolderKind::network, FolderKind::cloud_sync}) {
        remote.set_kind(kind);
        CHECK(code_of(Store::create(environment, "/share/Mill Lane.kith", kit.spec())) ==
              ErrorCode::refused);
    }
    CHECK_FALSE(remote.exists("/share/Mill Lane.kith"));
}

TEST_CASE("only a test project may guard its passphrase cheaply", "[store]") {
    StoreFixture kit;
    StoreSpec spec = kit.spec();
    spec.project.is_test = false;
    CHECK(code_of(Store::create(kit.environment(), kit.folder(), spec)) == ErrorCode::refused);
    CHECK_FALSE(kit.files.exists(kit.folder()));
}

TEST_CASE("a store written by a newer Kith is refused and left as it is", "[store][migrations]") {
    StoreFixture kit;
    kit.make();
    kit.store.reset();
    const auto newer = with_one_more("CREATE TABLE future(x INTEGER) STRICT");
    StoreEnvironment with_newer = kit.environment();
    with_newer.migrations = newer;
    must(Store::open(with_newer, kit.folder(), Passphrase{passphrase})).reset();

    CHECK(code_of(kit.open()) == ErrorCode::too_new);
    CHECK(Store::open(with_newer, kit.folder(), Passphrase{passphrase}));
}

TEST_CASE("an older store is brought up to date on a copy, after a snapshot",
          "[store][migrations]") {
    StoreFixture kit;
    kit.make();
    const RecordId amir = kit.add_person("Amir");
    kit.store.reset();
    const auto newer = with_one_more("CREATE TABLE future(x INTEGER) STRICT");
    StoreEnvironment environment = kit.environment();
    environment.migrations = newer;
    kit.store = must(Store::open(environment, kit.folder(), Passphrase{passphrase}));

    CHECK(kit.text(amir, field::label) == "Amir");
    CHECK(must(list_snapshots(kit.files, kit.folder())).size() == 1);
    CHECK_FALSE(kit.files.exists(kit.folder() / "store.db.new"));
}

TEST_CASE("a store of the first version is brought up to date and works", "[store][migrations]") {
    StoreFixture kit;
    StoreEnvironment first = kit.environment();
    first.migrations = all_migrations().first(1);
    must(Store::create(first, kit.folder(), kit.spec())).reset();
    kit.store = must(kit.open());
    const RecordId amir = kit.add_person("Amir");
    kit.edit(amir, phone, "0121");
    CHECK(kit.text(amir, phone) == "0121");
    CHECK(must(verify_store(*kit.store)).sound());
}

TEST_CASE("a step that fails leaves the older store as it was", "[store][migrations]") {
    StoreFixture kit;
    kit.make();
    const RecordId amir = kit.add_person("Amir");
    kit.store.reset();
    const auto broken = with_one_more("CREATE TABLE record(x INTEGER) STRICT");
    StoreEnvironment environment = kit.environment();
    environment.migrations = broken;
    CHECK_FALSE(Store::open(environment, kit.folder(), Passphrase{passphrase}));

    kit.store = must(kit.open());
    CHECK(kit.text(amir, field::label) == "Amir");
}

TEST_CASE("nothing that was entered can be read in the files of the store", "[store]") {
    StoreFixture kit;
    kit.make();
    kit.add_person("Canary Wharfinger");
    const DraftId draft = must(start_draft(*kit.store, FormVersionId{5}, "Canary draft"));
    must(append_answer(
        *kit.store, draft, {DraftStep::Kind::set, "/name", say("Canary Wharfinger"), {}}));
    must(take_snapshot(*kit.store));

    for (const auto& entry : std::filesystem::recursive_directory_iterator(kit.folder()))
        if (entry.is_regular_file()) {
            const std::string bytes = read_bytes(entry.path());
            CHECK(bytes.find("Canary") == std::string::npos);
            CHECK(bytes.find("SQLite format 3") == std::string::npos);
        }
}

TEST_CASE("one flipped bit of the database is noticed", "[store][verify]") {
    StoreFixture kit;
    kit.make();
    for (int i = 0; i < 20; ++i)
        kit.add_person("Person " + std::to_string(i));
    kit.store.reset();
    const std::size_t size = read_bytes(kit.folder() / "store.db").size();
    const std::string good = read_bytes(kit.folder() / "store.db");
    for (std::size_t at = 100; at < size; at += 16'411) {
        CAPTURE(at);
        write_bytes(kit.folder() / "store.db", good);
        flip_bit(kit.folder() / "store.db", at);
        auto opened = kit.open();
        if (opened) CHECK_FALSE(must(verify_store(**opened)).sound());
    }
    write_bytes(kit.folder() / "store.db", good);
    kit.store = must(kit.open());
    CHECK(must(verify_store(*kit.store)).sound());
}

TEST_CASE("either copy of the key slots opens the store, and heals the other", "[store][slots]") {
    StoreFixture kit;
    kit.make();
    kit.store.reset();
    const std::string good = read_bytes(kit.folder() / "slots.1");
    for (const char* copy : {"slots.1", "slots.2"}) {
        flip_bit(kit.folder() / copy, 40);
        CHECK(kit.open());
        CHECK(read_bytes(kit.folder() / copy) == good);
        std::filesystem::remove(kit.folder() / copy);
        CHECK(kit.open());
        CHECK(read_bytes(kit.folder() / copy) == good);
    }
}

TEST_CASE("with both copies of the key slots damaged the store says so and stays as it is",
          "[store][slots]") {
    StoreFixture kit;
    kit.make();
    kit.store.reset();
    flip_bit(kit.folder() / "slots.1", 40);
    flip_bit(kit.folder() / "slots.2", 41);
    CHECK(code_of(kit.open()) == ErrorCode::damaged);
}

TEST_CASE("every flipped bit and every cut of a slot file is noticed", "[store][slots]") {
    const DatabaseKey key = make_database_key();
    const KeySlots slots{3, {must(make_passphrase_slot(key, passphrase, cheap))}};
    const Bytes good = encode_slots(slots);
    CHECK(must(decode_slots(good)) == slots);
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
        Bytes bad = good;
        bad[bit / 8] = static_cast<std::uint8_t>(bad[bit / 8] ^ (1U << (bit % 8)));
        CHECK_FALSE(decode_slots(bad));
    }
    for (std::size_t size = 0; size < good.size(); ++size)
        CHECK_FALSE(decode_slots(ByteView(good).first(size)));
}

TEST_CASE("a changed passphrase opens, the old one no longer does, and the records stay",
          "[store][slots]") {
    StoreFixture kit;
    kit.make();
    const RecordId amir = kit.add_person("Amir");
    must(kit.store->change_passphrase("violet harbour spoon", cheap));
    kit.store.reset();

    CHECK(code_of(kit.open()) == ErrorCode::wrong_passphrase);
    kit.store = must(kit.open("violet harbour spoon"));
    CHECK(kit.text(amir, field::label) == "Amir");
}

TEST_CASE("the last way into a store cannot be removed", "[store][slots]") {
    StoreFixture kit;
    kit.make();
    CHECK(kit.store->remove_slots(SlotKind::passphrase).error().code == ErrorCode::refused);
}

TEST_CASE("a snapshot opens as a store of its own with everything that was there",
          "[store][snapshots]") {
    StoreFixture kit;
    kit.make();
    const RecordId amir = kit.add_person("Amir");
    const Snapshot snapshot = must(take_snapshot(*kit.store));
    kit.add_person("Later");
    const Path copy = kit.scratch.path() / "Restored.kith";
    must(restore_snapshot(kit.files, snapshot.file, copy));

    kit.store = must(Store::open(kit.environment(), copy, Passphrase{passphrase}));
    CHECK(kit.text(amir, field::label) == "Amir");
    CHECK(must(count_records(*kit.store, {})) == 1);
    CHECK(must(verify_store(*kit.store)).sound());
}

TEST_CASE("the six newest snapshots are kept", "[store][snapshots]") {
    StoreFixture kit;
    kit.make();
    for (int i = 0; i < 8; ++i) {
        kit.clock.advance(std::chrono::hours(1));
        must(take_snapshot(*kit.store));
    }
    const auto kept = must(list_snapshots(kit.files, kit.folder()));
    REQUIRE(kept.size() == snapshots_kept);
    CHECK(kept.front().at == kit.clock.now());
}

TEST_CASE("the reserve on the disk is given up once and put back", "[store]") {
    StoreFixture kit;
    kit.make();
    CHECK(std::filesystem::file_size(kit.folder() / "ballast") == test_ballast_bytes);
    CHECK(kit.store->drop_ballast());
    CHECK_FALSE(kit.store->drop_ballast());
    must(kit.store->restore_ballast());
    CHECK(kit.files.exists(kit.folder() / "ballast"));
}

TEST_CASE("no statement opens another database or makes this one less durable", "[store]") {
    StoreFixture kit;
    kit.make();
    Database& database = kit.store->database();
    CHECK_FALSE(database.run("ATTACH DATABASE '/tmp/other.db' AS other"));
    CHECK_FALSE(database.run("PRAGMA synchronous = OFF"));
    CHECK_FALSE(database.run("PRAGMA journal_mode = DELETE"));
    CHECK_FALSE(database.run("PRAGMA temp_store = FILE"));
    CHECK(must(database.find_integer("PRAGMA secure_delete")) == 1);
}

TEST_CASE("a list is read beside the writer, and shows what is committed", "[store]") {
    StoreFixture kit;
    kit.make();
    const auto reader = must(kit.store->open_reader());
    const RecordId amir = kit.add_person("Amir");
    CHECK(must(find_record(*reader, amir))->text(field::label) == "Amir");
    CHECK_FALSE(reader->database().run("DELETE FROM record"));
}

TEST_CASE("a store whose making was interrupted says so", "[store]") {
    StoreFixture kit;
    kit.make();
    kit.store.reset();
    std::filesystem::remove(kit.folder() / "slots.1");
    std::filesystem::remove(kit.folder() / "slots.2");
    const auto opened = kit.open();
    CHECK(code_of(opened) == ErrorCode::damaged);
    CHECK(opened.error().message.find("interrupted") != std::string::npos);
}

TEST_CASE("a store that cannot be made leaves nothing behind", "[store]") {
    StoreFixture kit;
    StoreEnvironment environment = kit.environment();
    const Migration broken[] = {
        {1, "CREATE TABLE a(x INTEGER) STRICT; CREATE TABLE a(x INTEGER) STRICT"}};
    environment.migrations = broken;
    CHECK_FALSE(Store::create(environment, kit.folder(), kit.spec()));
    CHECK_FALSE(kit.files.exists(kit.folder()));
    kit.make();
}

TEST_CASE("a snapshot can be taken through a reader while the store is written",
          "[store][snapshots]") {
    StoreFixture kit;
    kit.make();
    const RecordId amir = kit.add_person("Amir");
    const auto reader = must(kit.store->open_reader());
    const Snapshot snapshot = must(take_snapshot(*kit.store, *reader));
    kit.edit(amir, phone, "0121");
    const Path copy = kit.scratch.path() / "Restored.kith";
    must(restore_snapshot(kit.files, snapshot.file, copy));
    const auto restored = must(Store::open(kit.environment(), copy, Passphrase{passphrase}));
    CHECK(must(find_record(*restored, amir))->find(phone) == nullptr);
}
