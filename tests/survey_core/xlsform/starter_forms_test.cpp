#include "survey_core/xlsform/load_form.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <set>
#include <string>

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

void check_translated(const LocalText& text, const std::string& where) {
    CAPTURE(where);
    for (std::size_t language = 0; language < 3; ++language)
        CHECK((text.empty() || text.is_translated(language)));
}

std::string english(const Choice& choice) {
    return choice.label.in(0).pieces.at(0).text;
}

constexpr auto interview_ids = {"community_asset_survey", "capabilities_assessment"};
constexpr auto starter_ids = {"community_asset_survey",
                              "capabilities_assessment",
                              "household_visit",
                              "door_round",
                              "needs_poll",
                              "opinion_wall",
                              "action_plan",
                              "explorer_self_audit",
                              "citizen_inspection"};

bool is_required(const Node& node) {
    return node.is_question() && node.required != no_expression;
}

} // namespace

TEST_CASE("every form that comes with Kith loads without a finding", "[starter forms]") {
    PosixFileSystem disk;
    for (const auto* id : starter_ids) {
        const LoadedForm loaded = load_form(disk, Path(KITH_SOURCE_DIR) / "assets" / "forms" / id);
        CAPTURE(id);
        CHECK(loaded.form.has_value());
        CHECK(loaded.findings.empty());
        CHECK(loaded.form->settings().form_id == id);
    }
    std::size_t folders = 0;
    for (const auto& entry : std::filesystem::directory_iterator(
             std::filesystem::path(KITH_SOURCE_DIR) / "assets" / "forms"))
        if (entry.is_directory()) ++folders;
    CHECK(folders == std::size(starter_ids));
}

TEST_CASE("the interviews make an entity of each thing, and a visit updates its household",
          "[starter forms]") {
    CHECK(starter_form("community_asset_survey").entities().size() == 4);
    CHECK(starter_form("capabilities_assessment").entities().size() == 3);
    const Form visit = starter_form("household_visit");
    REQUIRE(visit.entities().size() == 1);
    CHECK(visit.entities().front().list == "household");
    CHECK(visit.entities().front().create_if == no_expression);
    std::set<std::string> properties;
    for (const Node& node : visit.nodes())
        if (node.save_to) properties.insert(node.save_to->property);
    CHECK(properties ==
          std::set<std::string>{"do_not_call", "no_cold_callers", "last_outcome", "call_back"});
}

TEST_CASE("only what a record means nothing without stops its finishing", "[starter forms]") {
    std::set<std::string> required;
    for (const auto* id : starter_ids) {
        const Form form = starter_form(id);
        for (const Node& node : form.nodes())
            if (is_required(node)) required.insert(node.name);
    }
    CHECK(required == std::set<std::string>{"take_part",
                                            "adult",
                                            "keep_named",
                                            "introduce",
                                            "outcome",
                                            "side",
                                            "interest",
                                            "saw",
                                            "round_name",
                                            "door"});
}

TEST_CASE("the poll shows one list to everybody, shuffled, and takes at most three of it",
          "[starter forms]") {
    const Form form = starter_form("needs_poll");
    CHECK(named(form, "top_needs").select.randomized);
    CHECK(list_of(form, "top_needs").name == list_of(form, "one").name);
    std::vector<std::string> views;
    const ChoiceList& sides = list_of(form, "side");
    for (const Choice& side : sides.choices)
        views.push_back(property(sides, side, "view"));
    CHECK(views == std::vector<std::string>{"user", "user", "staff", "staff", "staff"});
}

TEST_CASE("the wall has its eight statements on five points", "[starter forms]") {
    const Form form = starter_form("opinion_wall");
    const ChoiceList& points = form.list(*form.find_list("opinion"));
    std::size_t statements = 0;
    for (const Node& node : form.nodes())
        if (node.is_question() && is_select(node.type) &&
            form.list(node.select.list).name == "opinion")
            ++statements;
    CHECK(statements == 8);
    REQUIRE(points.choices.size() == 5);
    CHECK(english(points.choices[0]) == "Strongly agree");
    CHECK(property(points, points.choices[0], "points") == "5");
    CHECK(property(points, points.choices[4], "points") == "1");
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
    for (const auto* id : interview_ids) {
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
        const bool asks_consent = form.find_name("keep_named").has_value();
        CHECK(erasing == (asks_consent ? std::set<std::string>{"keep_named nothing"}
                                       : std::set<std::string>{}));
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
