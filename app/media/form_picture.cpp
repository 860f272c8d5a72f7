#include "app/media/form_picture.h"

#include <algorithm>
#include <array>

namespace kith::app {
namespace {

template <std::size_t Count>
bool begins_with(ByteView file, const std::array<std::uint8_t, Count>& signature) {
    return file.size() >= Count && std::equal(signature.begin(), signature.end(), file.begin());
}

} // namespace

Result<Pixels> form_picture(ByteView file, const PixelRoom& room) {
    constexpr std::array<std::uint8_t, 8> png{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    constexpr std::array<std::uint8_t, 3> jpeg{0xFF, 0xD8, 0xFF};
    if (!begins_with(file, png) && !begins_with(file, jpeg))
        return fail(ErrorCode::bad_input, "This file is neither a JPEG nor a PNG picture.");
    KITH_TRY_ASSIGN(Pixels pixels, decode_pixels(file, 4, most_form_pixels));
    return scaled_down(std::move(pixels), room);
}

} // namespace kith::app
