#include "survey_core/base/bytes.h"
#include "survey_core/base/result.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

using namespace kith;

TEST_CASE("bytes are written as two hexadecimal digits each", "[bytes]") {
    CHECK(to_hex(Bytes{0x00, 0x0f, 0xf0, 0xff}) == "000ff0ff");
    CHECK(to_hex({}).empty());
    CHECK(from_hex("000FF0ff") == Bytes{0x00, 0x0f, 0xf0, 0xff});
}

TEST_CASE("any bytes come back from their hexadecimal digits", "[bytes]") {
    CHECK(rc::check("hex round trip",
                    [](const Bytes& bytes) { RC_ASSERT(from_hex(to_hex(bytes)) == bytes); }));
}

TEST_CASE("text that is not hexadecimal is refused", "[bytes]") {
    for (const char* text : {"0", "0g", "g0", " 00", "0x00", "00-0"}) {
        INFO(text);
        CHECK_FALSE(from_hex(text));
    }
}

namespace {

Result<int> half_of(int number) {
    if (number % 2 != 0) return fail(ErrorCode::bad_input, "odd");
    return number / 2;
}
Result<int> quarter_of(int number) {
    KITH_TRY_ASSIGN(const int half, half_of(number));
    KITH_TRY(half_of(half));
    return half_of(half);
}

} // namespace

TEST_CASE("the first failure is handed on unchanged", "[result]") {
    CHECK(quarter_of(8) == 2);
    CHECK(quarter_of(6).error() == Error{ErrorCode::bad_input, "odd"});
    CHECK(quarter_of(7).error().message == "odd");
}
