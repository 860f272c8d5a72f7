#include "survey_core/export/geometry.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using Json = nlohmann::ordered_json;

TEST_CASE("a point is longitude, latitude and altitude, as RFC 7946 wants it", "[export]") {
    CHECK(geometry_of(QuestionType::geopoint, "52.48 -1.89") ==
          Json{{"type", "Point"}, {"coordinates", {-1.89, 52.48}}});
    CHECK(geometry_of(QuestionType::geopoint, "52.48 -1.89 120.5 4") ==
          Json{{"type", "Point"}, {"coordinates", {-1.89, 52.48, 120.5}}});
}

TEST_CASE("a trace is a line and a shape a closed ring that turns left", "[export]") {
    CHECK(geometry_of(QuestionType::geotrace, "52 -1; 53 -2") ==
          Json::parse(R"({"type":"LineString","coordinates":[[-1.0,52.0],[-2.0,53.0]]})"));
    const Json left = Json::parse(
        R"({"type":"Polygon","coordinates":[[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,0.0]]]})");
    CHECK(geometry_of(QuestionType::geoshape, "0 0;0 1;1 1") == left);
    CHECK(geometry_of(QuestionType::geoshape, "0 0;0 1;1 1;0 0") == left);
    CHECK(geometry_of(QuestionType::geoshape, "0 0;1 1;0 1;0 0") == left);
}

TEST_CASE("what is no place has no geometry", "[export]") {
    CHECK(geometry_of(QuestionType::geopoint, "").is_null());
    CHECK(geometry_of(QuestionType::geopoint, "52.48").is_null());
    CHECK(geometry_of(QuestionType::geopoint, "52 -1; 53 -2").is_null());
    CHECK(geometry_of(QuestionType::geopoint, "Mill Lane").is_null());
    CHECK(geometry_of(QuestionType::geopoint, "nan inf").is_null());
    CHECK(geometry_of(QuestionType::geopoint, "91 -1").is_null());
    CHECK(geometry_of(QuestionType::geopoint, "52 -181").is_null());
    CHECK(geometry_of(QuestionType::geotrace, "52 -1").is_null());
    CHECK(geometry_of(QuestionType::geoshape, "0 0;0 1").is_null());
    CHECK(geometry_of(QuestionType::text, "52.48 -1.89").is_null());
}
