// The card of one round, for the worker's pocket and for the buddy at home: streets and doors in
// order, whom to ring, and when to be heard from. It names nobody who lives there.
#pragma once

#include "app/paper/sheet_words.h"

namespace kith::app {

struct RouteDoor {
    std::string door; // "14", "Flat 2, 16"
    std::string note; // of the door only: "no cold callers: leaflet, do not knock"
};
struct RouteStreet {
    std::string street;
    std::vector<RouteDoor> doors; // in the order of the walk
};
struct Route {
    std::string round;
    std::string worker;
    std::string lead, lead_phone;
    std::string buddy, buddy_phone;
    std::string starts;   // as people say it: "Saturday 28 November, 10:00"
    std::string check_in; // "12:30, at the hall"
    std::vector<RouteStreet> streets;
};

[[nodiscard]] Document route_card(const Route& route, const Letterhead& head, const Words& words);

} // namespace kith::app
