#include "app/paper/document.h"

namespace kith::app {

std::string own_direction(std::string_view words) {
    constexpr std::string_view first_strong = "\u2068", end = "\u2069";
    std::string out;
    while (true) {
        const std::size_t line = words.find('\n');
        const std::string_view one = words.substr(0, line);
        if (!one.empty()) out.append(first_strong).append(one).append(end);
        if (line == std::string_view::npos) return out;
        out += '\n'; // an isolate ends with its paragraph
        words.remove_prefix(line + 1);
    }
}

} // namespace kith::app
