// A place that somebody names again.
#include "app/flow/asset_page.h"
#include "app/flow/look_alikes.h"
#include "app/flow/project.h"
#include "app/flow/submissions.h"
#include "tests/support/must.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace kith::app;
using kith::test::must;

namespace {

constexpr std::string_view name_path = "/talk/asset[1]/asset_what/a_name";
constexpr std::string_view first_talk =
    R"({"/consent/take_part": "yes", "/consent/adult": "yes", "/consent/keep_named": "no_name", )"
    R"("/consent/count_me": "yes", "/consent/consent_how": "spoken", )"
    R"("/talk/asset[1]/asset_what/a_kind": "building", )"
    R"("/talk/asset[1]/asset_what/a_name": "Mill Lane Hall", )"
    R"("/talk/asset[1]/asset_what/a_where": "Mill Lane"})";

struct Table {
    test::ScratchFolder scratch;
    PosixFileSystem files;
    FixedClock clock{Instant{1'795'000'000'000}};
    SystemRandom random;
    FormShelf shelf;
    std::unique_ptr<Store> store;
    FormVersionId form{};

    Table() {
        store = must(start_project({files, clock, random},
                                   scratch.path() / "centre.kith",
                                   {"Lane", "a b c d", "Sana", true}))
                    .store;
        const auto added = must(
            add_form_file(*store, Path(KITH_SOURCE_DIR) / "assets/forms/community_asset_survey"));
        REQUIRE(added.form);
        form = added.form->id;
    }
    RecordId hall() {
        const auto added =
            must(add_submissions(*store, shelf, "community_asset_survey", first_talk, false));
        REQUIRE(added.rejected.empty());
        const auto found = must(find_look_alikes(*store, "asset", {"mil lane hall", ""}));
        REQUIRE(found.size() == 1);
        return found[0].record;
    }
    /// A talk up to the place that is named.
    std::vector<DraftStep> begin(LiveInterview& live) {
        std::vector<DraftStep> steps{live.opening()};
        for (const auto& [path, value] : std::initializer_list<std::pair<const char*, const char*>>{
                 {"/consent/take_part", "yes"},
                 {"/consent/adult", "yes"},
                 {"/consent/keep_named", "no_name"},
                 {"/consent/count_me", "yes"},
                 {"/consent/consent_how", "spoken"}})
            for (DraftStep& step : must(live.answer(path, value)))
                steps.push_back(std::move(step));
        if (!live.engine().find("/data" + std::string(name_path)) && !live.answer(name_path, ""))
            for (DraftStep& step : must(live.add_repeat("/talk/asset")))
                steps.push_back(std::move(step));
        return steps;
    }
    LiveInterview talk() {
        return must(
            LiveInterview::start(must(interview_place(*store, shelf, form, {})), clock, random));
    }
    std::uint64_t assets() { return must(count_records(*store, {RecordKind::entity, "asset"})); }
};

} // namespace

TEST_CASE("a place that is named again is a mention of the one that is there, not a second one",
          "[mention]") {
    Table table;
    const RecordId hall = table.hall();
    LiveInterview live = table.talk();
    static_cast<void>(table.begin(live));
    static_cast<void>(must(live.answer_as_known(name_path, "Mill Lane Hall", hall)));
    const auto finished =
        must(finish_interview(*table.store, live, std::nullopt, must(worker_of(*table.store))));
    REQUIRE(finished.submission);
    CHECK(table.assets() == 1);
    const AssetPage page =
        must(gather_asset(*table.store, table.shelf, hall, {}, table.clock.now()));
    CHECK(page.mentions == 2);
    CHECK(page.mention_sources.size() == 1);
    CHECK(page.name == "Mill Lane Hall");
}

TEST_CASE("a name that is changed afterwards is a place of its own again", "[mention]") {
    Table table;
    const RecordId hall = table.hall();
    LiveInterview live = table.talk();
    static_cast<void>(table.begin(live));
    static_cast<void>(must(live.answer_as_known(name_path, "Mill Lane Hall", hall)));
    static_cast<void>(must(live.answer(name_path, "Mill Lane Church")));
    CHECK(live.known().empty());
    static_cast<void>(
        must(finish_interview(*table.store, live, std::nullopt, must(worker_of(*table.store)))));
    CHECK(table.assets() == 2);
}

TEST_CASE("a draft that is taken up again still knows what was meant", "[mention]") {
    Table table;
    const RecordId hall = table.hall();
    LiveInterview live = table.talk();
    Draft draft;
    draft.steps = table.begin(live);
    for (DraftStep& step : must(live.answer_as_known(name_path, "Mill Lane Hall", hall)))
        draft.steps.push_back(std::move(step));
    const LiveInterview again = must(LiveInterview::resume(
        must(interview_place(*table.store, table.shelf, table.form, {})), draft, table.clock));
    CHECK(again.known() == live.known());
    CHECK(again.known().at(std::string(name_path)) == hall);
}

TEST_CASE("the names of people and places are found out from what a form makes", "[mention]") {
    Table table;
    const SharedForm form = must(table.shelf.form(*table.store, table.form));
    const auto question = [&](std::string_view name) { return *form->find_name(name); };
    CHECK(list_named_by(*form, question("a_name")) == "asset");
    CHECK(list_named_by(*form, question("called")) == "person");
    CHECK(list_named_by(*form, question("patch")).empty());
}
