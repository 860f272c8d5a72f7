#include "app/media/photo.h"

#include <catch2/catch_test_macros.hpp>
#include <stb_image.h>
#include <stb_image_write.h>

#include <string>

using namespace kith;
using namespace kith::app;

namespace {

struct Picture {
    int width = 0;
    int height = 0;
    Bytes rgb;
    [[nodiscard]] int red_at(int x, int y) const {
        return rgb[static_cast<std::size_t>((y * width + x) * 3)];
    }
};

Bytes jpeg_of(const Picture& picture) {
    Bytes out;
    const auto keep = [](void* to, void* bytes, int size) {
        auto* from = static_cast<std::uint8_t*>(bytes);
        static_cast<Bytes*>(to)->insert(static_cast<Bytes*>(to)->end(), from, from + size);
    };
    stbi_write_jpg_to_func(keep, &out, picture.width, picture.height, 3, picture.rgb.data(), 95);
    return out;
}

Picture decoded(const Bytes& jpeg) {
    Picture picture;
    int channels = 0;
    auto* pixels = stbi_load_from_memory(
        jpeg.data(), static_cast<int>(jpeg.size()), &picture.width, &picture.height, &channels, 3);
    REQUIRE(pixels != nullptr);
    picture.rgb.assign(pixels, pixels + picture.width * picture.height * 3);
    stbi_image_free(pixels);
    return picture;
}

/// 64 x 32, bright in the left half of the top, dark elsewhere.
Picture corner_picture() {
    Picture picture{64, 32, Bytes(64 * 32 * 3, 10)};
    for (int y = 0; y < 16; ++y)
        for (int x = 0; x < 32; ++x)
            for (int c = 0; c < 3; ++c)
                picture.rgb[static_cast<std::size_t>((y * 64 + x) * 3 + c)] = 240;
    return picture;
}

/// The same JPEG with an EXIF block that states an orientation and holds a telling remark.
Bytes with_exif(const Bytes& jpeg, std::uint8_t orientation, const std::string& remark) {
    std::string tiff("MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19);
    tiff += static_cast<char>(orientation);
    tiff += std::string("\0\0\0\0\0\0", 6) + remark;
    const std::string exif = std::string("Exif\0\0", 6) + tiff;
    const auto length = static_cast<std::uint16_t>(exif.size() + 2);
    Bytes out{0xFF,
              0xD8,
              0xFF,
              0xE1,
              static_cast<std::uint8_t>(length >> 8),
              static_cast<std::uint8_t>(length & 0xFF)};
    out.insert(out.end(), exif.begin(), exif.end());
    out.insert(out.end(), jpeg.begin() + 2, jpeg.end());
    return out;
}

} // namespace

TEST_CASE("a photo keeps nothing of its file but the picture", "[media]") {
    const auto clean =
        clean_photo(with_exif(jpeg_of(corner_picture()), 1, "Taken at 14 Mill Lane"));
    REQUIRE(clean);
    CHECK(as_text(*clean).find("Mill Lane") == std::string_view::npos);
    CHECK(as_text(*clean).find("Exif") == std::string_view::npos);
    CHECK(decoded(*clean).width == 64);
}

TEST_CASE("a photo taken with the camera turned stands upright afterwards", "[media]") {
    const auto clean = clean_photo(with_exif(jpeg_of(corner_picture()), 6, ""));
    REQUIRE(clean);
    const Picture upright = decoded(*clean);
    REQUIRE(upright.width == 32);
    REQUIRE(upright.height == 64);
    CHECK(upright.red_at(24, 8) > 200); // the bright corner has moved to the top right
    CHECK(upright.red_at(4, 8) < 60);
}

TEST_CASE("a large photo is made smaller, its shape stays", "[media]") {
    const Picture wide{400, 100, Bytes(400 * 100 * 3, 90)};
    PhotoLimits limits;
    limits.longest_side = 200;
    const auto clean = clean_photo(jpeg_of(wide), limits);
    REQUIRE(clean);
    CHECK(decoded(*clean).width == 200);
    CHECK(decoded(*clean).height == 50);
}

TEST_CASE("what is not a picture, is cut short or too large is refused in words", "[media]") {
    const Bytes jpeg = jpeg_of(corner_picture());
    CHECK(clean_photo(as_bytes("not a picture")).error().code == ErrorCode::bad_input);
    CHECK_FALSE(clean_photo(ByteView(jpeg).first(40)));
    PhotoLimits small;
    small.pixels = 100;
    CHECK(clean_photo(jpeg, small).error().message.find("64 x 32") != std::string::npos);
    small.file_bytes = 10;
    CHECK_FALSE(clean_photo(jpeg, small));
}
