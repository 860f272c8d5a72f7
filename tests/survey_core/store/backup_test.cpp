// One file for another disk: whole, or refused.
#include "survey_core/store/backup.h"
#include "survey_core/store/verify.h"
#include "tests/survey_core/store/store_fixture.h"

using namespace kith;
using namespace kith::test;

namespace {

struct BackedUp {
    StoreFixture kit;
    RecordId amir;
    Path file;
    Path restored;

    BackedUp() {
        kit.make();
        amir = kit.add_person("Amir");
        file = kit.scratch.path() / "monday.kithbackup";
        restored = kit.scratch.path() / "Restored.kith";
    }
    [[nodiscard]] Bytes content() { return must(read_file(kit.files, file, 1U << 30U)); }
    ErrorCode refusal(const Bytes& content) {
        const Path bad = kit.scratch.path() / "bad.kithbackup";
        must(replace_file(kit.files, bad, content));
        const Status done = restore_backup(kit.files, bad, restored);
        REQUIRE_FALSE(done);
        CHECK_FALSE(kit.files.exists(restored));
        return done.error().code;
    }
};

} // namespace

TEST_CASE("a backup restores as a store of its own with everything that was there",
          "[store][backup]") {
    BackedUp at;
    const Backup backup = must(write_backup(*at.kit.store, at.file));
    CHECK(backup.bytes == at.content().size());
    CHECK(write_backup(*at.kit.store, at.file).error().code == ErrorCode::already_exists);
    at.kit.add_person("Later");
    must(restore_backup(at.kit.files, at.file, at.restored));
    CHECK(restore_backup(at.kit.files, at.file, at.restored).error().code ==
          ErrorCode::already_exists);
    at.kit.store = must(Store::open(at.kit.environment(), at.restored, Passphrase{passphrase}));
    CHECK(at.kit.text(at.amir, field::label) == "Amir");
    CHECK(must(count_records(*at.kit.store, {})) == 1);
    CHECK(must(verify_store(*at.kit.store)).sound());
}

TEST_CASE("a backup that was cut off or changed anywhere is refused, and nothing is made",
          "[store][backup]") {
    BackedUp at;
    must(write_backup(*at.kit.store, at.file));
    const Bytes whole = at.content();
    CHECK(as_text(whole).find("Amir") == std::string_view::npos);
    for (std::size_t place = 8; place < whole.size(); place += whole.size() / 97 + 1) {
        Bytes bad = whole;
        bad[place] ^= 0x10U;
        CHECK(at.refusal(bad) == ErrorCode::damaged);
        bad.resize(place);
        CHECK(at.refusal(bad) == ErrorCode::damaged);
    }
    Bytes longer = whole;
    longer.push_back(0);
    CHECK(at.refusal(longer) == ErrorCode::damaged);
    Bytes other = whole;
    other[0] = 'k';
    CHECK(at.refusal(other) == ErrorCode::bad_input);
    Bytes huge = whole; // a length of the slots that cannot be
    for (std::size_t i = 8; i < 16; ++i)
        huge[i] = 0xff;
    CHECK(at.refusal(huge) == ErrorCode::damaged);
}
