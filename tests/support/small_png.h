// A PNG file of one colour, as bytes: the pictures that tests put beside their forms.
#pragma once

#include <stb_image_write.h>

#include <array>
#include <cstdint>
#include <string>

namespace kith::test {

inline std::string png_of(int width, int height, const std::array<std::uint8_t, 4>& rgba) {
    std::string pixels;
    for (int i = 0; i < width * height; ++i)
        pixels.append(rgba.begin(), rgba.end());
    std::string file;
    const auto keep = [](void* to, void* bytes, int size) {
        static_cast<std::string*>(to)->append(static_cast<const char*>(bytes),
                                              static_cast<std::size_t>(size));
    };
    stbi_write_png_to_func(keep, &file, width, height, 4, pixels.data(), width * 4);
    return file;
}

} // namespace kith::test
