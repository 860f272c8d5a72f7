#include "survey_core/insight/gaps.h"
#include "tests/survey_core/insight/some_records.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace kith;
using kith::test::record;

namespace {

Taxonomy shipped() {
    PosixFileSystem disk;
    auto loaded = load_taxonomy(disk, Path(KITH_SOURCE_DIR) / "assets" / "taxonomy");
    REQUIRE(loaded.has_value());
    return std::move(*loaded);
}

const LeafBalance& leaf(const NeedsAndGifts& all, std::string_view id) {
    return *std::find_if(
        all.leaves.begin(), all.leaves.end(), [&](const auto& row) { return row.leaf == id; });
}

const HeadlineBalance& headline(const NeedsAndGifts& all, std::string_view id) {
    return *std::find_if(all.headlines.begin(), all.headlines.end(), [&](const auto& row) {
        return row.headline == id;
    });
}

std::vector<std::string> gaps_of(const NeedsAndGifts& all) {
    std::vector<std::string> ids;
    for (const LeafBalance& row : gap_list(all))
        ids.push_back(row.leaf);
    return ids;
}

} // namespace

TEST_CASE("every leaf that is needed and has no willing gift is on the gap list", "[insight]") {
    const std::vector<NeedRow> needs{{record(1), "animals", {"pets"}},
                                     {record(2), "warm_home", {"shift", "small_fixes"}},
                                     {record(3), "warm_home", {"shift"}},
                                     {record(4), "good_food", {"bake"}}};
    const std::vector<GiftRow> gifts{{record(11), "bake", true},
                                     {record(12), "small_fixes", false},
                                     {record(13), "stories", true}};
    const auto all = weigh_needs_and_gifts(shipped(), needs, gifts);
    CHECK(all.leaves.size() == 64);
    CHECK(gaps_of(all) == std::vector<std::string>{"shift", "small_fixes", "pets"});
    CHECK(leaf(all, "shift").needs.records == std::vector<RecordId>{record(2), record(3)});
    CHECK(leaf(all, "small_fixes").gifts.count() == 1);
    CHECK(leaf(all, "small_fixes").willing.count() == 0);
    CHECK_FALSE(leaf(all, "stories").is_gap());
}

TEST_CASE("a need of which only the headline is known is met by any willing leaf of it",
          "[insight]") {
    const std::vector<NeedRow> needs{{record(1), "friends", {}}, {record(2), "animals", {}}};
    const std::vector<GiftRow> gifts{{record(11), "games", true}, {record(12), "pets", false}};
    const auto all = weigh_needs_and_gifts(shipped(), needs, gifts);
    CHECK(headline(all, "friends").willing.records == std::vector<RecordId>{record(11)});
    CHECK_FALSE(headline(all, "friends").is_gap());
    CHECK(headline(all, "animals").is_gap());
    CHECK(gaps_of(all).empty());
}

TEST_CASE("what the taxonomy does not know is counted, never dropped", "[insight]") {
    const std::vector<NeedRow> needs{{record(1), "unheard_of", {"never_said"}}};
    const std::vector<GiftRow> gifts{{record(11), "never_said", true}};
    const auto all = weigh_needs_and_gifts(shipped(), needs, gifts);
    CHECK(all.unknown.records == std::vector<RecordId>{record(1), record(11)});
}
