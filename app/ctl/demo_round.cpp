#include "app/ctl/demo_round.h"

#include "app/flow/answer_paths.h"
#include "app/flow/finish_interview.h"
#include "app/flow/project.h"
#include "app/flow/visits.h"

#include <fmt/format.h>

#include <map>

namespace kith::app {
namespace {

constexpr std::size_t votes_of_users = 14, votes_of_staff = 7; // on each laptop
constexpr std::string_view lead_phone = "0121 496 0133";

/// Interviews with one form, one after the other.
class Desk {
public:
    [[nodiscard]] static Result<Desk> open(Store& store, FormShelf& shelf, std::string_view form) {
        KITH_TRY_ASSIGN(const auto forms, list_forms(store));
        for (const FormRow& row : forms) {
            if (row.form_id != form) continue;
            KITH_TRY_ASSIGN(InterviewPlace place, interview_place(store, shelf, row.id, {}));
            KITH_TRY_ASSIGN(const RecordId author, worker_of(store));
            return Desk(store, std::move(place), author);
        }
        return fail(ErrorCode::not_found, fmt::format("The form {} is not here.", form));
    }

    /// `known`: by path, places that the laptop knows: they are mentioned once more.
    Result<Finished> hold(const InventedAnswers& answers,
                          const std::map<std::string, RecordId>& known = {}) {
        const StoreEnvironment environment = store_.environment();
        KITH_TRY_ASSIGN(LiveInterview interview,
                        LiveInterview::start(place_, environment.clock, environment.random));
        const std::vector<PathProblem> problems = answer_all(interview, answers);
        if (!problems.empty())
            return fail(ErrorCode::bad_input,
                        fmt::format("An invented interview was refused at '{}': {}.",
                                    problems.front().path,
                                    problems.front().reason));
        for (const auto& [path, value] : answers)
            if (const auto record = known.find(path); record != known.end())
                KITH_TRY(interview.answer_as_known(path, value, record->second));
        return finish_interview(store_, interview, std::nullopt, author_);
    }

private:
    Desk(Store& store, InterviewPlace place, RecordId author)
        : store_(store), place_(std::move(place)), author_(author) {}

    Store& store_;
    InterviewPlace place_;
    RecordId author_;
};

bool is_of_round(const Neighbourhood& town, std::size_t home, std::size_t round) {
    return home * rounds_in_all / town.homes.size() == round;
}

Result<Round> the_round(Store& store, FormShelf& shelf, std::size_t number) {
    KITH_TRY_ASSIGN(const auto rows, list_rounds(store, shelf));
    const std::string name = fmt::format("Round {}", number + 1);
    for (const RoundRow& row : rows)
        if (row.name.starts_with(name)) return load_round(store, shelf, row.record);
    return fail(ErrorCode::not_found, name + " has not come to this laptop.");
}

std::string days_from(Store& store, int days) {
    return to_iso8601(store.now() + std::chrono::days(days)).substr(0, 10);
}

/// Behind doors where nobody wished to talk, and where somebody did.
DoorOutcome invent_outcome(Random& chance, bool has_talkers) {
    constexpr std::array outcomes{DoorOutcome::talked_full,
                                  DoorOutcome::talked_part,
                                  DoorOutcome::no_answer,
                                  DoorOutcome::come_back,
                                  DoorOutcome::language,
                                  DoorOutcome::not_today,
                                  DoorOutcome::do_not_call,
                                  DoorOutcome::no_cold_callers,
                                  DoorOutcome::empty,
                                  DoorOutcome::not_a_home,
                                  DoorOutcome::no_way_in};
    const std::vector<unsigned> with{50, 8, 26, 12, 4, 0, 0, 0, 0, 0, 0};
    const std::vector<unsigned> without{0, 0, 20, 0, 0, 25, 20, 15, 8, 6, 6};
    return outcomes[weighted(chance, has_talkers ? with : without)];
}

VisitSpec invent_visit(Store& store, Random& chance, bool has_talkers) {
    VisitSpec spec;
    spec.outcome = invent_outcome(chance, has_talkers);
    if (spec.outcome == DoorOutcome::come_back) {
        spec.call_back = days_from(store, 1 + static_cast<int>(below(chance, 6)));
        spec.slot = happens(chance, 50) ? DaySlot::evening : DaySlot::afternoon;
    }
    if (spec.outcome == DoorOutcome::talked_full && happens(chance, 20))
        spec.promise =
            happens(chance, 50) ? "bring the choir's leaflet" : "ask about the lunch club";
    spec.leaflet =
        spec.outcome == DoorOutcome::no_answer || spec.outcome == DoorOutcome::no_cold_callers;
    return spec;
}

/// One or two places that came up, some of them known to this laptop.
class PlacesNamed {
public:
    [[nodiscard]] static Result<PlacesNamed> on(Store& laptop, std::size_t worker) {
        PlacesNamed places(worker);
        KITH_TRY_ASSIGN(const auto rows,
                        list_records(laptop, {RecordKind::entity, "asset"}, {0, 1000}));
        for (const RecordRow& row : rows)
            places.records_[row.title] = row.id;
        return places;
    }

    std::vector<NamedPlace> invent(Random& chance) {
        std::vector<unsigned> weights;
        for (const InventedPlace& place : known_places())
            weights.push_back(place.fame);
        std::vector<NamedPlace> named;
        for (std::size_t count = 1 + below(chance, 2); named.size() < count;) {
            const std::size_t at = weighted(chance, weights);
            weights[at] = 0;
            named.push_back({&known_places()[at], std::string(known_places()[at].name)});
        }
        if (next_heard_ < heard_places().size() && happens(chance, 15)) {
            const HeardPlace& heard = heard_places()[next_heard_++];
            named.push_back({&heard.place, std::string(heard.spellings[worker_])});
        }
        return named;
    }

    [[nodiscard]] std::map<std::string, RecordId>
    known(const std::vector<NamedPlace>& named) const {
        std::map<std::string, RecordId> found;
        for (std::size_t i = 0; i < named.size(); ++i)
            if (const auto record = records_.find(named[i].name); record != records_.end())
                found.emplace(place_name_path(i + 1), record->second);
        return found;
    }

private:
    explicit PlacesNamed(std::size_t worker) : worker_(worker) {}

    std::size_t worker_;
    std::size_t next_heard_ = 0;
    std::map<std::string, RecordId> records_;
};

} // namespace

Status plan_demo_rounds(Store& centre, FormShelf& shelf, const Neighbourhood& town) {
    for (std::size_t round = 0; round < rounds_in_all; ++round) {
        RoundSpec spec;
        spec.day = days_from(centre, 0);
        spec.lead = "Rukhsana";
        spec.phone = lead_phone;
        for (std::size_t home = 0; home < town.homes.size(); ++home)
            if (is_of_round(town, home, round)) spec.doors.push_back(town.homes[home].address);
        spec.name = fmt::format(
            "Round {}: {} to {}", round + 1, spec.doors.front().street, spec.doors.back().street);
        KITH_TRY(start_round(centre, shelf, spec));
    }
    return {};
}

Status write_known_places(Store& centre, FormShelf& shelf, DemoWorld& world) {
    KITH_TRY_ASSIGN(Desk desk, Desk::open(centre, shelf, "community_asset_survey"));
    std::vector<NamedPlace> places;
    for (const InventedPlace& place : known_places())
        places.push_back({&place, std::string(place.name)});
    InventedAnswers answers{{"/consent/take_part", "yes"},
                            {"/consent/adult", "yes"},
                            {"/consent/keep_named", "no_name"},
                            {"/consent/count_me", "no"},
                            {"/consent/consent_how", "ticked"}};
    for (auto& answer :
         invent_survey(world.chance, world.taxonomy, world.town.people.front(), "", places))
        if (answer.first.starts_with("/talk/asset[")) answers.push_back(std::move(answer));
    return desk.hold(answers).map([](const Finished&) {});
}

Status walk_demo_round(
    Store& laptop, FormShelf& shelf, DemoWorld& world, std::size_t round, FieldTally& tally) {
    KITH_TRY_ASSIGN(const Round walk, the_round(laptop, shelf, round));
    std::size_t at = 0;
    for (std::size_t home = 0; home < world.town.homes.size(); ++home) {
        if (!is_of_round(world.town, home, round)) continue;
        const Door& door = walk.doors.at(at++);
        if (at * 4 > walk.doors.size() * 3) return {};
        const bool has_talkers = !world.town.homes[home].people.empty();
        VisitSpec spec = invent_visit(laptop, world.chance, has_talkers);
        KITH_TRY(record_visit(laptop, shelf, door, spec));
        ++tally.visits;
        if (spec.outcome == DoorOutcome::do_not_call) ++tally.left_alone;
        if (spec.outcome != DoorOutcome::no_answer || !happens(world.chance, 40)) continue;
        KITH_TRY(
            record_visit(laptop, shelf, door, invent_visit(laptop, world.chance, has_talkers)));
        ++tally.visits;
    }
    return {};
}

Status hold_demo_interviews(
    Store& laptop, FormShelf& shelf, DemoWorld& world, std::size_t round, FieldTally& tally) {
    KITH_TRY_ASSIGN(Desk survey, Desk::open(laptop, shelf, "community_asset_survey"));
    KITH_TRY_ASSIGN(Desk assessment, Desk::open(laptop, shelf, "capabilities_assessment"));
    KITH_TRY_ASSIGN(PlacesNamed places, PlacesNamed::on(laptop, round));
    for (const Neighbour& who : world.town.people) {
        if (!is_of_round(world.town, who.home, round)) continue;
        const Home& home = world.town.homes[who.home];
        const bool is_about_the_street = &who == &world.town.people[home.people.front()];
        if (is_about_the_street) {
            const auto named = places.invent(world.chance);
            KITH_TRY(survey.hold(
                invent_survey(world.chance, world.taxonomy, who, home.address.street, named),
                places.known(named)));
            tally.named_places += named.size();
        } else {
            KITH_TRY(assessment.hold(invent_assessment(world.chance, world.taxonomy, who)));
        }
        ++tally.interviews;
    }
    return {};
}

Status hold_demo_poll(Store& laptop, FormShelf& shelf, DemoWorld& world, FieldTally& tally) {
    KITH_TRY_ASSIGN(Desk poll, Desk::open(laptop, shelf, "needs_poll"));
    for (std::size_t i = 0; i < votes_of_users + votes_of_staff; ++i) {
        KITH_TRY(poll.hold(invent_vote(world.chance, i >= votes_of_users)));
        ++tally.votes;
    }
    return {};
}

} // namespace kith::app
