#include "app/kit/look.h"

#include <array>
#include <string_view>

namespace kith::app {

bool is_right_to_left_language(const std::string& language) {
    constexpr std::array<std::string_view, 6> ours{"ar", "ur", "fa", "he", "ps", "ku"};
    const std::string_view prefix = std::string_view(language).substr(0, language.find('-'));
    return std::find(ours.begin(), ours.end(), prefix) != ours.end();
}

} // namespace kith::app
