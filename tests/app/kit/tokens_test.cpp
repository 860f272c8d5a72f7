#include "app/kit/tokens.h"

#include <catch2/generators/catch_generators.hpp>

using namespace kith::app;

namespace {

struct Pair {
    Token ink;
    Token ground;
    double ratio;
};

} // namespace

TEST_CASE("text can be read on everything it stands on, in every theme", "[tokens]") {
    const Theme theme = GENERATE(Theme::light, Theme::dark, Theme::contrast);
    const Pair pairs[] = {
        {Token::text, Token::ground, 7.0},        {Token::text, Token::surface, 7.0},
        {Token::text, Token::sunken, 7.0},        {Token::text, Token::rest, 7.0},
        {Token::muted, Token::ground, 6.6},       {Token::muted, Token::surface, 7.0},
        {Token::on_primary, Token::primary, 7.0}, {Token::on_selected, Token::selected, 7.0},
        {Token::primary, Token::surface, 7.0},    {Token::primary, Token::ground, 4.5},
        {Token::ok, Token::ok_soft, 4.5},         {Token::warn, Token::warn_soft, 4.5},
        {Token::clay, Token::clay_soft, 4.5},     {Token::clay, Token::surface, 4.5},
        {Token::on_toast, Token::toast, 7.0},     {Token::control_border, Token::surface, 3.0},
        {Token::focus_ring, Token::surface, 3.0}, {Token::focus_ring, Token::ground, 3.0},
        {Token::chart_teal, Token::surface, 3.0}, {Token::chart_amber, Token::surface, 3.0},
        {Token::chart_grey, Token::surface, 3.0},
    };
    for (const Pair& pair : pairs) {
        INFO("theme " << static_cast<int>(theme) << ", ink " << static_cast<int>(pair.ink) << " on "
                      << static_cast<int>(pair.ground));
        CHECK(contrast_ratio(colour_of(theme, pair.ink), colour_of(theme, pair.ground)) >=
              pair.ratio);
    }
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
