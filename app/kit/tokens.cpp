#include "app/kit/tokens.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace kith::app {
namespace {

constexpr Colour rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16U),
            static_cast<std::uint8_t>(hex >> 8U),
            static_cast<std::uint8_t>(hex)};
}

constexpr Colour faint(std::uint32_t hex, std::uint8_t alpha) {
    Colour colour = rgb(hex);
    colour.alpha = alpha;
    return colour;
}

struct Shades {
    Token token;
    Colour light;
    Colour dark;
    Colour contrast;
};

constexpr auto token_count = static_cast<std::size_t>(Token::count_);

// In the order of the enum, which tokens_test.cpp checks.
constexpr std::array<Shades, token_count> shades{{
    {Token::ground, rgb(0xF6F3EE), rgb(0x12151B), rgb(0x000000)},
    {Token::surface, rgb(0xFFFFFF), rgb(0x1C212A), rgb(0x000000)},
    {Token::sunken, rgb(0xEFEAE2), rgb(0x262C37), rgb(0x1A1A1A)},
    {Token::text, rgb(0x1F2430), rgb(0xF4F1EA), rgb(0xFFFFFF)},
    {Token::muted, rgb(0x454C59), rgb(0xB9C0CC), rgb(0xFFFFFF)},
    {Token::primary, rgb(0x0B5F59), rgb(0x5FD3C6), rgb(0xFFE600)},
    {Token::on_primary, rgb(0xFFFFFF), rgb(0x06211E), rgb(0x000000)},
    {Token::selected, rgb(0xDDF1EE), rgb(0x16403C), rgb(0xFFE600)},
    {Token::on_selected, rgb(0x084C47), rgb(0xC4F3EC), rgb(0x000000)},
    {Token::hairline, rgb(0xE2DCD2), rgb(0x3A4250), rgb(0xFFFFFF)},
    {Token::control_border, rgb(0x8A8273), rgb(0x8B95A5), rgb(0xFFFFFF)},
    {Token::ok, rgb(0x1B6B3A), rgb(0x7EE0A0), rgb(0x7CFF9B)},
    {Token::ok_soft, rgb(0xE3F4E8), rgb(0x17351F), rgb(0x000000)},
    {Token::warn, rgb(0x8A4B00), rgb(0xFFC66B), rgb(0xFFB000)},
    {Token::warn_soft, rgb(0xFDF0DC), rgb(0x3A2A12), rgb(0x000000)},
    {Token::clay, rgb(0xA04A22), rgb(0xF2A07A), rgb(0xFF9E70)},
    {Token::clay_soft, rgb(0xF9E6DC), rgb(0x40251A), rgb(0x000000)},
    {Token::focus_ring, rgb(0x1D4ED8), rgb(0xFFD54A), rgb(0x00E5FF)},
    {Token::rest, rgb(0xF2F8F6), rgb(0x18302E), rgb(0x1A1A1A)},
    {Token::chart_teal, rgb(0x569A93), rgb(0x4FA79D), rgb(0xFFE600)},
    {Token::chart_amber, rgb(0xC27F12), rgb(0xD99A2B), rgb(0xFFB000)},
    {Token::chart_grey, rgb(0x988E7D), rgb(0x8B95A5), rgb(0xFFFFFF)},
    {Token::toast, rgb(0x1F2430), rgb(0xF4F1EA), rgb(0xFFFFFF)},
    {Token::on_toast, rgb(0xFFFFFF), rgb(0x1F2430), rgb(0x000000)},
    {Token::scrim, faint(0x1F2430, 140), faint(0x000000, 160), faint(0x000000, 200)},
}};

double linear(std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

std::uint8_t between(std::uint8_t from, std::uint8_t to, float share) {
    const float value =
        static_cast<float>(from) + (static_cast<float>(to) - static_cast<float>(from)) * share;
    return static_cast<std::uint8_t>(std::lround(value));
}

} // namespace

Colour colour_of(Theme theme, Token token) {
    const Shades& found = shades[static_cast<std::size_t>(token)];
    if (theme == Theme::dark) return found.dark;
    return theme == Theme::contrast ? found.contrast : found.light;
}

Colour faded(Colour colour, float alpha) {
    colour.alpha = static_cast<std::uint8_t>(
        std::lround(static_cast<float>(colour.alpha) * std::clamp(alpha, 0.0F, 1.0F)));
    return colour;
}

Colour mixed(Colour from, Colour to, float share) {
    return {between(from.red, to.red, share),
            between(from.green, to.green, share),
            between(from.blue, to.blue, share),
            between(from.alpha, to.alpha, share)};
}

double contrast_ratio(Colour a, Colour b) {
    const double brighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (brighter + 0.05) / (darker + 0.05);
}

} // namespace kith::app
