// Intents and news of the places beside interviews. Only for this folder.
#pragma once

#include "app/model/model.h"

namespace kith::app {

// take_places.cpp
Commands take(Model& model, const intent::JoinProject& wish, Instant now);
Commands take(Model& model, const intent::CheckWordsNoted& wish, Instant now);
Commands take(Model& model, const intent::CheckForm& wish, Instant now);
Commands take(Model& model, const intent::AddCheckedForm& wish, Instant now);
Commands take(Model& model, const intent::ForgetCheck& wish, Instant now);
Commands take(Model& model, const intent::ExportAnswers& wish, Instant now);
Commands take(Model& model, const intent::ForgetExport& wish, Instant now);
Commands take(Model& model, const intent::ChooseLook& wish, Instant now);
Commands take(Model& model, const intent::RunDrill& wish, Instant now);
Commands take(Model& model, const intent::MakeCard& wish, Instant now);

// take_corrections.cpp
Commands take(Model& model, const intent::ChooseRecords& wish, Instant now);
Commands take(Model& model, const intent::CorrectFact& wish, Instant now);
Commands take(Model& model, const intent::SaveCorrection& wish, Instant now);
Commands take(Model& model, const intent::DeleteRecord& wish, Instant now);
Commands take(Model& model, const intent::UndeleteRecord& wish, Instant now);
Commands take(Model& model, const intent::AskAgain& wish, Instant now);
Commands take(Model& model, const intent::SendBack& wish, Instant now);
Commands take(Model& model, const intent::SettleReview& wish, Instant now);
Commands take(Model& model, const intent::WithdrawConsent& wish, Instant now);

// take_imports.cpp
Commands take(Model& model, const intent::LetCopyIn& wish, Instant now);
Commands take(Model& model, const intent::StopMerge& wish, Instant now);
Commands got(Model& model, news::MergeStopped&& news);
Commands take(Model& model, const intent::ChooseImport& wish, Instant now);
Commands take(Model& model, const intent::UndoImport& wish, Instant now);
Commands take(Model& model, const intent::RedoImport& wish, Instant now);
Commands got(Model& model, news::ImportsLoaded&& news);
Commands got(Model& model, news::ImportTurned&& news);

// take_laptops.cpp
Commands take(Model& model, const intent::ChooseLaptop& wish, Instant now);
Commands take(Model& model, const intent::ApproveChosen& wish, Instant now);
Commands take(Model& model, const intent::RetireChosen& wish, Instant now);
Commands take(Model& model, const intent::PlanErasing& wish, Instant now);
Commands take(Model& model, const intent::EraseForGood& wish, Instant now);
Commands got(Model& model, news::LaptopsLoaded&& news);
Commands got(Model& model, news::LaptopRetired&& news);
Commands got(Model& model, news::ErasingPlanned&& news);
Commands got(Model& model, news::RecordErased&& news);

// receive_places.cpp
Commands got(Model& model, news::ProjectJoined&& news);
Commands got(Model& model, news::FilesFound&& news);
Commands got(Model& model, news::ShelfLoaded&& news);
Commands got(Model& model, news::FormChecked&& news);
Commands got(Model& model, news::CheckedFormAdded&& news);
Commands got(Model& model, news::AnswersExported&& news);
Commands got(Model& model, news::GivenLoaded&& news);
Commands got(Model& model, news::SettingsLoaded&& news);
Commands got(Model& model, news::LookKept&& news);
Commands got(Model& model, news::DrillPassed&& news);
Commands got(Model& model, news::CardWritten&& news);
Commands got(Model& model, news::SettingsFailed&& news);
Commands got(Model& model, news::RecordChanged&& news);
Commands got(Model& model, news::ChangeRefused&& news);
/// Which lists of entities there are, as far as they were seen.
void remember_lists(Model& model, const std::vector<RecordRow>& rows);
/// Something failed: nothing here is under way any more.
void stop_waiting(Model& model);

// take_paper.cpp
Commands take(Model& model, const intent::OpenPaper& wish, Instant now);
Commands take(Model& model, const intent::WritePaper& wish, Instant now);
Commands take(Model& model, const intent::ShowPaper& wish, Instant now);
Commands take(Model& model, const intent::VerifyAsset& wish, Instant now);
Commands got(Model& model, news::PhoneLoaded&& news);
Commands got(Model& model, news::PaperWritten&& news);
Commands got(Model& model, news::FileShown&& news);

// take_same_places.cpp
Commands take(Model& model, const intent::JoinPlaces& wish, Instant now);
Commands take(Model& model, const intent::PartPlaces& wish, Instant now);
Commands take(Model& model, const intent::UndoJoin& wish, Instant now);
Commands got(Model& model, news::PlacesJoined&& news);
Commands got(Model& model, news::PlacesParted&& news);

// take_alike.cpp
Commands take(Model& model, const intent::SameAs& wish, Instant now);
Commands got(Model& model, news::AlikeFound&& news);
Commands got(Model& model, news::RealThingsFound&& news);
/// Asks for what looks like a name that is being typed; nothing where the question is no name.
[[nodiscard]] Commands look_for_alikes(InterviewState& interview, const intent::Typed& typed);

/// What the secret words of a new store must be; empty when they will do.
[[nodiscard]] Message trouble_with_words(std::string_view words, std::string_view again);

// take_terms.cpp
Commands take(Model& model, const intent::OpenTerms& wish, Instant now);
Commands take(Model& model, const intent::KeepTerms& wish, Instant now);
Commands got(Model& model, news::TermsLoaded&& news);
Commands got(Model& model, news::TermsKept&& news);
Commands got(Model& model, news::TermsRefused&& news);
Commands got(Model& model, news::RetentionApplied&& news);
Commands take(Model& model, const intent::EndShift& wish, Instant now);
Commands got(Model& model, news::InterviewsSealed&& news);
/// Of a field laptop.
[[nodiscard]] Commands retain(const Model& model);
/// Nothing where the policy does not name this moment.
[[nodiscard]] Commands seal(const Model& model, Sealing moment);

} // namespace kith::app
