// The sheets of paper that there are, for those who ask for one and those who print it.
#pragma once

#include <cstdint>

namespace kith::app {

enum class PaperKind : std::uint8_t {
    gift_card,
    change_slip,
    data_sheet,
    directory,
    blank_form,
    route_card
};

} // namespace kith::app
