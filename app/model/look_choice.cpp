#include "app/model/look_choice.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace kith::app {
namespace {

constexpr std::array<std::string_view, 3> theme_names{"light", "dark", "contrast"};
constexpr std::array<std::string_view, 3> languages{"en", "ur", "pl"};
constexpr std::array<int, 4> sizes{100, 125, 150, 200};
constexpr std::array<int, 5> minutes{0, 5, 15, 30, 60};

/// The number, if it is one of those that can be chosen.
template <std::size_t n>
int one_of(const std::array<int, n>& allowed, std::string_view text, int otherwise) {
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_allowed = read.ec == std::errc{} && read.ptr == text.data() + text.size() &&
                            std::find(allowed.begin(), allowed.end(), number) != allowed.end();
    return is_allowed ? number : otherwise;
}

void take_line(LookChoice& look, std::string_view name, std::string_view value) {
    if (name == "theme") {
        const auto found = std::find(theme_names.begin(), theme_names.end(), value);
        if (found != theme_names.end())
            look.theme = static_cast<ThemeChoice>(found - theme_names.begin());
    } else if (name == "text_percent") {
        look.text_percent = one_of(sizes, value, look.text_percent);
    } else if (name == "lock_minutes") {
        look.lock_minutes = one_of(minutes, value, look.lock_minutes);
    } else if (name == "motion") {
        look.has_motion = value != "off";
    } else if (name == "digit_goes_on") {
        look.advances_by_digit = value != "off";
    } else if (name == "language") {
        if (std::find(languages.begin(), languages.end(), value) != languages.end())
            look.language = value;
    }
}

} // namespace

std::string to_text(const LookChoice& look) {
    return "theme=" + std::string(theme_names[static_cast<std::size_t>(look.theme)]) +
           "\ntext_percent=" + std::to_string(look.text_percent) + "\nlanguage=" + look.language +
           "\nmotion=" + (look.has_motion ? "on" : "off") +
           "\ndigit_goes_on=" + (look.advances_by_digit ? "on" : "off") +
           "\nlock_minutes=" + std::to_string(look.lock_minutes) + "\n";
}

LookChoice parse_look(std::string_view text) {
    LookChoice look;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t equals = line.find('=');
        if (equals != std::string_view::npos)
            take_line(look, line.substr(0, equals), line.substr(equals + 1));
    }
    return look;
}

} // namespace kith::app
