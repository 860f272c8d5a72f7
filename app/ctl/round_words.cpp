#include "app/ctl/round_words.h"

#include <fmt/format.h>

#include <map>

namespace kith::app {
namespace {

Json json_of(const Visit& visit) {
    return {{"id", to_text(visit.record)},
            {"at", to_iso8601(visit.at)},
            {"outcome", static_cast<int>(visit.outcome)},
            {"name", facts_of(visit.outcome).name},
            {"code", facts_of(visit.outcome).code},
            {"call_back", visit.call_back},
            {"slot", visit.slot == DaySlot::any ? "" : name_of(visit.slot)},
            {"promise", visit.promise},
            {"promise_kept", visit.promise_kept}};
}

Json rate_of(const Round& round) {
    const ResponseRate rate = response_rate(round);
    return {{"percent", rate.percent()},
            {"n", rate.n()},
            {"formula", formula_of(rate)},
            {"i", rate.interviews},
            {"p", rate.partials},
            {"r", rate.refusals},
            {"nc", rate.no_contacts},
            {"o", rate.others},
            {"u", rate.unknown},
            {"not_eligible", rate.not_eligible}};
}

/// How many doors stand at each outcome now; 0 is those that nobody has tried.
std::map<DoorOutcome, std::uint64_t> tally_of(const Round& round) {
    std::map<DoorOutcome, std::uint64_t> tally;
    for (const Door& door : round.doors)
        ++tally[door.last()];
    return tally;
}

std::string state_words(const Door& door) {
    std::string words(facts_of(door.last()).words);
    if (!door.call_back.empty())
        words += fmt::format("; come back {}{}{}",
                             door.call_back,
                             door.slot == DaySlot::any ? "" : ", ",
                             door.slot == DaySlot::any ? "" : name_of(door.slot));
    switch (rule_of(door)) {
    case DoorRule::leave_alone:
        return words + "; leave alone: do not call";
    case DoorRule::leaflet:
        return words + "; leaflet, not knock";
    case DoorRule::knock:
        break;
    }
    return words;
}

} // namespace

Json json_of(const Round& round) {
    Json json{{"id", to_text(round.record)},
              {"name", round.name},
              {"day", round.day},
              {"lead", round.lead},
              {"phone", round.phone},
              {"place", round.place},
              {"ended", round.ended},
              {"doors", round.doors.size()},
              {"tally", Json::object()},
              {"promises", Json::array()},
              {"response_rate", rate_of(round)}};
    for (const auto& [outcome, count] : tally_of(round))
        json["tally"][std::string(facts_of(outcome).name)] = count;
    for (const Door& door : round.doors)
        for (const Visit& visit : door.visits)
            if (!visit.promise.empty())
                json["promises"].push_back({{"door", to_text(door.record)},
                                            {"address", address_of(door.address)},
                                            {"visit", to_text(visit.record)},
                                            {"promise", visit.promise},
                                            {"kept", visit.promise_kept}});
    return json;
}

std::vector<std::string> lines_of(const Round& round) {
    std::vector<std::string> lines{
        fmt::format("{}  {}: {} doors{}",
                    round.day,
                    round.name,
                    round.doors.size(),
                    round.ended.empty() ? "" : fmt::format("; ended {}", round.ended))};
    for (const auto& [outcome, count] : tally_of(round))
        lines.push_back(fmt::format("{:>5}  {}", count, facts_of(outcome).words));
    for (const Door& door : round.doors)
        for (const Visit& visit : door.visits)
            if (!visit.promise.empty())
                lines.push_back(fmt::format(
                    "promised at {}: {}; {}",
                    address_of(door.address),
                    visit.promise,
                    visit.promise_kept.empty() ? "not kept yet" : "kept on " + visit.promise_kept));
    lines.emplace_back("Response rate (AAPOR RR2) = (I + P) / ((I + P) + (R + NC + O) + U) = " +
                       formula_of(response_rate(round)));
    lines.emplace_back("Doors not tried yet count as U; doors that are no homes do not count.");
    return lines;
}

Json json_of(const Door& door) {
    Json json{{"id", to_text(door.record)},
              {"street", door.address.street},
              {"door", door.address.door},
              {"flat", door.address.flat},
              {"place", door.address.place},
              {"attempts", door.visits.size()},
              {"outcome", static_cast<int>(door.last())},
              {"name", facts_of(door.last()).name},
              {"call_back", door.call_back},
              {"slot", door.slot == DaySlot::any ? "" : name_of(door.slot)},
              {"do_not_call", door.do_not_call},
              {"no_cold_callers", door.no_cold_callers},
              {"visits", Json::array()}};
    for (const Visit& visit : door.visits)
        json["visits"].push_back(json_of(visit));
    return json;
}

std::string line_of(const Door& door) {
    return fmt::format("{}  {}: {} (attempts: {})",
                       to_text(door.record),
                       address_of(door.address),
                       state_words(door),
                       door.visits.size());
}

} // namespace kith::app
