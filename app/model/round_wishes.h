// What a round of doors is asked for, what it wants done outside, and what comes back.
#pragma once

#include "app/model/check_in_wishes.h"
#include "app/model/rounds.h"

namespace kith::app {

namespace intent {
struct MakeRound {
    RoundSpec spec;    // its doors come from one of these
    std::string doors; // typed or pasted
    std::string file;
};
struct PickRound {
    RecordId round;
};
struct RecordOutcome {
    DoorOutcome outcome = DoorOutcome::none;
};
struct ChooseCallBack {
    int days = -1; // from today; -1: no day was said
};
struct ChooseSlot {
    DaySlot slot = DaySlot::any;
};
struct KnockedBecause {
    std::string reason;
};
struct StepDoor {
    int by = 1;
};
struct ShowPanel {
    DoorPanel panel = DoorPanel::outcomes;
};
struct UndoLast {};
struct TurnNight {};
struct GivePromise {
    std::string promise;
};
struct TickPromise {
    RecordId visit;
    bool is_kept = true;
};
struct BeginTalk {
    FormVersionId form{};
};
struct EndRound {};
} // namespace intent

namespace command {
struct LoadRounds {
    std::optional<RecordId> round; // none: the one to walk today
};
struct MakeRound {
    intent::MakeRound wish;
};
struct RecordVisit {
    std::uint64_t number = 0;
    Door door;
    VisitSpec spec;
};
struct UndoVisit {
    Door door;
    RecordId visit;
};
struct KeepPromise {
    RecordId visit;
    std::string promise;
};
struct TickPromise {
    RecordId visit;
    std::optional<Date> kept_on;
};
struct CloseRound {
    RecordId round;
};
struct BeginTalk {
    FormVersionId form{};
    std::string household;
    std::string language;
};
} // namespace command

namespace news {
struct RoundsLoaded {
    std::vector<RoundRow> rounds;
    std::optional<Round> round;
    std::optional<CheckIn> check_in;
};
struct RoundMade {
    RecordId round;
};
struct RoundRefused {
    Error error;
};
struct VisitSaved {
    std::uint64_t number = 0;
    Visit visit;
};
struct VisitFailed {
    std::uint64_t number = 0;
    Error error;
};
struct VisitUndone {};
struct UndoFailed {
    Error error;
};
struct RoundChanged {}; // a promise was kept, or the round closed
} // namespace news

} // namespace kith::app
