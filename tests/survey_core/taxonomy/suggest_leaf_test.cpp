#include "survey_core/taxonomy/suggest_leaf.h"
#include "tests/survey_core/taxonomy/shipped.h"

using namespace kith;
using kith::test::shipped_taxonomy;

namespace {

std::string first_for(std::string_view text) {
    const auto found = suggest_leaves(shipped_taxonomy(), text);
    return found.empty() ? std::string() : found.front().leaf;
}

} // namespace

TEST_CASE("what people say in their own words leads to the leaf they mean", "[taxonomy]") {
    CHECK(first_for("I used to knit jumpers and do clothes alterations") == "mend_sew");
    CHECK(first_for("baking bread and cakes") == "bake");
    CHECK(first_for("I drive a MINIBUS") == "minibus");
    CHECK(first_for("walking the dog") == "pets");
    CHECK(first_for("I translate for my aunt") == "interpret");
    CHECK(first_for("playing chess") == "games");
    CHECK(first_for("help with maths homework") == "homework");
}

TEST_CASE("a suggestion is found by its label in every language", "[taxonomy]") {
    CHECK(first_for("gotowanie dla sąsiada") == "cook_for");
    CHECK(first_for("ترجمانی") == "interpret");
}

TEST_CASE("words that say nothing suggest nothing", "[taxonomy]") {
    CHECK(first_for("").empty());
    CHECK(first_for("I like to help people with things").empty());
    CHECK(first_for("xylophonic zymurgy").empty());
}

TEST_CASE("a word that one leaf alone has weighs more than one that many have", "[taxonomy]") {
    const auto found = suggest_leaves(shipped_taxonomy(), "driver for hospital appointments");
    REQUIRE(found.size() == 3);
    CHECK(found[0].weight >= found[1].weight);
    CHECK(found[1].weight >= found[2].weight);
    CHECK(suggest_leaves(shipped_taxonomy(), "minibus", 1) ==
          std::vector<LeafSuggestion>{{"minibus", 1.0}});
}
