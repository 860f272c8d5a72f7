#include "app/paper/round_route.h"

#include "app/flow/check_in.h"
#include "app/flow/project.h"
#include "app/flow/rounds.h"

#include <fmt/format.h>

#include <ctime>

namespace kith::app {
namespace {

constexpr std::string_view line_to_write_on = "____________________";

std::string say_hour(Instant when) {
    const std::time_t seconds = static_cast<std::time_t>(when.ms / 1000);
    std::tm local{};
    localtime_r(&seconds, &local);
    return fmt::format("{:02}:{:02}", local.tm_hour, local.tm_min);
}

std::string note_on(const Door& door, const Words& words) {
    std::string note = door.do_not_call       ? words.text("door.leave_alone")
                       : door.no_cold_callers ? words.text("door.leaflet")
                                              : std::string();
    if (door.address.place.empty()) return note;
    return note.empty() ? door.address.place : door.address.place + ". " + note;
}

std::string name_of(const DoorSpec& address) {
    if (address.flat.empty()) return address.door;
    return address.door.empty() ? address.flat : address.door + ", " + address.flat;
}

void add_door(Route& route, const Door& door, const Words& words) {
    if (route.streets.empty() || route.streets.back().street != door.address.street)
        route.streets.push_back({door.address.street, {}});
    route.streets.back().doors.push_back({name_of(door.address), note_on(door, words)});
}

void add_check_in(Route& route, const std::optional<CheckIn>& check_in, const Words& words) {
    route.buddy = check_in ? check_in->buddy : std::string(line_to_write_on);
    route.buddy_phone = check_in ? check_in->phone : "";
    route.check_in = check_in ? say_hour(check_in->due) : std::string(line_to_write_on);
    if (check_in)
        route.starts =
            say_day_in_full(words, check_in->started) + ", " + say_hour(check_in->started);
}

} // namespace

Result<Route> route_of_round(StoreView& store, FormShelf& shelf, RecordId id, const Words& words) {
    KITH_TRY_ASSIGN(const Round round, load_round(store, shelf, id));
    KITH_TRY_ASSIGN(const RecordId worker, worker_of(store));
    Route route;
    route.round = round.name;
    KITH_TRY_ASSIGN(route.worker, worker_name(store, worker));
    route.lead = round.lead;
    route.lead_phone = round.phone;
    route.starts = round.day;
    KITH_TRY_ASSIGN(const auto check_in, find_check_in(store));
    add_check_in(route, check_in, words);
    for (const Door& door : round.doors)
        add_door(route, door, words);
    return route;
}

} // namespace kith::app
