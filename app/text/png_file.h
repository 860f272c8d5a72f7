// Pictures of the window for `./dev shots` and tests. Never called on anything a person did not ask
// to see.
#pragma once

#include "survey_core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace kith::app {

/// `rgba` holds width * height pixels of four bytes, top row first.
[[nodiscard]] Status save_png(const std::filesystem::path& path,
                              int width,
                              int height,
                              std::span<const std::uint8_t> rgba);

struct PngPicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba; // top row first
};
[[nodiscard]] Result<PngPicture> load_png(const std::filesystem::path& path);

} // namespace kith::app
