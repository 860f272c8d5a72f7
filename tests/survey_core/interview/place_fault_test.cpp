#include "survey_core/interview/normal_form.h"
#include "survey_core/interview/place_fault.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using Kind = PlaceFault::Kind;

namespace {

std::optional<Kind> fault(QuestionType type, std::string_view text) {
    const auto found = find_place_fault(type, text);
    return found ? std::optional(found->kind) : std::nullopt;
}

} // namespace

TEST_CASE("the point of a line that is none is named by its number", "[place]") {
    const auto found =
        find_place_fault(QuestionType::geotrace, "52.48 -1.89\n52.49 -1.88 0 0\n52.50\n52.51 -1.8");
    REQUIRE(found);
    CHECK(*found == PlaceFault{Kind::not_a_point, 3, "52.50"});
    CHECK(sentence_of(*found).find("point 3 ('52.50')") == 0);
    CHECK_FALSE(find_place_fault(QuestionType::text, "52.50"));
    CHECK_FALSE(find_place_fault(QuestionType::geotrace, " \n"));
}

TEST_CASE("a place lies on the earth", "[place]") {
    using T = QuestionType;
    CHECK_FALSE(fault(T::geopoint, "52.48 -1.89"));
    CHECK_FALSE(fault(T::geopoint, "-90 180 -12 0"));
    CHECK(fault(T::geopoint, "-91 0") == Kind::latitude);
    CHECK(fault(T::geopoint, "0 180.5") == Kind::longitude);
    CHECK(fault(T::geopoint, "0 0 0 -1") == Kind::accuracy);
    CHECK(fault(T::geopoint, "by the church") == Kind::not_a_point);
    CHECK(fault(T::geopoint, "1 2 3 4 5") == Kind::not_a_point);
    CHECK(fault(T::geopoint, "1 2; 3 4") == Kind::too_many);
}

TEST_CASE("a line has two points and a shape three, whether or not it is closed", "[place]") {
    using T = QuestionType;
    CHECK(fault(T::geotrace, "1 2") == Kind::too_few);
    CHECK_FALSE(fault(T::geotrace, "1 2; 3 4"));
    CHECK(fault(T::geoshape, "1 2; 3 4; 1 2") == Kind::too_few);
    CHECK_FALSE(fault(T::geoshape, "1 2; 3 4; 5 5"));
    CHECK_FALSE(fault(T::geoshape, "1 2; 3 4; 5 5; 1 2"));
}

TEST_CASE("a line typed point by point is kept as other tools write it", "[place]") {
    CHECK(normal_answer(QuestionType::geotrace, "52.48 -1.89\n\n 52.49 -1.88 3 \n") ==
          "52.48 -1.89 0.0 0.0; 52.49 -1.88 3.0 0.0");
    CHECK(normal_answer(QuestionType::geoshape, "1 2;3 4;5 5") ==
          "1.0 2.0 0.0 0.0; 3.0 4.0 0.0 0.0; 5.0 5.0 0.0 0.0; 1.0 2.0 0.0 0.0");
    const std::string kept = normal_answer(QuestionType::geoshape, "1 2;3 4;5 5");
    CHECK(normal_answer(QuestionType::geoshape, kept) == kept);
}
