// Whatever the order of the sticks: the law of the whole thing, over real stores.
#include "survey_core/store/verify.h"
#include "tests/support/printed_seed.h"
#include "tests/sync/hub/reference_store.h"

#include <algorithm>
#include <filesystem>
#include <random>

using namespace kith;
using namespace kith::sync;
using namespace kith::test;

namespace {

/// Three laptops and a hub that meet now and then; every hand-over file is kept.
class Season {
public:
    explicit Season(std::uint32_t seed) : chance_(seed) {
        laptops_.push_back(village.joins_approved("Amir"));
        laptops_.push_back(village.joins_approved("Bea"));
        laptops_.push_back(village.joins_approved("Chris"));
    }

    std::vector<Path> play(int days) {
        for (int day = 0; day < days; ++day) {
            Laptop& laptop = laptops_[chance_() % laptops_.size()];
            for (auto edits = chance_() % 4; edits > 0; --edits)
                does_something(laptop);
            if (chance_() % 2 == 0) meets_hub(laptop);
            if (chance_() % 4 == 0) decides();
            if (chance_() % 6 == 0) erases();
            village.clock.advance(std::chrono::minutes(chance_() % 90));
        }
        for (Laptop& laptop : laptops_)
            meets_hub(laptop);
        does_something(*village.hub);
        if (auto own = write_handover(*village.hub->store, village.stick))
            files_.push_back(own->bundle.file);
        return files_;
    }

    [[nodiscard]] std::size_t erased() const { return erased_; }

    Village village;

private:
    void does_something(Laptop& who) {
        switch (chance_() % 7) {
        case 0:
            known_.push_back(who.meets("Person " + std::to_string(chance_() % 9)));
            return;
        case 1:
            known_.push_back(who.visits("House", {"Ola", "Jan"}));
            return;
        default:
            break;
        }
        std::vector<RecordId> here;
        for (const RecordId record : known_)
            if (who.knows(record)) here.push_back(record);
        if (here.empty()) return;
        const RecordId record = here[chance_() % here.size()];
        const bool deleted = who.view(record).status == RecordStatus::deleted;
        const std::string value = std::to_string(chance_() % 3);
        if (deleted) {
            if (chance_() % 2 == 0) who.takes_back(record);
            return;
        }
        switch (chance_() % 6) {
        case 0:
            who.deletes(record);
            return;
        case 1:
            if (who.view(record).header.record_kind == RecordKind::submission)
                who.adds_child(record, value);
            return;
        case 2:
            who.writes(record, street, value);
            return;
        default:
            who.writes(record, phone, value);
            return;
        }
    }

    void meets_hub(Laptop& laptop) {
        if (auto handover = write_handover(*laptop.store, village.stick)) {
            files_.push_back(handover->bundle.file);
            village.hub->merges({files_.back()});
        }
        if (chance_() % 3 != 0) laptop.merges({village.reply_for(laptop)});
    }

    /// Laptops that have not heard of it go on writing.
    void erases() {
        if (known_.empty()) return;
        const RecordId record = known_[chance_() % known_.size()];
        if (!village.hub->knows(record)) return;
        must(Hub(*village.hub->store).erase(village.hub->worker, std::vector{record}, "asked"));
        ++erased_;
    }

    void decides() {
        Hub hub(*village.hub->store);
        for (const OpenConflict& conflict : must(hub.conflicts())) {
            const auto& taken = conflict.values[chance_() % conflict.values.size()];
            const Status decided =
                hub.take(village.hub->worker, conflict.record, conflict.field, taken.dot);
            // A parent that stays settles its children's conflicts of this list with it.
            CHECK((decided || decided.error().code == ErrorCode::not_found));
        }
    }

    std::mt19937 chance_;
    std::vector<Laptop> laptops_;
    std::vector<RecordId> known_;
    std::vector<Path> files_;
    std::size_t erased_ = 0;
};

/// An empty second hub, copied anew for every order.
class EmptyHubs {
public:
    explicit EmptyHubs(Village& village) : village_(village) {
        Laptop empty = village.second_hub_in_a_file();
        folder_ = empty.store->folder();
        must(empty.store->close());
    }
    /// In a server's tests every other one is in a file: both must say the same.
    Laptop next() {
        const Path folder = village_.scratch.path() / ("copy" + std::to_string(++count_) + ".kith");
        std::filesystem::copy(folder_, folder, std::filesystem::copy_options::recursive);
        auto store =
            must(Store::open(village_.environment(), folder, Passphrase{village_passphrase}));
        const bool in_a_file = count_ % 2 == 0;
        return Laptop(in_a_file ? std::move(store) : village_.where_hubs_are(std::move(store)), "");
    }

private:
    Village& village_;
    Path folder_;
    int count_ = 0;
};

} // namespace

TEST_CASE("200 random orders of adds, edits, deletions, erasures and decisions give the same dump",
          "[hub][property]") {
    const auto seed = printed_seed();
    CAPTURE(seed);
    std::mt19937 chance(seed);
    std::size_t edits = 0;
    std::size_t erased = 0;
    const int orders = hubs_are_on_a_server() ? 10 : 50;
    for (int story = 0; story < 4; ++story) {
        Season season(static_cast<std::uint32_t>(chance()));
        std::vector<Path> files = season.play(14);
        EmptyHubs hubs(season.village);
        std::string expected;
        for (int order = 0; order < orders; ++order) {
            CAPTURE(story, order);
            std::shuffle(files.begin(), files.end(), chance);
            Laptop hub = hubs.next();
            for (const Path& file : files) {
                hub.merges({file});
                if (chance() % 5 == 0) hub.merges({files[chance() % files.size()]});
            }
            const std::string dump = hub.dump();
            if (order == 0) {
                expected = dump;
                REQUIRE_FALSE(expected.empty());
                REQUIRE(verify_store(*hub.store).value().findings == std::vector<std::string>{});
                REQUIRE(hub.conflicts() == season.village.hub->conflicts());
                REQUIRE(season.village.hub->dump() == expected);
                REQUIRE(as_kept(*hub.store) == fold_by_definition(*hub.store));
                edits += as_kept(*hub.store).size();
                erased += season.erased();
            }
            REQUIRE(dump == expected);
            std::filesystem::remove_all(hub.store->folder());
        }
    }
    CHECK(edits + erased >= 8); // the stories were about something
}
