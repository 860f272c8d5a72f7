#include "app/text/png_file.h"
#include "app/text/stroke_picture.h"
#include "tests/support/must.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>

using namespace kith;
using namespace kith::app;

TEST_CASE("what is drawn becomes a picture of black lines on white", "[text]") {
    const PenLines strokes{{{0.1F, 0.1F}, {0.9F, 0.1F}}, {{0.5F, 0.2F}}};
    const Bytes png = test::must(picture_of(strokes, 0.3F));
    const test::ScratchFolder scratch;
    const auto file = std::filesystem::path(scratch.path()) / "drawn.png";
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(png.size()));
    const PngPicture picture = test::must(load_png(file));
    REQUIRE(picture.width == 1200);
    REQUIRE(picture.height == 360);
    const auto red_at = [&](int x, int y) {
        return picture.rgba[static_cast<std::size_t>((y * picture.width + x) * 4)];
    };
    CHECK(red_at(600, 120) < 60);  // on the line
    CHECK(red_at(600, 240) < 60);  // the dot
    CHECK(red_at(600, 300) > 200); // paper
}
