// Where pictures go to be drawn. The renderer is one such place; tests count in another.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace kith::app {

enum class TextureId : std::uint64_t {}; // 0 is no texture

/// A picture in its own colours: red, green, blue and opacity a pixel, rows without padding.
struct ColourPicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};

/// Takes coverage pictures (one byte a pixel, rows without padding) and coloured ones.
class TextureSink {
public:
    virtual ~TextureSink() = default;
    [[nodiscard]] virtual TextureId
    make_texture(int width, int height, std::span<const std::uint8_t> coverage) = 0;
    [[nodiscard]] virtual TextureId make_coloured_texture(const ColourPicture& picture) = 0;
    virtual void free_texture(TextureId texture) = 0;
};

} // namespace kith::app
