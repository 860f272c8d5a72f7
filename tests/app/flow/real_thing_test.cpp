// What an interview can give back at once.
#include "app/flow/project.h"
#include "app/flow/real_thing.h"
#include "app/flow/submissions.h"
#include "tests/support/must.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace kith::app;
using kith::test::must;

namespace {

struct Street {
    test::ScratchFolder scratch;
    PosixFileSystem files;
    FixedClock clock{Instant{1'795'000'000'000}};
    SystemRandom random;
    FormShelf shelf;
    std::unique_ptr<Store> store;
    Taxonomy taxonomy = must(load_taxonomy(files, Path(KITH_SOURCE_DIR) / "assets/taxonomy"));

    Street() {
        store = must(start_project({files, clock, random},
                                   scratch.path() / "centre.kith",
                                   {"Lane", "a b c d", "Sana", true}))
                    .store;
        for (const char* form : {"capabilities_assessment", "community_asset_survey"})
            must(add_form_file(*store, Path(KITH_SOURCE_DIR) / "assets/forms" / form));
    }
    void talk(const std::string& form, const std::string& consent, const std::string& answers) {
        const auto added = must(add_submissions(
            *store,
            shelf,
            form,
            R"({"/consent/take_part":"yes","/consent/adult":"yes","/consent/consent_how":"spoken",)" +
                consent + "," + answers + "}",
            false));
        REQUIRE(added.rejected.empty());
    }
    void needs(const std::string& answers, const std::string& introduce = "yes") {
        talk("capabilities_assessment",
             R"("/consent/keep_named":"yes","/consent/count_me":"yes","/consent/introduce":")" +
                 introduce + "\"",
             answers);
    }
    void names(const std::string& place, const std::string& room) {
        talk("community_asset_survey",
             R"("/consent/keep_named":"no_name","/consent/count_me":"yes")",
             place + R"(,"/talk/asset[1]/asset_more/a_room":")" + room + "\"");
    }
    RealThings find(const SaidForNow& said) {
        return must(find_real_things(*store, taxonomy, said));
    }
};

const std::string wants_baking =
    R"("/talk/welcome_help":"good_food","/talk/need[1]/need_page/n_leaf":"bake")";
const std::string wants_food = R"("/talk/welcome_help":"good_food")"; // any leaf it leads to
const std::string choir =
    R"("/talk/asset[1]/asset_what/a_kind":"club","/talk/asset[1]/asset_what/a_name":"The Lane choir",)"
    R"("/talk/asset[1]/asset_what/a_does":"Singing and music for everybody",)"
    R"("/talk/asset[1]/asset_what/a_where":"Chapel, Mill Lane")";

} // namespace

TEST_CASE("who offers something hears how many neighbours have asked for it, from two on",
          "[real_thing]") {
    Street street;
    street.needs(wants_baking);
    CHECK(street.find({{"bake"}, {}, {}, "English (en)"}).empty()); // one could be guessed
    street.needs(wants_food);
    const RealThings things = street.find({{"gardening", "bake"}, {}, {}, "English (en)"});
    REQUIRE(things.asked_for.size() == 1);
    CHECK(things.asked_for[0].gift == "Baking or catering");
    CHECK(things.asked_for[0].neighbours == 2);
}

TEST_CASE("whoever did not agree to be introduced is not counted", "[real_thing]") {
    Street street;
    street.needs(wants_baking);
    street.needs(wants_baking, "no");
    CHECK(street.find({{"bake"}, {}, {}, {}}).asked_for.empty());
}

TEST_CASE("what only services give is never said to have been asked for", "[real_thing]") {
    Street street;
    for (int person = 0; person < 3; ++person)
        street.needs(R"("/talk/welcome_help":"care_break",)"
                     R"("/talk/need[1]/need_page/n_leaf":"personal_care")");
    CHECK(street.find({{"personal_care"}, {}, {}, {}}).asked_for.empty());
}

TEST_CASE("a group with room that fits what was said is named, a full one is not", "[real_thing]") {
    Street street;
    street.names(choir, "plenty");
    const RealThings things = street.find({{}, {}, {"friends"}, {}}); // which music answers
    REQUIRE(things.groups.size() == 1);
    CHECK(things.groups[0] == GroupWithRoom{"The Lane choir", "Chapel, Mill Lane", ""});
    CHECK(street.find({{"gardening"}, {}, {}, {}}).groups.empty());

    Street other;
    other.names(choir, "full");
    CHECK(other.find({{}, {}, {"friends"}, {}}).empty());
}
