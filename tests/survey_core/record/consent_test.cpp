#include "survey_core/record/consent.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;

namespace {

Value said(std::string text) {
    return {Value::Kind::text, std::move(text)};
}

LiveWrite write(std::uint64_t writer, std::uint64_t at, std::string text) {
    return {Dot{WriterId{writer}, 1}, Hlc{at}, {}, said(std::move(text)), {}};
}

} // namespace

TEST_CASE("a question of the consent block is known by its name, wherever a form puts it") {
    using Kind = FieldName::Kind;
    CHECK(consent_purpose({Kind::question, "any_form", "/consent/introduce"}) == "introduce");
    CHECK(consent_purpose({Kind::property, "person", "count_me"}) == "count_me");
    CHECK_FALSE(consent_purpose({Kind::property, "asset", "partners"}));
    CHECK_FALSE(consent_purpose({Kind::question, "any_form", "/about/called"}));
    CHECK_FALSE(consent_purpose({Kind::question, "any_form", "/introduce@note"}));
}

TEST_CASE("an answer permits nothing, the answers without a name, or all of it") {
    for (const char* none : {"no", "none", "nothing", "not_today", ""})
        CHECK(permission(said(none)) == 0);
    CHECK(permission(said("no_name")) == 1);
    CHECK(permission(said("yes")) > permission(said("unnamed")));
    CHECK(permission(said("council health")) > permission(said("council")));
    CHECK(permission({Value::Kind::sealed, "?"}) == 0); // what cannot be read permits nothing
}

TEST_CASE("of answers that had not seen each other the one that permits less stands") {
    CHECK(permits_more(write(1, 900, "yes"), write(2, 5, "no")));
    CHECK_FALSE(permits_more(write(2, 5, "no"), write(1, 900, "yes")));
    CHECK(permits_more(write(1, 900, "council health"), write(2, 5, "council")));
    CHECK(permits_more(write(1, 5, "no"), write(2, 6, "nothing"))); // alike: the newer
}
