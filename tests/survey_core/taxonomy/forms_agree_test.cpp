// The choice lists of the shipped forms repeat what the taxonomy says; here they are held to it.
#include "survey_core/base/text.h"
#include "survey_core/xlsform/load_form.h"
#include "tests/survey_core/taxonomy/shipped.h"

#include <algorithm>
#include <set>

using namespace kith;
using kith::test::shipped_taxonomy;

namespace {

Form form_called(const std::string& id) {
    PosixFileSystem disk;
    LoadedForm loaded = load_form(disk, Path(KITH_SOURCE_DIR) / "assets" / "forms" / id);
    REQUIRE(loaded.form.has_value());
    return std::move(*loaded.form);
}

const ChoiceList& list_called(const Form& form, std::string_view name) {
    const auto list = form.find_list(name);
    REQUIRE(list.has_value());
    return form.list(*list);
}

std::string property(const ChoiceList& list, const Choice& choice, std::string_view column) {
    const auto at = list.find_column(column);
    REQUIRE(at.has_value());
    return choice.properties.at(*at);
}

Labels labels_of(const Choice& choice, std::size_t languages) {
    Labels labels;
    for (std::size_t language = 0; language < languages; ++language)
        labels.push_back(choice.label.in(language).pieces.at(0).text);
    return labels;
}

/// Same ids in the same order, same words in every language.
template <class Thing>
void check_same(const Form& form, std::string_view list_name, const std::vector<Thing>& things) {
    const ChoiceList& list = list_called(form, list_name);
    REQUIRE(list.choices.size() == things.size());
    for (std::size_t i = 0; i < things.size(); ++i) {
        CAPTURE(form.settings().form_id, list_name, things[i].id);
        CHECK(list.choices[i].name == things[i].id);
        CHECK(labels_of(list.choices[i], form.languages().size()) == things[i].labels);
    }
}

std::set<std::string> headlines_of(const Taxonomy& taxonomy, const std::string& leaf) {
    std::set<std::string> all;
    for (const Headline& headline : taxonomy.headlines)
        if (std::find(headline.leaves.begin(), headline.leaves.end(), leaf) !=
            headline.leaves.end())
            all.insert(headline.id);
    return all;
}

} // namespace

TEST_CASE("the tiles, leaves and headlines of both interviews are the taxonomy's", "[taxonomy]") {
    const Taxonomy taxonomy = shipped_taxonomy();
    for (const auto* id : {"capabilities_assessment", "community_asset_survey"}) {
        const Form form = form_called(id);
        CHECK(form.languages() == taxonomy.languages);
        check_same(form, "tiles", taxonomy.tiles);
        check_same(form, "leaves", taxonomy.leaves);
        check_same(form, "need_headlines", taxonomy.headlines);
        const ChoiceList& tiles = list_called(form, "tiles");
        for (std::size_t i = 0; i < taxonomy.tiles.size(); ++i)
            CHECK(property(tiles, tiles.choices[i], "pass") == taxonomy.tiles[i].pass);
        const ChoiceList& leaves = list_called(form, "leaves");
        for (std::size_t i = 0; i < taxonomy.leaves.size(); ++i) {
            const Leaf& leaf = taxonomy.leaves[i];
            CAPTURE(id, leaf.id);
            CHECK(property(leaves, leaves.choices[i], "tile") == leaf.tile);
            CHECK(property(leaves, leaves.choices[i], "gate") == gate_name(leaf.gate));
            const auto needs = split_words(property(leaves, leaves.choices[i], "needs"));
            CHECK(std::set<std::string>(needs.begin(), needs.end()) ==
                  headlines_of(taxonomy, leaf.id));
        }
    }
}

TEST_CASE("the kinds of assets that the survey asks for are the taxonomy's", "[taxonomy]") {
    check_same(form_called("community_asset_survey"), "a_kind", shipped_taxonomy().asset_kinds);
}

TEST_CASE("what the poll asks about are needs that the taxonomy knows", "[taxonomy]") {
    const Taxonomy taxonomy = shipped_taxonomy();
    const Form form = form_called("needs_poll");
    const ChoiceList& needs = list_called(form, "poll_needs");
    CHECK(needs.choices.size() == 4);
    for (const Choice& need : needs.choices)
        CHECK(taxonomy.find_headline(need.name) != nullptr);
}
