// Carrying out commands, each on the thread that its lane says, and answering with news. Called by
// jobs, and directly by tests.
#pragma once

#include "app/model/news.h"
#include "app/shell/desk.h"
#include "app/shell/errands_of_records.h"
#include "app/shell/job_lanes.h"

namespace kith::app {

[[nodiscard]] Lane lane_of(const Command& command);
/// Runs the command and says what came of it.
[[nodiscard]] News run_errand(Desk& desk, const Command& command);

// errands_project.cpp
News run(Desk& desk, const command::OpenStore& command);
News run(Desk& desk, const command::CheckWords& command);
News run(Desk& desk, const command::StartProject& command);
News run(Desk& desk, const command::CloseStore& command);
News run(Desk& desk, const command::LoadHome& command);
News run(Desk& desk, const command::LoadForms& command);
News run(Desk& desk, const command::AddForm& command);

// errands_interview.cpp
News run(Desk& desk, const command::LoadDrafts& command);
News run(Desk& desk, const command::BeginInterview& command);
News run(Desk& desk, const command::ResumeInterview& command);
News run(Desk& desk, const command::DiscardDraft& command);
News run(Desk& desk, const command::RestoreDraft& command);
News run(Desk& desk, const command::PlanMove& command);
News run(Desk& desk, const command::MoveDraft& command);
News run(Desk& desk, const command::SaveSteps& command);
News run(Desk& desk, const command::FinishInterview& command);
News run(Desk& desk, const command::KeepPicture& command);
News run(Desk& desk, const command::KeepFile& command);

// errands_records.cpp
News run(Desk& desk, const command::ListRecords& command);
News run(Desk& desk, const command::LoadRecord& command);

// errands_merge.cpp
News run(Desk& desk, const command::FindPlaces& command);
News run(Desk& desk, const command::WriteHandover& command);
News run(Desk& desk, const command::ReadFolder& command);
News run(Desk& desk, const command::MergeFile& command);
News run(Desk& desk, const command::ApproveLaptop& command);
News run(Desk& desk, const command::WriteReplies& command);

News run(Desk& desk, const command::StopMerge& command); // errands.cpp

// errands_imports.cpp
News run(Desk& desk, const command::LoadImports& command);
News run(Desk& desk, const command::UndoImport& command);
News run(Desk& desk, const command::RedoImport& command);

// errands_laptops.cpp
News run(Desk& desk, const command::LoadLaptops& command);
News run(Desk& desk, const command::RetireLaptop& command);
News run(Desk& desk, const command::PlanErasing& command);
News run(Desk& desk, const command::EraseRecord& command);

// errands_conflicts.cpp
News run(Desk& desk, const command::LoadConflicts& command);
News run(Desk& desk, const command::Resolve& command);

// errands_join.cpp
News run(Desk& desk, const command::JoinProject& command);
News run(Desk& desk, const command::FindFiles& command);

// errands_forms.cpp
News run(Desk& desk, const command::LoadShelf& command);
News run(Desk& desk, const command::CheckForm& command);
News run(Desk& desk, const command::AddCheckedForm& command);

News run(Desk& desk, const command::LoadPicture& command);
News run(Desk& desk, const command::FindRealThings& command); // errands_picture.cpp

// errands_export.cpp
News run(Desk& desk, const command::ExportAnswers& command);
News run(Desk& desk, const command::LoadGiven& command);

// errands_settings.cpp
News run(Desk& desk, const command::LoadSettings& command);
News run(Desk& desk, const command::KeepLook& command);
News run(Desk& desk, const command::RunDrill& command);
News run(Desk& desk, const command::MakeCard& command);
// errands_concerns.cpp
News run(Desk& desk, const command::SealConcern& command);
News run(Desk& desk, const command::ReadConcerns& command);
News run(Desk& desk, const command::SendConcerns& command);

// errands_terms.cpp
News run(Desk& desk, const command::LoadTerms& command);
News run(Desk& desk, const command::KeepTerms& command);
News run(Desk& desk, const command::ApplyRetention& command);
News run(Desk& desk, const command::Seal& command);
/// Where the look is kept: beside the store, without anything of the project.
[[nodiscard]] Path look_file(const Surroundings& here);

/// Sticks and folders where people put files.
[[nodiscard]] std::vector<Place> places_here(Desk& desk);
/// Who is here, once the store is open.
[[nodiscard]] Result<Session> session_of(Desk& desk);
/// What works beside the writer: the reading connection, and checkpoints. \pre the store is open
Status open_beside(Desk& desk);
/// A store that opened only halfway is closed again, so that the next try finds it free.
void let_go(Desk& desk);
/// Submissions and entities: what people have given, without workers and counts.
[[nodiscard]] Result<std::uint64_t> count_collected(StoreView& view, RecordFilter filter);

} // namespace kith::app
