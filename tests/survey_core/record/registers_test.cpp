#include "survey_core/record/registers.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;

namespace {

LiveWrite write(std::uint64_t writer, std::uint64_t hlc, const char* value) {
    return {{WriterId{writer}, 1}, Hlc{hlc}, {}, {Value::Kind::text, value}, {}};
}

} // namespace

TEST_CASE("two people who typed the same are not in conflict", "[record]") {
    CHECK_FALSE(Register{}.in_conflict());
    CHECK_FALSE(Register{{write(1, 5, "0121"), write(2, 6, "0121")}, {}}.in_conflict());
    CHECK(Register{{write(1, 5, "0121"), write(2, 6, "0122")}, {}}.in_conflict());
}

TEST_CASE("the newest of several values is shown, at equal times the higher writer's", "[record]") {
    CHECK(Register{{write(1, 9, "a"), write(2, 6, "b")}, {}}.shown().value.bytes == "a");
    CHECK(Register{{write(1, 6, "a"), write(2, 6, "b")}, {}}.shown().value.bytes == "b");
}
