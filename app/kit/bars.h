// The two bars that stay: who and what at the top, where to go at the foot. Draw both before the
// Page.
#pragma once

#include "app/kit/buttons.h"

#include <optional>
#include <vector>

namespace kith::app {

struct TopBarSpec {
    std::string_view brand = "Kith";
    std::string_view person = {}; // "Amina B."; empty: nobody has unlocked
    std::string_view initials = {};
    std::string_view status = {}; // "Saved on this laptop"
    Tone status_tone = Tone::good;
    std::string_view language_name = {}; // "English"; empty: no language button
    // Words for the buttons that show only an icon; an empty one is left out.
    std::string_view theme_label = {};
    std::string_view size_label = {};
    std::string_view read_label = {};
    std::string_view lock_label = {};
};
enum class TopBarPress { none, brand, theme, text_size, read_aloud, language, lock };

TopBarPress draw_top_bar(Kit& kit, const TopBarSpec& bar);

struct FooterSpec {
    std::vector<ButtonSpec> start = {};
    std::string_view hint = {}; // "Keys: 1-9 choose, Enter next"
    std::string_view hint_second = {};
    std::vector<ButtonSpec> end = {}; // the filled one last
    float max_width = 920.0F;
};
/// The id of the button that was pressed.
std::optional<std::string> draw_footer(Kit& kit, const FooterSpec& footer);

} // namespace kith::app
