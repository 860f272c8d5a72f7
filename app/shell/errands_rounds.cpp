// Rounds of doors: read, made, visited. A visit is an answer: nothing goes before it.
#include "app/flow/project.h"
#include "app/flow/round_reading.h"
#include "app/shell/errands.h"

namespace kith::app {
namespace {

Date today_of(Desk& desk) {
    constexpr std::int64_t day_ms = 86'400'000;
    return {static_cast<std::int32_t>(desk.environment.clock.now().ms / day_ms)};
}

/// The newest that has begun and is not over; else the next to come.
std::optional<RecordId> round_to_walk(const std::vector<RoundRow>& rounds, Date today) {
    std::optional<RecordId> next;
    for (const RoundRow& round : rounds) {
        if (!round.ended.empty()) continue;
        const auto day = parse_date(round.day);
        if (!day || *day <= today) return round.record;
        next = round.record; // the newest stand first: the last of these is the nearest
    }
    return next;
}

Result<news::RoundsLoaded> load(Desk& desk, const command::LoadRounds& command) {
    news::RoundsLoaded loaded;
    KITH_TRY_ASSIGN(loaded.rounds, list_rounds(*desk.reader, desk.reader_shelf));
    KITH_TRY_ASSIGN(loaded.check_in, find_check_in(*desk.reader));
    const auto wanted =
        command.round ? command.round : round_to_walk(loaded.rounds, today_of(desk));
    if (!wanted) return loaded;
    KITH_TRY_ASSIGN(loaded.round, load_round(*desk.reader, desk.reader_shelf, *wanted));
    return loaded;
}

/// A coordinator who begins with a round need not look for its forms first.
Status add_round_forms(Desk& desk) {
    for (const std::string_view form : {round_form, visit_form}) {
        if (version_of(*desk.store, form) || !desk.store->is_hub()) continue;
        const Path file = desk.surroundings.share / "forms" / (std::string(form) + ".xlsx");
        KITH_TRY(add_form_file(*desk.store, file));
    }
    return {};
}

Result<std::vector<DoorSpec>> doors_of(Desk& desk, const intent::MakeRound& wish) {
    constexpr std::uint64_t most_bytes = 1'000'000;
    if (wish.file.empty()) return parse_doors(wish.doors, "what was typed");
    KITH_TRY_ASSIGN(const Bytes text, read_file(desk.environment.files, wish.file, most_bytes));
    return parse_doors(as_text(text), wish.file);
}

Result<RecordId> make(Desk& desk, const intent::MakeRound& wish) {
    RoundSpec spec = wish.spec;
    KITH_TRY_ASSIGN(spec.doors, doors_of(desk, wish));
    KITH_TRY(add_round_forms(desk));
    return start_round(*desk.store, desk.shelf, spec);
}

Result<news::InterviewOpened> begin_talk(Desk& desk, const command::BeginTalk& command) {
    KITH_TRY_ASSIGN(InterviewPlace place,
                    interview_place(*desk.store, desk.shelf, command.form, command.language));
    KITH_TRY_ASSIGN(
        LiveInterview live,
        LiveInterview::start(std::move(place), desk.environment.clock, desk.environment.random));
    news::InterviewOpened opened;
    if (const auto path = path_called(live.form(), "household_id")) {
        KITH_TRY_ASSIGN(opened.first, live.answer(*path, command.household));
    }
    opened.live = std::make_shared<LiveInterview>(std::move(live));
    return opened;
}

} // namespace

News run(Desk& desk, const command::LoadRounds& command) {
    auto loaded = load(desk, command);
    if (!loaded) return news::Failed{loaded.error()};
    return std::move(*loaded);
}

News run(Desk& desk, const command::MakeRound& command) {
    const auto made = make(desk, command.wish);
    if (!made) return news::RoundRefused{made.error()};
    return news::RoundMade{*made};
}

News run(Desk& desk, const command::RecordVisit& command) {
    auto visit = record_visit(*desk.store, desk.shelf, command.door, command.spec);
    if (!visit && visit.error().code == ErrorCode::disk_full && desk.store->drop_ballast())
        visit = record_visit(*desk.store, desk.shelf, command.door, command.spec);
    if (!visit) return news::VisitFailed{command.number, visit.error()};
    return news::VisitSaved{command.number, std::move(*visit)};
}

News run(Desk& desk, const command::UndoVisit& command) {
    const Status undone = undo_visit(*desk.store, command.door, command.visit);
    if (!undone) return news::UndoFailed{undone.error()};
    return news::VisitUndone{};
}

News run(Desk& desk, const command::KeepPromise& command) {
    const Status kept = give_promise(*desk.store, desk.shelf, command.visit, command.promise);
    if (!kept) return news::Failed{kept.error()};
    return news::RoundChanged{};
}

News run(Desk& desk, const command::TickPromise& command) {
    const Status ticked = tick_promise(*desk.store, desk.shelf, command.visit, command.kept_on);
    if (!ticked) return news::Failed{ticked.error()};
    return news::RoundChanged{};
}

News run(Desk& desk, const command::CloseRound& command) {
    const Status closed = end_round(*desk.store, command.round, true);
    if (!closed) return news::Failed{closed.error()};
    return news::RoundChanged{};
}

News run(Desk& desk, const command::KeepCheckIn& command) {
    const Status kept = keep_check_in(*desk.store, command.check_in);
    if (!kept) return news::Failed{kept.error()};
    return news::CheckInKept{command.check_in};
}

News run(Desk& desk, const command::BeginTalk& command) {
    auto opened = begin_talk(desk, command);
    if (!opened) return news::Failed{opened.error()};
    return std::move(*opened);
}

} // namespace kith::app
