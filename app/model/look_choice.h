// How this person likes the window: kept between launches in a plain file that says nothing of
// people.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kith::app {

enum class ThemeChoice : std::uint8_t { light, dark, contrast };

struct LookChoice {
    ThemeChoice theme = ThemeChoice::light;
    int text_percent = 100; // 100, 125, 150, 200
    std::string language = "en";
    bool has_motion = true;
    int lock_minutes = 5; // without a touch; 0: never by itself
    /// A digit answers a single choice and goes on: one key for an answer instead of two. Back
    /// takes one to the question again, and nothing is lost by it.
    bool advances_by_digit = true;

    bool operator==(const LookChoice&) const = default;
};

/// One `name=value` a line.
[[nodiscard]] std::string to_text(const LookChoice& look);
/// Whatever is missing or makes no sense is as in a new window.
[[nodiscard]] LookChoice parse_look(std::string_view text);

} // namespace kith::app
