// Intents and news of a round of doors. Only for this folder.
#pragma once

#include "app/model/model.h"

namespace kith::app {

// take_rounds.cpp
Commands take(Model& model, const intent::MakeRound& wish, Instant now);
Commands take(Model& model, const intent::PickRound& wish, Instant now);
Commands take(Model& model, const intent::StepDoor& wish, Instant now);
Commands take(Model& model, const intent::ShowPanel& wish, Instant now);
Commands take(Model& model, const intent::TurnNight& wish, Instant now);
Commands take(Model& model, const intent::GivePromise& wish, Instant now);
Commands take(Model& model, const intent::TickPromise& wish, Instant now);
Commands take(Model& model, const intent::BeginTalk& wish, Instant now);
Commands take(Model& model, const intent::EndRound& wish, Instant now);
Commands take(Model& model, const intent::SetOut& wish, Instant now);
Commands take(Model& model, const intent::ComeBack& wish, Instant now);

// take_visits.cpp
Commands take(Model& model, const intent::RecordOutcome& wish, Instant now);
Commands take(Model& model, const intent::ChooseCallBack& wish, Instant now);
Commands take(Model& model, const intent::ChooseSlot& wish, Instant now);
Commands take(Model& model, const intent::KnockedBecause& wish, Instant now);
Commands take(Model& model, const intent::UndoLast& wish, Instant now);
/// Visits that could not be saved, once more and in their order.
Commands retry_visits(Model& model);

// receive_rounds.cpp
Commands got(Model& model, news::RoundsLoaded&& news);
Commands got(Model& model, news::RoundMade&& news);
Commands got(Model& model, news::RoundRefused&& news);
Commands got(Model& model, news::VisitSaved&& news);
Commands got(Model& model, news::VisitFailed&& news);
Commands got(Model& model, news::VisitUndone&& news);
Commands got(Model& model, news::UndoFailed&& news);
Commands got(Model& model, news::RoundChanged&& news);
Commands got(Model& model, news::CheckInKept&& news);

/// Time has passed: a new day, or somebody is overdue.
void tick_round(RoundState& state, Instant now);
[[nodiscard]] std::optional<Instant> round_wants_tick_at(const RoundState& state);
/// Reads the round in hand again, as soon as nothing waits for the store.
[[nodiscard]] Commands reload(RoundState& state);

} // namespace kith::app
