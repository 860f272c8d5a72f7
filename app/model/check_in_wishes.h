// Going out with somebody who knows, and coming back, as the window asks for it.
#pragma once

#include "app/flow/check_in.h"

namespace kith::app {

namespace intent {

struct SetOut {
    CheckIn check_in; // its times are set by the clock
    int minutes = 60;
};
struct ComeBack {};

} // namespace intent

namespace command {

struct KeepCheckIn {
    std::optional<CheckIn> check_in;
};

} // namespace command

namespace news {

struct CheckInKept {
    std::optional<CheckIn> check_in;
};

} // namespace news

} // namespace kith::app
