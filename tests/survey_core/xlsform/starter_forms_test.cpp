#include "survey_core/xlsform/load_form.h"

#include <catch2/catch_test_macros.hpp>

#include <set>
#include <string>
#include <utility>

using namespace kith;

namespace {

Form starter_form(const std::string& id) {
    PosixFileSystem disk;
    const LoadedForm loaded =
        load_form(disk, Path(KITH_SOURCE_DIR) / "assets" / "forms" / id, LoadOptions{});
    for (const Finding& finding : loaded.findings) {
        CAPTURE(finding.code, finding.sheet, finding.row, finding.column, finding.message);
        CHECK(finding.severity == Severity::info);
    }
    REQUIRE(loaded.form.has_value());
    return *loaded.form;
}

const Node& named(const Form& form, std::string_view name) {
    const auto index = form.find_name(name);
    REQUIRE(index.has_value());
    return form.node(*index);
}

const ChoiceList& list_of(const Form& form, std::string_view question) {
    return form.list(named(form, question).select.list);
}

std::string property(const ChoiceList& list, const Choice& choice, std::string_view column) {
    const auto at = list.find_column(column);
    REQUIRE(at.has_value());
    return choice.properties.at(*at);
}

/// Blank-separated words of a property such as `needs`.
std::set<std::string> words(const std::string& text) {
    std::set<std::string> all;
    std::string word;
    for (const char letter : text + " ") {
        if (letter != ' ') word += letter;
        if (letter == ' ' && !word.empty()) all.insert(std::exchange(word, {}));
    }
    return all;
}

void check_translated(const LocalText& text, const std::string& where) {
    CAPTURE(where);
    for (std::size_t language = 0; language < 3; ++language)
        CHECK((text.empty() || text.is_translated(language)));
}

std::string english(const Choice& choice) {
    return choice.label.in(0).pieces.at(0).text;
}

constexpr auto starter_ids = {"community_asset_survey", "capabilities_assessment"};

} // namespace

TEST_CASE("both starter forms load without a warning and have an entity for each thing",
          "[starter forms]") {
    CHECK(starter_form("community_asset_survey").entities().size() == 4);
    CHECK(starter_form("capabilities_assessment").entities().size() == 3);
}

TEST_CASE("every text of the starter forms is in English, Urdu and Polish", "[starter forms]") {
    for (const auto* id : starter_ids) {
        const Form form = starter_form(id);
        CHECK(form.languages() ==
              std::vector<std::string>{"English (en)", "Urdu (ur)", "Polish (pl)"});
        for (const Node& node : form.nodes()) {
            // The heading row of a table-list has no words of its own: it shows the choices'
            // labels.
            const bool is_shown = node.is_question() && !node.heads_table &&
                                  !is_invisible(node.type) && !is_metadata(node.type);
            if (is_shown) CHECK_FALSE(node.label.empty());
            check_translated(node.label, node.path);
            check_translated(node.hint, node.path);
            check_translated(node.constraint_message, node.path);
            check_translated(node.required_message, node.path);
        }
        for (const ChoiceList& list : form.lists())
            for (const Choice& choice : list.choices) {
                CHECK_FALSE(choice.label.empty());
                check_translated(choice.label, list.name + " " + choice.name);
            }
    }
}

TEST_CASE("the willingness question keeps its published labels word for word", "[starter forms]") {
    for (const auto* id : starter_ids) {
        const Form form = starter_form(id);
        const ChoiceList& list = list_of(form, "willing_more");
        REQUIRE(list.choices.size() == 3);
        CHECK(english(list.choices[0]) == "Willing to do more a few hours a week or more");
        CHECK(english(list.choices[1]) == "Willing to do more a few hours a month");
        CHECK(english(list.choices[2]) == "Not willing to do more at all");
        CHECK(named(form, "willing_more").required == no_expression);
    }
}

TEST_CASE("only the answer 'keep nothing' erases an interview", "[starter forms]") {
    for (const auto* id : starter_ids) {
        const Form form = starter_form(id);
        std::set<std::string> erasing;
        for (const ChoiceList& list : form.lists())
            for (const Choice& choice : list.choices)
                if (choice.keeps_nothing) erasing.insert(list.name + " " + choice.name);
        CHECK(erasing == std::set<std::string>{"keep_named nothing"});
    }
}

TEST_CASE("what only a coordinator or the person may see is marked so", "[starter forms]") {
    using Who = Access::Who;
    const Form form = starter_form("capabilities_assessment");
    CHECK(named(form, "not_with").access.who == Who::coordinator);
    CHECK(named(form, "called").access.who == Who::all);
    for (const auto* name : {"been_through", "n_reason"})
        CHECK(named(form, name).access == Access{Who::consent, "sensitive"});
    for (const auto* name :
         {"equality_ok", "eq_age", "eq_gender", "eq_ethnic", "eq_disability", "eq_faith"})
        CHECK(named(form, name).access.who == Who::self);
}

TEST_CASE("64 leaves hang on 12 tiles and 19 headlines, each within reach", "[starter forms]") {
    const Form form = starter_form("capabilities_assessment");
    const ChoiceList& leaves = list_of(form, "gifts");
    std::set<std::string> tiles;
    std::set<std::string> headlines;
    for (const Choice& tile : list_of(form, "gifts_hands").choices)
        tiles.insert(tile.name);
    for (const Choice& headline : list_of(form, "welcome_help").choices)
        headlines.insert(headline.name);
    CHECK(leaves.choices.size() == 64);
    CHECK(tiles.size() == 12);
    CHECK(headlines.size() == 19);

    std::size_t links = 0;
    std::set<std::string> open_routes; // headlines that lead to something anybody may offer
    for (const Choice& leaf : leaves.choices) {
        CAPTURE(leaf.name);
        const std::set<std::string> needs = words(property(leaves, leaf, "needs"));
        const std::string gate = property(leaves, leaf, "gate");
        CHECK(tiles.contains(property(leaves, leaf, "tile")));
        CHECK(words("0 1 2 X").contains(gate));
        CHECK_FALSE(needs.empty());
        links += needs.size();
        for (const std::string& need : needs) {
            CHECK(headlines.contains(need));
            if (gate == "0" || gate == "1") open_routes.insert(need);
        }
    }
    CHECK(links == 86);
    CHECK(open_routes == headlines);
}
