// A project with a coordinator and some laptops, each a real store on a scratch folder, and sticks
// between them.
#pragma once

#include "survey_core/store/changes.h"
#include "survey_core/store/forms.h"
#include "sync/bundle/certificate.h"
#include "sync/hub/card.h"
#include "sync/hub/dump.h"
#include "sync/hub/handover.h"
#include "sync/hub/hub.h"
#include "tests/support/must.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

namespace kith::test {

inline constexpr std::string_view village_passphrase = "kettle marble ladder";
inline constexpr FieldId phone{(1U << 22U) | 1U};
inline constexpr FieldId street{(1U << 22U) | 2U};
[[nodiscard]] inline Value say(std::string_view text) {
    return {Value::Kind::text, std::string(text)};
}

/// One laptop with the person who uses it. Everything a person does is one change group.
class Laptop {
public:
    Laptop(std::unique_ptr<Store> made, std::string_view worker_name);

    RecordId meets(std::string_view name);
    /// A submission with one repeat instance for each child.
    RecordId visits(std::string_view household, const std::vector<std::string>& children);
    RecordId adds_child(RecordId household, std::string_view name);
    void writes(RecordId record, FieldId field, std::string_view value);
    void deletes(RecordId record);
    void takes_back(RecordId record);

    [[nodiscard]] std::string reads(RecordId record, FieldId field);
    [[nodiscard]] RecordView view(RecordId record);
    [[nodiscard]] bool knows(RecordId record);
    [[nodiscard]] std::vector<Conflict> conflicts() { return must(list_conflicts(*store)); }
    [[nodiscard]] std::string dump() { return must(sync::dump_canonical(*store)); }
    Path hands_over(const Path& stick) {
        return must(sync::write_handover(*store, stick)).bundle.file;
    }
    sync::MergeReport merges(std::vector<Path> files, bool dry_run = false);
    /// The next launch of the program.
    void restarts(const StoreEnvironment& environment);

    std::unique_ptr<Store> store;
    RecordId worker;
};

/// Its pages, its audit chain and its registers.
void check_sound(Laptop& laptop);

/// Whether hubs lie on a server in this run of the tests.
[[nodiscard]] bool hubs_are_on_a_server();
/// A new one on that server with empty tables; its address.
[[nodiscard]] std::string make_database();

class Village {
public:
    Village();

    /// By card; not approved yet.
    Laptop joins(std::string_view name);
    Laptop joins_approved(std::string_view name);
    void approve(const Laptop& laptop, sync::Role role = sync::Role::worker);
    /// Another store of the same coordinator, with nothing in it.
    Laptop second_hub();
    /// The same in a file, whatever KITH_TEST_SERVER says.
    Laptop second_hub_in_a_file();
    /// Where this run of the tests wants its hubs: where it is, or on the server of
    /// KITH_TEST_SERVER (tests/server/with_postgres.sh).
    std::unique_ptr<Store> where_hubs_are(std::unique_ptr<Store> store);
    /// Hand-over, merge, reply: afterwards both hold the same.
    sync::MergeReport meet(Laptop& laptop);
    Path reply_for(Laptop& laptop);

    /// Nothing here tests the disk, so nothing waits for it.
    [[nodiscard]] StoreEnvironment environment() {
        StoreTuning tuning;
        tuning.synchronous = "OFF";
        return {files, clock, random, {}, tuning};
    }
    [[nodiscard]] Bytes read(const Path& file) { return must(read_file(files, file, 1U << 30U)); }
    Path put(std::string_view name, ByteView content);

    ScratchFolder scratch;
    PosixFileSystem files;
    FixedClock clock{Instant{1'718'445'600'000}};
    SeededRandom random{7};
    SigningKey root = make_signing_key();
    SigningKey coordinator_sign = make_signing_key();
    SealingKey coordinator_seal = make_sealing_key();
    Path stick;
    std::unique_ptr<Laptop> hub;

private:
    std::unique_ptr<Store> make_store(std::string_view laptop);
    std::unique_ptr<Store> make_hub(std::string_view laptop);
    int stores_ = 0;
};

/// Two laptops that know the same person, and a hub that does.
struct Neighbours {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    Laptop bea = village.joins_approved("Bea");
    RecordId zofia = amir.meets("Zofia");

    Neighbours() {
        village.meet(amir);
        village.meet(bea);
    }
};

} // namespace kith::test
