// Pictures of a form: anybody may have made the file.
#include "app/media/form_picture.h"
#include "tests/support/small_png.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace kith::app;
using kith::test::png_of;

namespace {

std::string message_of(std::string_view file) {
    const auto made = form_picture(as_bytes(file), {100, 100});
    return made ? "shown" : made.error().message;
}

} // namespace

TEST_CASE("a picture of a form fits its room, keeps its shape and what is clear in it", "[media]") {
    const auto wide = form_picture(as_bytes(png_of(400, 100, {10, 200, 30, 128})), {100, 100});
    REQUIRE(wide);
    CHECK(wide->width == 100);
    CHECK(wide->height == 25);
    CHECK(wide->bytes.size() == 100U * 25 * 4);
    CHECK(wide->bytes[1] == 200);
    CHECK(wide->bytes[3] == 128);
    const auto small = form_picture(as_bytes(png_of(20, 10, {1, 2, 3, 255})), {100, 100});
    REQUIRE(small);
    CHECK(small->width == 20); // never made larger
}

TEST_CASE("what is no JPEG or PNG, damaged or far too large is refused before it is decoded",
          "[media]") {
    const std::string png = png_of(30, 30, {9, 9, 9, 255});
    CHECK(message_of("GIF89a and more") == "This file is neither a JPEG nor a PNG picture.");
    CHECK(message_of("") != "shown");
    for (std::size_t length = 0; length < png.size() / 2; length += 7)
        CHECK(message_of(std::string_view(png).substr(0, length)) != "shown");
    std::string huge = png; // its header says so
    huge[18] = huge[22] = '\x23';
    huge[19] = huge[23] = '\x28';
    CHECK(message_of(huge).find("9000 x 9000") != std::string::npos);
    CHECK(message_of(std::string("\xFF\xD8\xFF\xE0 and nothing else")) != "shown");
}
