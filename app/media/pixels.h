// A picture as its pixels: decoded with a limit, upright, and no larger than asked for.
#pragma once

#include "survey_core/base/bytes.h"
#include "survey_core/base/result.h"

namespace kith::app {

/// Rows from the top, without padding; `channels` bytes a pixel: 3 are RGB, 4 RGB and opacity.
struct Pixels {
    int width = 0;
    int height = 0;
    int channels = 3;
    Bytes bytes;
};

struct PixelRoom {
    int width = 0;
    int height = 0;
};

/// Turned as its EXIF block says. `most_pixels` is compared with what the file's own header states,
/// before anything is decoded. bad_input: not a picture, damaged, or too large.
[[nodiscard]] Result<Pixels> decode_pixels(ByteView file, int channels, std::uint64_t most_pixels);
/// The same shape, made smaller until it fits; never larger.
[[nodiscard]] Pixels scaled_down(Pixels from, const PixelRoom& room);

} // namespace kith::app
