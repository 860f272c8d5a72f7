// Errands about single records: visits, corrections, sheets of paper. Only for errands.h.
#pragma once

#include "app/model/news.h"
#include "app/shell/desk.h"

namespace kith::app {

// errands_rounds.cpp
News run(Desk& desk, const command::LoadRounds& command);
News run(Desk& desk, const command::MakeRound& command);
News run(Desk& desk, const command::RecordVisit& command);
News run(Desk& desk, const command::UndoVisit& command);
News run(Desk& desk, const command::KeepPromise& command);
News run(Desk& desk, const command::TickPromise& command);
News run(Desk& desk, const command::CloseRound& command);
News run(Desk& desk, const command::KeepCheckIn& command);
News run(Desk& desk, const command::BeginTalk& command);

// errands_corrections.cpp
News run(Desk& desk, const command::CorrectRecord& command);
News run(Desk& desk, const command::DeleteRecord& command);
News run(Desk& desk, const command::UndeleteRecord& command);
News run(Desk& desk, const command::SendBack& command);
News run(Desk& desk, const command::SettleReview& command);
News run(Desk& desk, const command::WithdrawConsent& command);

// errands_paper.cpp
News run(Desk& desk, const command::LoadPhone& command);
News run(Desk& desk, const command::WritePaper& command);
News run(Desk& desk, const command::ShowFile& command);
News run(Desk& desk, const command::VerifyAsset& command);

// errands_same_places.cpp
News run(Desk& desk, const command::JoinPlaces& command);
News run(Desk& desk, const command::PartPlaces& command);
News run(Desk& desk, const command::UndoJoin& command);
Status fold_same_places(Desk& desk, news::RecordsListed& listed);
News run(Desk& desk, const command::FindAlike& command);

} // namespace kith::app
