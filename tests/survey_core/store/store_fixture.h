// A store on a scratch folder of the real disk, with a clock that stands still and cheap keys.
#pragma once

#include "survey_core/store/changes.h"
#include "survey_core/store/forms.h"
#include "survey_core/store/laptops.h"
#include "survey_core/store/records.h"
#include "tests/support/must.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

namespace kith::test {

inline constexpr KdfCost cheap{8ULL << 20U, 1};
inline constexpr std::string_view passphrase = "kettle marble ladder";

class StoreFixture {
public:
    [[nodiscard]] StoreEnvironment environment() {
        return {files, clock, random, {}, {}, true, all_migrations()};
    }
    [[nodiscard]] StoreSpec spec() const;
    [[nodiscard]] Path folder() const { return scratch.path() / "Mill Lane.kith"; }
    void make() { store = must(Store::create(environment(), folder(), spec())); }
    [[nodiscard]] Result<std::unique_ptr<Store>> open(std::string_view words = passphrase) {
        return Store::open(environment(), folder(), Passphrase{words});
    }
    void reopen() {
        store.reset();
        store = must(open());
    }

    RecordId add_worker(std::string_view name);
    RecordId add_person(std::string_view name, RecordId worker = {});
    void edit(RecordId record,
              FieldId field,
              std::string_view value,
              std::string_view reason = "heard it again");
    [[nodiscard]] std::string text(RecordId record, FieldId field);
    [[nodiscard]] RecordView view(RecordId record);

    ScratchFolder scratch;
    PosixFileSystem files;
    FixedClock clock{Instant{1'718'445'600'000}};
    SeededRandom random{7};
    std::unique_ptr<Store> store;
};

[[nodiscard]] inline Value say(std::string_view text) {
    return {Value::Kind::text, std::string(text)};
}
inline constexpr FieldId phone{(1U << 22U) | 1U};
inline constexpr FieldId street{(1U << 22U) | 2U};

} // namespace kith::test
