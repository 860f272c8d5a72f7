#include "app/media/photo.h"

#include "app/media/pixels.h"

#include <fmt/format.h>
#include <jpeglib.h>

#include <csetjmp>
#include <cstdio>
#include <cstdlib>

namespace kith::app {
namespace {

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
        auto* row = const_cast<JSAMPLE*>(&pixels.bytes[jpeg.next_scanline * row_bytes]);
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
    KITH_TRY_ASSIGN(Pixels pixels, decode_pixels(file, 3, limits.pixels));
    return encode_jpeg(scaled_down(std::move(pixels), {limits.longest_side, limits.longest_side}),
                       limits.quality);
}

} // namespace kith::app
