#include "tests/support/golden/golden_picture.h"

#include "app/text/png_file.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace kith::test {
namespace {

using Channels = std::array<double, 3>;

std::filesystem::path golden_folder() {
    return std::filesystem::path(KITH_SOURCE_DIR) / "tests/assets/golden";
}

/// The pixel there; outside, and where nothing is, the ground.
Channels pixel(const Picture& picture, int x, int y) {
    const bool is_inside = x >= 0 && y >= 0 && x < picture.width && y < picture.height;
    const auto at = is_inside ? static_cast<std::size_t>(y * picture.width + x) * 4 : 0U;
    if (picture.rgba.empty()) return {};
    return {static_cast<double>(picture.rgba[at]),
            static_cast<double>(picture.rgba[at + 1]),
            static_cast<double>(picture.rgba[at + 2])};
}

Channels blurred(const Picture& picture, int x, int y) {
    Channels sum{};
    for (int dy = -1; dy <= 1; ++dy) {
        for (int dx = -1; dx <= 1; ++dx) {
            const Channels one = pixel(picture, x + dx, y + dy);
            for (std::size_t i = 0; i < sum.size(); ++i)
                sum[i] += one[i] / 9.0;
        }
    }
    return sum;
}

double apart(const Channels& a, const Channels& b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += std::abs(a[i] - b[i]);
    return sum;
}

void write(const std::filesystem::path& path, const Picture& picture) {
    std::filesystem::create_directories(path.parent_path());
    REQUIRE(app::save_png(path, picture.width, picture.height, picture.rgba));
}

} // namespace

double difference_of(const Picture& golden, const Picture& picture) {
    double difference = 0.0;
    double ink = 0.0;
    const Channels ground = pixel(golden, 0, 0);
    for (int y = 0; y < std::max(golden.height, picture.height); ++y) {
        for (int x = 0; x < std::max(golden.width, picture.width); ++x) {
            const Channels wanted = blurred(golden, x, y);
            difference += apart(wanted, blurred(picture, x, y));
            ink += apart(wanted, ground);
        }
    }
    return ink > 0.0 ? difference / ink : 1.0;
}

void check_golden(const std::string& name, const Picture& picture, double limit) {
    const std::filesystem::path kept = golden_folder() / (name + ".png");
    if (std::getenv("KITH_WRITE_GOLDENS") != nullptr) return write(kept, picture);
    const auto golden = app::load_png(kept);
    const double difference = golden ? difference_of(*golden, picture) : 1.0;
    if (difference <= limit) return;
    const std::filesystem::path found =
        std::filesystem::temp_directory_path() / "kith-goldens" / (name + ".png");
    write(found, picture);
    UNSCOPED_INFO("the new picture is " << found << ", the golden one " << kept);
    UNSCOPED_INFO("they differ by " << difference << " of the ink; " << limit << " is forgiven");
    CHECK(difference <= limit);
}

} // namespace kith::test
