#include "app/kit/tokens.h"

#include <catch2/generators/catch_generators.hpp>

using namespace kith::app;

namespace {

struct Pair {
    Token ink;
    Token ground;
    double ratio;
};

/// Body text needs 7:1 (WCAG 2.2 AAA), states in words 4.5:1, lines and rings 3:1.
constexpr Pair used_pairs[] = {
    // What is read, on everything that it is read on.
    {Token::text, Token::ground, 7.0},
    {Token::text, Token::surface, 7.0},
    {Token::text, Token::sunken, 7.0},
    {Token::text, Token::rest, 7.0},
    {Token::text, Token::ok_soft, 7.0},
    {Token::text, Token::warn_soft, 7.0},
    {Token::text, Token::clay_soft, 7.0},
    {Token::muted, Token::ground, 7.0},
    {Token::muted, Token::surface, 7.0},
    {Token::muted, Token::sunken, 7.0},
    {Token::muted, Token::rest, 7.0},
    {Token::muted, Token::ok_soft, 7.0},
    {Token::muted, Token::warn_soft, 7.0},
    {Token::muted, Token::clay_soft, 7.0},
    // Buttons, chosen chips, the toast.
    {Token::on_primary, Token::primary, 7.0},
    {Token::on_selected, Token::selected, 7.0},
    {Token::primary, Token::surface, 7.0},
    {Token::primary, Token::ground, 4.5},
    {Token::primary, Token::rest, 4.5},
    {Token::on_toast, Token::toast, 7.0},
    // Pills, banners and words with a state.
    {Token::ok, Token::ok_soft, 4.5},
    {Token::ok, Token::surface, 4.5},
    {Token::ok, Token::ground, 4.5},
    {Token::ok, Token::rest, 4.5},
    {Token::warn, Token::warn_soft, 4.5},
    {Token::warn, Token::surface, 4.5},
    {Token::warn, Token::ground, 4.5},
    {Token::warn, Token::rest, 4.5},
    {Token::clay, Token::clay_soft, 4.5},
    {Token::clay, Token::surface, 4.5},
    {Token::clay, Token::ground, 4.5},
    {Token::clay, Token::rest, 4.5},
    // Lines that show where a control is (WCAG 1.4.11), and where the keyboard is.
    {Token::control_border, Token::ground, 3.0},
    {Token::control_border, Token::surface, 3.0},
    {Token::control_border, Token::sunken, 3.0},
    {Token::control_border, Token::rest, 3.0},
    {Token::focus_ring, Token::ground, 3.0},
    {Token::focus_ring, Token::surface, 3.0},
    {Token::focus_ring, Token::sunken, 3.0},
    {Token::focus_ring, Token::rest, 3.0},
    {Token::focus_ring, Token::ok_soft, 3.0},
    {Token::focus_ring, Token::warn_soft, 3.0},
    {Token::focus_ring, Token::clay_soft, 3.0},
    {Token::primary, Token::sunken, 3.0}, // of a progress bar on its track
    {Token::chart_teal, Token::surface, 3.0},
    {Token::chart_amber, Token::surface, 3.0},
    {Token::chart_grey, Token::surface, 3.0},
};

bool is_read(const Pair& pair) {
    return pair.ratio >= 7.0;
}

} // namespace

TEST_CASE("text can be read on everything it stands on, in every theme", "[tokens]") {
    const Theme theme = GENERATE(Theme::light, Theme::dark, Theme::contrast);
    for (const Pair& pair : used_pairs) {
        INFO("theme " << static_cast<int>(theme) << ", ink " << static_cast<int>(pair.ink) << " on "
                      << static_cast<int>(pair.ground));
        CHECK(contrast_ratio(colour_of(theme, pair.ink), colour_of(theme, pair.ground)) >=
              pair.ratio);
    }
}

TEST_CASE("in the contrast theme everything that is read has 13 to 1 and more", "[tokens]") {
    for (const Pair& pair : used_pairs) {
        if (!is_read(pair)) continue;
        INFO("ink " << static_cast<int>(pair.ink) << " on " << static_cast<int>(pair.ground));
        CHECK(contrast_ratio(colour_of(Theme::contrast, pair.ink),
                             colour_of(Theme::contrast, pair.ground)) >= 13.0);
    }
}

TEST_CASE("a filled button under the pointer can still be read", "[tokens]") {
    const Theme theme = GENERATE(Theme::light, Theme::dark, Theme::contrast);
    const Colour over =
        mixed(colour_of(theme, Token::primary), colour_of(theme, Token::text), 0.22F);
    CHECK(contrast_ratio(over, colour_of(theme, Token::on_primary)) >= 7.0);
}

TEST_CASE("black on white is the greatest contrast there is", "[tokens]") {
    CHECK(contrast_ratio({0, 0, 0, 255}, {255, 255, 255, 255}) == 21.0);
}

TEST_CASE("every colour stands at its own name", "[tokens]") {
    CHECK(colour_of(Theme::light, Token::primary) == Colour{0x0B, 0x5F, 0x59, 255});
    CHECK(colour_of(Theme::light, Token::focus_ring) == Colour{0x1D, 0x4E, 0xD8, 255});
    CHECK(colour_of(Theme::light, Token::on_toast) == Colour{0xFF, 0xFF, 0xFF, 255});
    CHECK(colour_of(Theme::light, Token::scrim).alpha == 140);
}
