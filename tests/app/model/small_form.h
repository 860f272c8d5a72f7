// A small form for the tests of the window: consent, a page of two questions, a repeat.
#pragma once

#include "app/flow/live_interview.h"
#include "survey_core/form/form_builder.h"

#include <catch2/catch_test_macros.hpp>

namespace kith::test {

struct RowWords {
    std::string type, name, label;
    std::string required = {}, constraint = {}, relevant = {}, appearance = {}, access = {};
};

inline SurveyRow survey_row(int number, const RowWords& words) {
    SurveyRow row;
    row.row = number;
    row.type = {words.type, "type", "A"};
    row.name = {words.name, "name", "B"};
    if (!words.label.empty()) row.label = {{"", {words.label, "label", "C"}}};
    row.required = {words.required, "required", "D"};
    row.constraint = {words.constraint, "constraint", "E"};
    row.relevant = {words.relevant, "relevant", "F"};
    row.appearance = {words.appearance, "appearance", "G"};
    row.access = {words.access, "kith::access", "H"};
    return row;
}

inline std::shared_ptr<const Form> small_form(const std::vector<RowWords>& more = {}) {
    std::vector<RowWords> rows{
        {"note", "hello", "We are finding out what people here are good at."},
        {"select_one yes_no", "talk", "Are you happy to talk?", "yes"},
        {"text", "thanked", "What were you thanked for?"},
        {"select_multiple gifts", "gifts", "What are you good at?"},
        {"begin group", "about", "About you", "", "", "", "field-list"},
        {"text", "called", "What do you like to be called?"},
        {"integer", "age", "How old are you?", "", ". < 120"},
        {"end group", "", ""},
        {"begin repeat", "child", "Children"},
        {"text", "child_name", "What is the child called?"},
        {"end repeat", "", ""},
        {"text", "last", "Anything else?"},
    };
    rows.insert(rows.end(), more.begin(), more.end());
    FormSource source;
    int number = 2;
    for (const RowWords& words : rows)
        source.survey.push_back(survey_row(number++, words));
    const std::pair<std::string, std::string> choices[] = {
        {"yes_no", "yes"}, {"yes_no", "no"}, {"gifts", "cooking"}, {"gifts", "garden"}};
    for (const auto& [list, name] : choices) {
        ChoiceRow row;
        row.row = number++;
        row.list_name = {list, "list_name", "A"};
        row.name = {name, "name", "B"};
        row.label = {{"", {name == "garden" ? "Gardening" : name, "label", "C"}}};
        source.choices.push_back(row);
    }
    source.settings.form_id = {"small", "form_id", "A"};
    source.settings.form_title = {"A small form", "form_title", "B"};
    source.settings.version = {"1", "version", "C"};
    source.has_choices_sheet = true;
    BuiltForm built = build_form(source);
    for (const Finding& finding : built.findings)
        INFO(finding.message);
    REQUIRE(built.form);
    return std::make_shared<const Form>(std::move(*built.form));
}

inline std::shared_ptr<app::LiveInterview>
small_interview(Clock& clock, Random& random, const std::vector<RowWords>& more = {}) {
    app::InterviewPlace place;
    place.form = small_form(more);
    place.version = FormVersionId{7};
    auto live = app::LiveInterview::start(std::move(place), clock, random);
    REQUIRE(live);
    return std::make_shared<app::LiveInterview>(std::move(*live));
}

} // namespace kith::test
