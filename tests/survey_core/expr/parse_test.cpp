#include "tests/survey_core/expr/empty_environment.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace kith::expr;

namespace {

std::string problem_of(std::string_view text) {
    const auto parsed = parse_expression(text);
    return parsed ? "" : parsed.error().code;
}

} // namespace

TEST_CASE("an expression is either understood whole or refused with its place", "[expr]") {
    CHECK(problem_of("${a} + 1").empty());
    CHECK(problem_of("if(${a} > 1, 'x', \"y\")").empty());
    CHECK(problem_of("instance('crop')/root/item[name = current()/../c]/price").empty());
    CHECK(problem_of("${a} == 1") == "expression-syntax");
    CHECK(problem_of("if(1, 2") == "expression-syntax");
    CHECK(problem_of("(1))") == "expression-syntax");
    CHECK(problem_of("'open") == "expression-syntax");
    CHECK(problem_of("") == "expression-syntax");
    CHECK(problem_of("${open") == "bad-reference");
    CHECK(problem_of("nothing(1)") == "unknown-function");
    CHECK(problem_of("if(1, 2)") == "argument-count");

    const auto parsed = parse_expression("1 + + 2");
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().offset == 4);
}

TEST_CASE("a word can be an operator in one place and a question in another", "[expr]") {
    CHECK(problem_of("div div div").empty());
    CHECK(problem_of("and and or").empty());
    CHECK(problem_of("../mod mod 2").empty());
    CHECK(problem_of("2 * 3").empty());
}

TEST_CASE("the known function nearest to a misspelt one is suggested", "[expr]") {
    const auto misspelt = parse_expression("count-selectd('a')");
    REQUIRE_FALSE(misspelt);
    CHECK(misspelt.error().suggestion == "count-selected");

    const auto trimmed = parse_expression("trim('a')");
    REQUIRE_FALSE(trimmed);
    CHECK(trimmed.error().suggestion == "normalize-space");
    CHECK(parse_expression("trim('a')", {true}).has_value());
}

TEST_CASE("deep nesting and endless chains end in a sentence, not in a crash", "[expr]") {
    CHECK(problem_of(std::string(5'000, '(')) == "expression-too-long");
    CHECK_FALSE(problem_of(std::string(5'000, '-')).empty());
    std::string sum = "1";
    for (int i = 0; i < 5'000; ++i)
        sum += " + 1";
    CHECK(problem_of(sum).empty());
    std::string mixed = "1";
    for (int i = 0; i < 5'000; ++i)
        mixed += " - 1 + 1";
    CHECK_FALSE(problem_of(mixed).empty());
}

TEST_CASE("a default with a hyphen stays text, one with a calculation does not", "[expr]") {
    CHECK_FALSE(is_dynamic_default("2024-01-31"));
    CHECK_FALSE(is_dynamic_default("-5"));
    CHECK_FALSE(is_dynamic_default("well-known"));
    CHECK_FALSE(is_dynamic_default("hello world"));
    CHECK(is_dynamic_default("${a}"));
    CHECK(is_dynamic_default("today()"));
    CHECK(is_dynamic_default("1 + 1"));
}

TEST_CASE("a reference to nobody names the question that was probably meant", "[expr]") {
    auto parsed = parse_expression("${agee} + 1");
    REQUIRE(parsed);
    test::EmptyBinder binder;
    const auto problems = bind_expression(*parsed, binder, {0, false, false, none});
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == "unknown-reference");
    CHECK(problems[0].suggestion == "${age}");
    CHECK(problems[0].length == 7);
}

TEST_CASE("a path that ends in the middle is told, at the end of the text", "[expr]") {
    for (const std::string text : {"o::", "a/child::", "instance(", "current(", "${a}[", "a/"}) {
        INFO(text);
        const auto parsed = parse_expression(text);
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().code == "expression-syntax");
        CHECK(parsed.error().offset <= text.size());
    }
}
