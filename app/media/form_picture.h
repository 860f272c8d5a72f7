// A picture of a form, made ready for the window. The file may come from anybody: what is too large
// is refused before it is decoded, and nothing but JPEG and PNG is tried.
#pragma once

#include "app/media/pixels.h"

namespace kith::app {

/// A fraction of a second to decode, even on an old laptop.
inline constexpr std::uint64_t most_form_pixels = 8'000'000;

/// Four channels, scaled down to fit. bad_input: neither JPEG nor PNG, damaged, or too large.
[[nodiscard]] Result<Pixels> form_picture(ByteView file, const PixelRoom& room);

} // namespace kith::app
