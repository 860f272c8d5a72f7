#include "app/media/photo.h"

#include <fmt/format.h>
#include <jpeglib.h>
#include <libexif/exif-data.h>
#include <stb_image.h>
#include <stb_image_resize.h>

#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace kith::app {
namespace {

/// Rows of RGB, three bytes a pixel, without padding.
struct Pixels {
    int width = 0;
    int height = 0;
    Bytes rgb;
};

Result<Pixels> decode(ByteView file, const PhotoLimits& limits) {
    int width = 0;
    int height = 0;
    int channels = 0;
    const int length = static_cast<int>(file.size());
    if (stbi_info_from_memory(file.data(), length, &width, &height, &channels) == 0)
        return fail(ErrorCode::bad_input,
                    "This file is not a picture that Kith can read; choose a JPEG or PNG file.");
    if (static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height) > limits.pixels)
        return fail(
            ErrorCode::bad_input,
            fmt::format(
                "This picture is {} x {} pixels, more than Kith can open; choose a smaller one.",
                width,
                height));
    const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> decoded(
        stbi_load_from_memory(file.data(), length, &width, &height, &channels, 3),
        &stbi_image_free);
    if (!decoded)
        return fail(ErrorCode::bad_input,
                    "This picture is damaged and cannot be opened; choose another one.");
    const std::size_t bytes =
        static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3;
    return Pixels{width, height, Bytes(decoded.get(), decoded.get() + bytes)};
}

/// The EXIF orientation, 1 to 8; 1 (upright) where the file states none.
int orientation_of(ByteView file) {
    const std::unique_ptr<ExifData, decltype(&exif_data_unref)> exif(
        exif_data_new_from_data(file.data(), static_cast<unsigned>(file.size())), &exif_data_unref);
    if (!exif) return 1;
    const ExifEntry* entry = exif_data_get_entry(exif.get(), EXIF_TAG_ORIENTATION);
    if (entry == nullptr || entry->format != EXIF_FORMAT_SHORT || entry->size < 2) return 1;
    const int stated = exif_get_short(entry->data, exif_data_get_byte_order(exif.get()));
    return stated >= 1 && stated <= 8 ? stated : 1;
}

/// EXIF 2.3, tag 0x0112: 2-4 mirror or turn within the same shape, 5-8 also swap width and height.
Pixels turned_upright(const Pixels& from, int orientation) {
    if (orientation == 1) return from;
    const bool swaps = orientation >= 5;
    Pixels to{
        swaps ? from.height : from.width, swaps ? from.width : from.height, Bytes(from.rgb.size())};
    for (int y = 0; y < to.height; ++y) {
        for (int x = 0; x < to.width; ++x) {
            int sx = swaps ? y : x;
            int sy = swaps ? x : y;
            if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8)
                sx = from.width - 1 - sx;
            if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7)
                sy = from.height - 1 - sy;
            const auto* source =
                &from.rgb[(static_cast<std::size_t>(sy) * static_cast<std::size_t>(from.width) +
                           static_cast<std::size_t>(sx)) *
                          3];
            auto* target =
                &to.rgb[(static_cast<std::size_t>(y) * static_cast<std::size_t>(to.width) +
                         static_cast<std::size_t>(x)) *
                        3];
            std::copy(source, source + 3, target);
        }
    }
    return to;
}

Pixels scaled_down(Pixels from, int longest_side) {
    const int longest = std::max(from.width, from.height);
    if (longest <= longest_side) return from;
    const double scale = static_cast<double>(longest_side) / longest;
    Pixels to{std::max(1, static_cast<int>(from.width * scale)),
              std::max(1, static_cast<int>(from.height * scale)),
              {}};
    to.rgb.resize(static_cast<std::size_t>(to.width) * static_cast<std::size_t>(to.height) * 3);
    stbir_resize_uint8(
        from.rgb.data(), from.width, from.height, 0, to.rgb.data(), to.width, to.height, 0, 3);
    return to;
}

struct JpegFailure {
    jpeg_error_mgr manager;
    std::jmp_buf back;
};

[[noreturn]] void leave_jpeg(j_common_ptr info) {
    std::longjmp(reinterpret_cast<JpegFailure*>(info->err)->back, 1);
}

/// What libjpeg allocates; owned here so that it is freed whichever way the compression ends.
struct JpegOutput {
    unsigned char* bytes = nullptr;
    unsigned long size = 0;

    JpegOutput() = default;
    JpegOutput(const JpegOutput&) = delete;
    JpegOutput& operator=(const JpegOutput&) = delete;
    ~JpegOutput() { std::free(bytes); }
};

void write_rows(jpeg_compress_struct& jpeg, const Pixels& pixels) {
    const std::size_t row_bytes = static_cast<std::size_t>(pixels.width) * 3;
    while (jpeg.next_scanline < jpeg.image_height) {
        auto* row = const_cast<JSAMPLE*>(&pixels.rgb[jpeg.next_scanline * row_bytes]);
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
}

/// False where libjpeg gave up. Holds no object of its own, because libjpeg leaves by longjmp.
bool compress(jpeg_compress_struct& jpeg,
              JpegFailure& failure,
              const Pixels& pixels,
              int quality,
              JpegOutput& out) {
    if (setjmp(failure.back) != 0) return false;
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &out.bytes, &out.size);
    jpeg.image_width = static_cast<JDIMENSION>(pixels.width);
    jpeg.image_height = static_cast<JDIMENSION>(pixels.height);
    jpeg.input_components = 3;
    jpeg.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, quality, TRUE);
    jpeg_start_compress(&jpeg, TRUE);
    write_rows(jpeg, pixels);
    jpeg_finish_compress(&jpeg);
    return true;
}

Result<Bytes> encode_jpeg(const Pixels& pixels, int quality) {
    jpeg_compress_struct jpeg{};
    JpegFailure failure{};
    JpegOutput out;
    jpeg.err = jpeg_std_error(&failure.manager);
    failure.manager.error_exit = leave_jpeg;
    const bool done = compress(jpeg, failure, pixels, quality, out);
    jpeg_destroy_compress(&jpeg);
    if (!done)
        return fail(ErrorCode::bad_input,
                    "This picture could not be saved as JPEG; choose another one.");
    return Bytes(out.bytes, out.bytes + out.size);
}

} // namespace

Result<Bytes> clean_photo(ByteView file, const PhotoLimits& limits) {
    if (file.size() > limits.file_bytes)
        return fail(ErrorCode::bad_input,
                    fmt::format("This picture is larger than {} MB; choose a smaller one.",
                                limits.file_bytes >> 20U));
    KITH_TRY_ASSIGN(const Pixels pixels, decode(file, limits));
    return encode_jpeg(
        scaled_down(turned_upright(pixels, orientation_of(file)), limits.longest_side),
        limits.quality);
}

} // namespace kith::app
