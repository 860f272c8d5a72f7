#include "survey_core/taxonomy/taxonomy.h"
#include "tests/survey_core/taxonomy/shipped.h"

#include <algorithm>
#include <fstream>
#include <set>

using namespace kith;
using kith::test::shipped_taxonomy;

namespace {

std::size_t leaves_with(const Taxonomy& taxonomy, Gate gate) {
    return static_cast<std::size_t>(
        std::count_if(taxonomy.leaves.begin(), taxonomy.leaves.end(), [&](const Leaf& leaf) {
            return leaf.gate == gate;
        }));
}

std::set<std::string> ids(const Taxonomy& taxonomy) {
    std::set<std::string> all;
    for (const Tile& tile : taxonomy.tiles)
        all.insert("tiles " + tile.id);
    for (const Leaf& leaf : taxonomy.leaves)
        all.insert("leaves " + leaf.id);
    for (const Headline& headline : taxonomy.headlines)
        all.insert("headlines " + headline.id);
    for (const AssetKind& kind : taxonomy.asset_kinds)
        all.insert("asset_kinds " + kind.id);
    return all;
}

template <class Thing>
void check_labels(const Taxonomy& taxonomy, const std::vector<Thing>& things) {
    for (const Thing& thing : things) {
        CAPTURE(thing.id);
        REQUIRE(thing.labels.size() == taxonomy.languages.size());
        for (const std::string& label : thing.labels)
            CHECK_FALSE(label.empty());
    }
}

constexpr auto local_header = "id,tile,gate,label::English (en),needs\n";

} // namespace

TEST_CASE("12 tiles hold 64 leaves, at most six each, and 19 headlines lead to them by 86 links",
          "[taxonomy]") {
    const Taxonomy taxonomy = shipped_taxonomy();
    CHECK(taxonomy.tiles.size() == 12);
    CHECK(taxonomy.leaves.size() == 64);
    CHECK(taxonomy.headlines.size() == 19);
    CHECK(taxonomy.asset_kinds.size() == 8);
    std::size_t links = 0;
    for (const Headline& headline : taxonomy.headlines)
        links += headline.leaves.size();
    CHECK(links == 86);
    for (const Tile& tile : taxonomy.tiles)
        CHECK(std::count_if(taxonomy.leaves.begin(), taxonomy.leaves.end(), [&](const Leaf& leaf) {
                  return leaf.tile == tile.id;
              }) <= 6);
}

TEST_CASE("32 leaves are open, 19 need an introduction, 12 a host and one is a service's alone",
          "[taxonomy]") {
    const Taxonomy taxonomy = shipped_taxonomy();
    CHECK(leaves_with(taxonomy, Gate::open) == 32);
    CHECK(leaves_with(taxonomy, Gate::introduced) == 19);
    CHECK(leaves_with(taxonomy, Gate::hosted) == 12);
    CHECK(leaves_with(taxonomy, Gate::service_only) == 1);
    CHECK(taxonomy.find_leaf("personal_care")->gate == Gate::service_only);
}

TEST_CASE("every leaf can be reached from a headline", "[taxonomy]") {
    const Taxonomy taxonomy = shipped_taxonomy();
    std::set<std::string> reached;
    for (const Headline& headline : taxonomy.headlines)
        reached.insert(headline.leaves.begin(), headline.leaves.end());
    for (const Leaf& leaf : taxonomy.leaves) {
        CAPTURE(leaf.id);
        CHECK(reached.contains(leaf.id));
    }
}

TEST_CASE("every headline has an answer that neighbours may give each other", "[taxonomy]") {
    const Taxonomy taxonomy = shipped_taxonomy();
    for (const Headline& headline : taxonomy.headlines) {
        CAPTURE(headline.id);
        CHECK(
            std::any_of(headline.leaves.begin(), headline.leaves.end(), [&](const std::string& id) {
                const Gate gate = taxonomy.find_leaf(id)->gate;
                return gate == Gate::open || gate == Gate::introduced;
            }));
    }
}

TEST_CASE("the strongest answer of a headline stands first", "[taxonomy]") {
    const Taxonomy taxonomy = shipped_taxonomy();
    CHECK(taxonomy.find_headline("friends")->leaves.front() == "welcome_newcomers");
    CHECK(taxonomy.find_headline("talk_to")->leaves ==
          std::vector<std::string>{"been_there", "keep_company", "phone_call"});
    CHECK(taxonomy.find_headline("public_services")->beside == "directory");
}

TEST_CASE("every tile, leaf, headline and asset kind has a text in each language", "[taxonomy]") {
    const Taxonomy taxonomy = shipped_taxonomy();
    CHECK(taxonomy.languages.front() == "English (en)");
    CHECK(taxonomy.unreviewed == std::vector<std::string>{"Urdu (ur)", "Polish (pl)"});
    check_labels(taxonomy, taxonomy.tiles);
    check_labels(taxonomy, taxonomy.leaves);
    check_labels(taxonomy, taxonomy.headlines);
    check_labels(taxonomy, taxonomy.asset_kinds);
}

TEST_CASE("an id that was ever shipped is still there", "[taxonomy]") {
    const std::set<std::string> now = ids(shipped_taxonomy());
    std::ifstream shipped(std::string(KITH_SOURCE_DIR) + "/tests/assets/taxonomy/shipped_ids.txt");
    std::size_t count = 0;
    for (std::string line; std::getline(shipped, line); ++count) {
        CAPTURE(line);
        CHECK(now.contains(line));
    }
    CHECK(count == 103);
}

TEST_CASE("a local leaf joins its tile and the headlines it answers", "[taxonomy]") {
    const auto grown = with_local_leaves(
        shipped_taxonomy(), std::string(local_header) + "pigeons,green,1,Pigeons,animals\n");
    REQUIRE(grown.has_value());
    CHECK(grown->leaves.size() == 65);
    CHECK(grown->find_leaf("pigeons")->is_local);
    CHECK(grown->find_headline("animals")->leaves == std::vector<std::string>{"pets", "pigeons"});
}

TEST_CASE("a local leaf without a gate is refused with what to write", "[taxonomy]") {
    const auto grown = with_local_leaves(
        shipped_taxonomy(), std::string(local_header) + "pigeons,green,,Pigeons,animals\n");
    REQUIRE_FALSE(grown.has_value());
    CHECK(grown.error().code == ErrorCode::refused);
    CHECK(grown.error().message ==
          "local_leaves.csv, row 2: 'pigeons' has no gate, so it cannot be used yet. Write 0 if "
          "anybody may do it in public, 1 if it is at home or one to one, 2 if an organisation "
          "must stand behind it, X if only a service may.");
}

TEST_CASE("a local leaf cannot take over a shipped id, nor point at nothing", "[taxonomy]") {
    const auto trouble = [](const std::string& row) {
        const auto grown = with_local_leaves(shipped_taxonomy(), local_header + row);
        REQUIRE_FALSE(grown.has_value());
        return grown.error();
    };
    CHECK(trouble("pets,green,1,Pets,animals\n").code == ErrorCode::already_exists);
    CHECK(trouble("pigeons,birds,1,Pigeons,animals\n").message ==
          "local_leaves.csv, row 2: there is no tile 'birds'.");
    CHECK(trouble("pigeons,green,1,Pigeons,birds\n").message ==
          "local_leaves.csv, row 2: there is no headline 'birds'.");
    CHECK(trouble("two words,green,1,Pigeons,animals\n").code == ErrorCode::bad_input);
    CHECK(trouble("pigeons,green,1,,animals\n").message ==
          "local_leaves.csv, row 2: there is no label in English (en).");
}
