// A picked picture becomes an answer: decoded, turned upright, made smaller, and written anew as
// JPEG, so that no place, time, owner or thumbnail of the original file survives. Never touches the
// original file.
#pragma once

#include "survey_core/base/bytes.h"
#include "survey_core/base/result.h"

namespace kith::app {

struct PhotoLimits {
    std::uint64_t file_bytes = 64U << 20U; // larger files are refused before they are decoded
    std::uint64_t pixels = 100'000'000; // stated by the file's own header, checked before decoding
    int longest_side = 2048;            // the result is scaled down to this
    int quality = 85;                   // JPEG, 1 to 100
};

/// JPEG bytes without metadata, from JPEG, PNG, BMP or GIF (first frame).
/// bad_input: not a picture, damaged, or over the limits.
[[nodiscard]] Result<Bytes> clean_photo(ByteView file, const PhotoLimits& limits = {});

} // namespace kith::app
