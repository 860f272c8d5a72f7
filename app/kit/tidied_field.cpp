// Fields that forgive how a time or a place is written.
#include "app/kit/fields.h"
#include "survey_core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <vector>

namespace kith::app {
namespace {

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

enum class HalfDay { unsaid, morning, afternoon };

struct ClockTime {
    std::string hours;
    std::string minutes;
    HalfDay half = HalfDay::unsaid;
};

/// Takes "am", "p.m." and the like off the end.
HalfDay take_half_day(std::string& text) {
    std::string letters;
    while (!text.empty() && !is_digit(text.back())) {
        const char letter = text.back();
        if (letter != '.' && letter != ' ') letters.insert(letters.begin(), letter);
        text.pop_back();
    }
    if (letters == "am" || letters == "a") return HalfDay::morning;
    if (letters == "pm" || letters == "p") return HalfDay::afternoon;
    if (!letters.empty()) text.clear(); // words: not for us to guess
    return HalfDay::unsaid;
}

std::optional<ClockTime> parts_of_time(std::string_view typed) {
    std::string text = to_lower(trim(typed));
    ClockTime time;
    time.half = take_half_day(text);
    const std::size_t mark = text.find_first_of(":.,h- ");
    if (mark != std::string::npos) {
        time.hours = text.substr(0, mark);
        time.minutes = trim(text.substr(mark + 1));
        if (time.minutes.size() != 2) return std::nullopt;
    } else if (text.size() <= 2) {
        time.hours = text;
        time.minutes = "00";
    } else if (text.size() <= 4) {
        time.hours = text.substr(0, text.size() - 2);
        time.minutes = text.substr(text.size() - 2);
    }
    const std::string all = time.hours + time.minutes;
    const bool fits = !time.hours.empty() && time.hours.size() <= 2;
    if (!fits || !std::all_of(all.begin(), all.end(), is_digit)) return std::nullopt;
    return time;
}

std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

// --- places ---

/// U+2212 and U+00B0 as maps write them.
std::string without_map_signs(std::string text) {
    const auto replace = [&](std::string_view sign, std::string_view plain) {
        for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign))
            text.replace(at, sign.size(), plain);
    };
    replace("\u2212", "-");
    replace("\u00B0", "");
    return text;
}

std::vector<std::string> split(const std::string& text, std::string_view separators) {
    std::vector<std::string> parts(1);
    for (const char letter : text) {
        if (separators.find(letter) == std::string_view::npos)
            parts.back() += letter;
        else if (!parts.back().empty())
            parts.emplace_back();
    }
    if (parts.back().empty()) parts.pop_back();
    return parts;
}

/// A number between -limit and limit, as it was written but without a plus sign.
std::optional<std::string> written_number(std::string part, double limit) {
    if (!part.empty() && part.front() == '+') part.erase(0, 1);
    double number = 0.0;
    const char* end = part.data() + part.size();
    const auto read = std::from_chars(part.data(), end, number, std::chars_format::fixed);
    if (read.ec != std::errc() || read.ptr != end || !(std::abs(number) <= limit))
        return std::nullopt;
    return part;
}

/// "52.48 N 1.89 W" as "52.48" and "-1.89".
void join_compass(std::vector<std::string>& parts) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const char last = parts[i].back();
        if (std::string_view("NSEWnsew").find(last) == std::string_view::npos) continue;
        parts[i].pop_back();
        if (parts[i].empty()) {
            if (i == 0) return; // a letter before any number stays what it is: no number
            parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i--));
        }
        const bool is_negative = std::string_view("SWsw").find(last) != std::string_view::npos;
        if (is_negative) parts[i].insert(0, "-");
    }
}

} // namespace

std::string tidy_time(std::string_view typed) {
    const auto time = parts_of_time(typed);
    if (!time) return std::string(typed);
    int hours = std::stoi(time->hours);
    const int minutes = std::stoi(time->minutes);
    const bool has_half = time->half != HalfDay::unsaid;
    if (minutes > 59 || hours > 23) return std::string(typed);
    if (has_half && (hours == 0 || hours > 12)) return std::string(typed);
    if (has_half) hours = hours % 12 + (time->half == HalfDay::afternoon ? 12 : 0);
    return two_digits(hours) + ":" + two_digits(minutes);
}

std::string tidy_place(std::string_view typed) {
    const std::string text = without_map_signs(trim(typed));
    std::vector<std::string> parts = split(text, " \t\n,;");
    if (text.find('.') == std::string::npos) { // a comma may be the point: "52,48 -1,89"
        std::vector<std::string> spaced = split(text, " \t\n;");
        if (spaced.size() == 2 && parts.size() == 4) parts = std::move(spaced);
        for (std::string& part : parts)
            std::replace(part.begin(), part.end(), ',', '.');
    }
    join_compass(parts);
    if (parts.size() < 2 || parts.size() > 4) return std::string(typed);
    parts.resize(4, "0");
    constexpr std::array<double, 4> limits{90.0, 180.0, 100'000.0, 10'000'000.0};
    std::string place;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto number = written_number(parts[i], limits[i]);
        if (!number) return std::string(typed);
        place += (i == 0 ? "" : " ") + *number;
    }
    return place;
}

std::string tidy_places(std::string_view typed) {
    std::string lines;
    for (const std::string& line : split(std::string(typed), "\n\r")) {
        const bool is_one = tidy_place(line) != line || line.find(';') == std::string::npos;
        for (const std::string& place : is_one ? std::vector{line} : split(line, ";"))
            if (!trim(place).empty())
                lines += (lines.empty() ? "" : "\n") + tidy_place(trim(place));
    }
    return lines;
}

FieldTouch draw_places_field(Kit& kit, const FieldSpec& spec, std::string& text) {
    FieldTouch touch = draw_field(kit, spec, text);
    if (!touch.left) return touch;
    std::string tidied = tidy_places(text);
    touch.changed = touch.changed || tidied != text;
    text = std::move(tidied);
    return touch;
}

FieldTouch draw_tidied_field(Kit& kit, const FieldSpec& spec, std::string& text, Tidy tidy) {
    FieldTouch touch = draw_field(kit, spec, text);
    const auto& keys = kit.input().keys;
    const bool goes_on =
        touch.is_focused && std::count(keys.begin(), keys.end(), KeyPress{Key::enter}) > 0;
    if (!touch.left && !goes_on) return touch;
    const std::string tidied = tidy(text);
    touch.changed = touch.changed || tidied != text;
    text = tidied;
    return touch;
}

} // namespace kith::app
