// Three laptops and two coordinators' stores through the flows that people use: whatever the order
// of the files, the stores are alike. (tests/sync/hub/orders_test.cpp asks the same of the hub,
// many more times.)
#include "app/flow/enrolment.h"
#include "app/flow/form_shelf.h"
#include "app/flow/project.h"
#include "app/flow/submissions.h"
#include "survey_core/store/records.h"
#include "survey_core/store/verify.h"
#include "sync/hub/dump.h"
#include "sync/hub/handover.h"
#include "sync/hub/hub.h"
#include "tests/support/must.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <random>

using namespace kith;
using namespace kith::app;
using kith::test::must;

namespace {

constexpr std::string_view words = "kettle marble ladder";

class Season {
public:
    explicit Season(std::uint32_t seed) : chance_(seed), random_(seed) {
        std::filesystem::create_directories(path("form"));
        std::filesystem::create_directories(path("stick"));
        std::ofstream(path("form/survey.csv"))
            << "type,name,label,calculation,save_to\ntext,called,Name,,person#called\n"
               "integer,age,Age,,\ncalculate,next_age,,${age} + 1,\n"
               "begin repeat,child,Child,,\ntext,child_name,Name,,\nend repeat,,,,\n";
        std::ofstream(path("form/settings.csv")) << "form_id,version\nhouse,1\n";
        std::ofstream(path("form/entities.csv")) << "list_name,label\nperson,${called}\n";
        hub_ = std::move(
            must(start_project(environment(), path("hub.kith"), {"Mill Lane", words, "Sana", true}))
                .store);
        REQUIRE(must(add_form_file(*hub_, path("form"))).form);
        must(write_joining_card(*hub_, path("card")));
        for (const char* name : {"Amina", "Dev", "Grace"}) {
            laptops_.push_back(must(join_project(environment(),
                                                 path(std::string(name) + ".kith"),
                                                 path("card"),
                                                 {name, name, words})));
            const Path file = hands_over(*laptops_.back());
            merge(*hub_, {file});
            must(approve_laptop(*hub_, laptops_.back()->laptop(), LaptopRole::worker));
        }
        must(hub_->close());
        hub_.reset();
        std::filesystem::copy(
            path("hub.kith"), path("empty.kith"), std::filesystem::copy_options::recursive);
        hub_ = open("hub.kith");
    }

    void play(int days) {
        for (int day = 0; day < days; ++day) {
            Store& laptop = *laptops_[chance_() % laptops_.size()];
            for (auto deeds = chance_() % 3; deeds > 0; --deeds)
                does_something(laptop);
            if (chance_() % 3 == 0) meets_hub(laptop);
            if (chance_() % 3 == 0) decides();
            clock_.advance(std::chrono::minutes(1 + chance_() % 90));
        }
        for (auto& laptop : laptops_)
            meets_hub(*laptop);
        if (auto own = sync::write_handover(*hub_, path("stick")))
            files_.push_back(own->bundle.file);
    }

    /// A second coordinator gets all files in another order, and then all of them again.
    std::string in_another_order(int number) {
        const std::string name = "second" + std::to_string(number) + ".kith";
        std::filesystem::copy(
            path("empty.kith"), path(name), std::filesystem::copy_options::recursive);
        auto second = open(name);
        std::vector<Path> files = files_;
        std::shuffle(files.begin(), files.end(), chance_);
        for (const Path& file : files)
            merge(*second, {file});
        const std::string once = must(sync::dump_canonical(*second));
        merge(*second, files);
        CHECK(must(sync::dump_canonical(*second)) == once);
        CHECK(must(verify_store(*second)).findings.empty());
        must(second->close());
        return once;
    }

    std::string dump() { return must(sync::dump_canonical(*hub_)); }
    [[nodiscard]] std::size_t conflicts_seen() const { return conflicts_seen_; }

private:
    [[nodiscard]] StoreEnvironment environment() { return {files_on_disk_, clock_, random_}; }
    [[nodiscard]] Path path(const std::string& name) const { return scratch_.path() / name; }
    std::unique_ptr<Store> open(const std::string& name) {
        return must(Store::open(environment(), path(name), Passphrase{words}));
    }
    Path hands_over(Store& store) {
        return must(sync::write_handover(store, path("stick"))).bundle.file;
    }
    void merge(Store& store, const std::vector<Path>& files) {
        sync::Hub hub(store);
        must(hub.merge(files, {}));
    }

    void does_something(Store& laptop) {
        FormShelf shelf;
        const std::string value = std::to_string(chance_() % 3);
        if (known_.size() < 3 || chance_() % 8 == 0) {
            const std::string line = R"({"/called": "Person )" + value +
                                     R"(", "/age": "4", "/child[1]/child_name": "Ola"})";
            known_.push_back(
                must(add_submissions(laptop, shelf, "house", line, false)).added.at(0));
            return;
        }
        const RecordId record = known_[chance_() % known_.size()];
        if (!must(find_record(laptop, record))) return;
        static constexpr std::array<const char*, 3> paths{
            "/called", "/age", "/child[1]/child_name"};
        if (chance_() % 9 == 0)
            static_cast<void>(delete_record(laptop, record, "twice")); // perhaps it is already
        else
            static_cast<void>(correct_record(
                laptop, shelf, record, {{paths[chance_() % paths.size()], value}}, "asked"));
    }

    void meets_hub(Store& laptop) {
        if (auto handover = sync::write_handover(laptop, path("stick"))) {
            files_.push_back(handover->bundle.file);
            merge(*hub_, {handover->bundle.file});
        }
        sync::Hub hub(*hub_);
        const Path reply = must(hub.write_reply(laptop.laptop(), path("stick"))).file;
        merge(laptop, {reply});
    }

    void decides() {
        sync::Hub hub(*hub_);
        for (auto open = must(hub.conflicts()); !open.empty(); open = must(hub.conflicts())) {
            const sync::OpenConflict& conflict = open.front(); // deciding one may settle others
            ++conflicts_seen_;
            const auto& value = conflict.values[chance_() % conflict.values.size()];
            must(hub.take(must(worker_of(*hub_)), conflict.record, conflict.field, value.dot));
        }
    }

    std::mt19937 chance_;
    test::ScratchFolder scratch_;
    PosixFileSystem files_on_disk_;
    FixedClock clock_{Instant{1'790'000'000'000}};
    SeededRandom random_;
    std::unique_ptr<Store> hub_;
    std::vector<std::unique_ptr<Store>> laptops_;
    std::vector<RecordId> known_;
    std::vector<Path> files_;
    std::size_t conflicts_seen_ = 0;
};

} // namespace

TEST_CASE("files of three laptops give the same store in any order, and again", "[flow][orders]") {
    std::size_t conflicts = 0;
    for (std::uint32_t seed = 1; seed <= 4; ++seed) {
        INFO("seed " << seed);
        Season season(seed);
        season.play(40);
        const std::string expected = season.dump();
        for (int order = 0; order < 4; ++order)
            CHECK(season.in_another_order(order) == expected);
        conflicts += season.conflicts_seen();
    }
    CHECK(conflicts > 0); // the seasons were not all peaceful
}
