#include "survey_core/form/form_builder.h"
#include "survey_core/form/strong_components.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;

namespace {

SurveyRow row(int number, std::string type, std::string name, std::string calculation = "") {
    SurveyRow made;
    made.row = number;
    made.type = {std::move(type), "type", "A" + std::to_string(number)};
    made.name = {std::move(name), "name", "B" + std::to_string(number)};
    if (made.type.text != "calculate")
        made.label = {{"", {"Label", "label", "C" + std::to_string(number)}}};
    made.calculation = {std::move(calculation), "calculation", "D" + std::to_string(number)};
    return made;
}

BuiltForm build(std::vector<SurveyRow> rows) {
    FormSource source;
    source.survey = std::move(rows);
    source.fallback_id = "test";
    return build_form(source);
}

std::vector<std::string> codes(const BuiltForm& form) {
    std::vector<std::string> found;
    for (const Finding& finding : form.findings)
        found.push_back(finding.code);
    return found;
}

using Codes = std::vector<std::string>;

} // namespace

TEST_CASE("a form knows its questions by path and by name", "[form]") {
    const BuiltForm built = build({row(2, "begin_group", "g"),
                                   row(3, "text", "a"),
                                   row(4, "end_group", ""),
                                   row(5, "begin_repeat", "r"),
                                   row(6, "integer", "b"),
                                   row(7, "end_repeat", "")});
    REQUIRE(built.form);
    const Form& form = *built.form;

    CHECK(form.find_path("/data/g/a") == form.find_name("a"));
    CHECK(form.node(*form.find_name("b")).levels == 1);
    CHECK(form.node(*form.find_name("b")).repeat == *form.find_name("r"));
    CHECK(form.node(0).end == static_cast<NodeIndex>(form.nodes().size()));
    CHECK(form.find_path("/data/meta/instanceID").has_value());
}

TEST_CASE("every fault of a form is told at once, each with its cell", "[form]") {
    const BuiltForm built = build({row(2, "textt", "a"),
                                   row(3, "calculate", "c", "${nobody} + 1"),
                                   row(4, "text", "a b"),
                                   row(5, "end_group", "")});

    CHECK_FALSE(built.form);
    CHECK(codes(built) == Codes{"unknown-type", "bad-name", "unmatched-end", "unknown-reference"});
    CHECK(built.findings[0].cell == "A2");
    CHECK(built.findings[0].suggestion == "text");
    CHECK(built.findings[1].suggestion == "a_b");
    CHECK(built.findings[3].cell == "D3");
    CHECK(built.findings[3].to == 9);
}

TEST_CASE("a search() that is not understood is told, and its list is offered", "[form]") {
    FormSource source;
    source.fallback_id = "test";
    source.survey = {row(2, "select_one fruits", "a"), row(3, "select_one fruits", "b")};
    source.survey[0].appearance = {
        "minimal search('fruits', 'like', 'a', 'b')", "appearance", "E2"};
    source.survey[1].appearance = {"minimal search", "appearance", "E3"}; // only a way to look
    ChoiceRow choice;
    choice.row = 2;
    choice.list_name.text = "fruits";
    choice.name.text = "apple";
    choice.label = {{"", {"Apple", "label", "C2"}}};
    source.choices = {choice};
    source.has_choices_sheet = true;
    const BuiltForm built = build_form(source);

    REQUIRE(built.form);
    REQUIRE(codes(built) == Codes{"unsupported-appearance"});
    const Finding& finding = built.findings[0];
    CHECK(finding.severity == Severity::warning);
    CHECK(finding.sheet == "survey");
    CHECK(finding.row == 2);
    CHECK(finding.column == "appearance");
    CHECK(finding.cell == "E2");
    CHECK(finding.from == 8);
    CHECK(finding.to == source.survey[0].appearance.text.size());
    CHECK(finding.suggestion == "search('FILE', 'matches', 'COLUMN', ${question})");
    const auto fruit = built.form->find_name("a");
    REQUIRE(fruit);
    CHECK_FALSE(built.form->list(built.form->node(*fruit).select.list).is_file());
}

TEST_CASE("a function that gives only a blank is told where it is called", "[form]") {
    const std::pair<const char*, const char*> calls[] = {
        {"search('fruits')", "misplaced-function"},
        {"jr:itext('/data/nothing:label')", "unknown-text"},
        {"jr:itext('fruits-3')", "unknown-text"}};
    for (const auto& [call, code] : calls) {
        CAPTURE(call);
        const BuiltForm built = build({row(2, "calculate", "c", call)});
        REQUIRE(built.form);
        REQUIRE(codes(built) == Codes{code});
        CHECK(built.findings[0].severity == Severity::warning);
        CHECK(built.findings[0].cell == "D2");
        CHECK_FALSE(built.findings[0].suggestion.empty());
    }
}

TEST_CASE("calculations that go round in a circle are refused with every row of the circle",
          "[form]") {
    const BuiltForm built = build({row(2, "calculate", "a", "${c} + 1"),
                                   row(3, "calculate", "b", "${a} + 1"),
                                   row(4, "calculate", "c", "${b} + 1"),
                                   row(5, "calculate", "d", "${c}")});

    REQUIRE(codes(built) == Codes{"cycle"});
    CHECK(built.findings[0].row == 2);
    CHECK(built.findings[0].message.find("2, 3, 4") != std::string::npos);
}

TEST_CASE("looking at the same question of another instance is no circle", "[form]") {
    const BuiltForm built = build(
        {row(2, "begin_repeat", "r"),
         row(3, "integer", "x"),
         row(4, "calculate", "total", "${x} + indexed-repeat(${total}, ${r}, position(..) - 1)"),
         row(5, "end_repeat", "")});

    CHECK(built.form.has_value());
}

TEST_CASE("a calculation comes after everything it reads", "[form]") {
    const BuiltForm built = build({row(2, "calculate", "b", "${a} + 1"),
                                   row(3, "calculate", "a", "${x} + 1"),
                                   row(4, "integer", "x")});
    REQUIRE(built.form);
    const auto rank = [&](const char* name) {
        return built.form->graph().rank[static_cast<std::size_t>(
            facet_index(*built.form->find_name(name), Facet::stored))];
    };

    CHECK(rank("x") < rank("a"));
    CHECK(rank("a") < rank("b"));
}

TEST_CASE("who may see an answer is said by its row or by the group around it", "[form]") {
    SurveyRow group = row(2, "begin_group", "g");
    group.access = {"coordinator", "kith::access", "E2"};
    SurveyRow own = row(4, "text", "b");
    own.access = {"consent:share", "kith::access", "E4"};
    SurveyRow wrong = row(7, "text", "c");
    wrong.access = {"everyone", "kith::access", "E7"};

    const BuiltForm good =
        build({group, row(3, "text", "a"), own, row(5, "end_group", ""), row(6, "text", "share")});
    REQUIRE(good.form);
    CHECK(good.form->node(*good.form->find_name("a")).access.who == Access::Who::coordinator);
    CHECK(good.form->node(*good.form->find_name("b")).access ==
          Access{Access::Who::consent, "share"});
    CHECK(codes(build({wrong})) == Codes{"bad-access"});
    CHECK(codes(build({own})) == Codes{"unknown-reference"});
}

TEST_CASE("a file cannot be sealed, so a form that asks for one behind the curtain is refused",
          "[form]") {
    for (const char* type : {"image", "audio", "video", "file"})
        for (const char* access : {"self", "coordinator"}) {
            SurveyRow asked = row(2, type, "a");
            asked.access = {access, "kith::access", "E2"};
            CHECK(codes(build({asked})) == Codes{"sealed-file"});
        }
    SurveyRow group = row(2, "begin_group", "g");
    group.access = {"self", "kith::access", "E2"};
    CHECK(codes(build({group, row(3, "image", "a"), row(4, "end_group", "")})) ==
          Codes{"sealed-file"});
}

TEST_CASE("a language without a text falls back to the first", "[form]") {
    SurveyRow question = row(2, "text", "a");
    question.label = {{"English (en)", {"Name", "label::English (en)", "C2"}}};
    FormSource source;
    source.survey = {question};
    source.languages = {"English (en)", "Polski (pl)"};
    source.settings.default_language.text = "English (en)";

    const BuiltForm built = build_form(source);

    REQUIRE(built.form);
    CHECK(built.form->languages() == Codes{"English (en)", "Polski (pl)"});
    CHECK(built.form->node(1).label.in(1).pieces[0].text == "Name");
    CHECK(codes(built) == Codes{"missing-translation"});
}

TEST_CASE("Tarjan finds circles of any length without recursion", "[form]") {
    constexpr std::int32_t size = 200'000;
    std::vector<std::vector<std::int32_t>> edges(size);
    for (std::int32_t i = 0; i + 1 < size; ++i)
        edges[static_cast<std::size_t>(i)].push_back(i + 1);

    const auto chain = strong_components(edges);
    CHECK(chain.cycles.empty());
    CHECK(chain.order.front() < chain.order.back());

    edges.back().push_back(0);
    CHECK(strong_components(edges).cycles.size() == 1);
}
