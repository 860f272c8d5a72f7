// What update() wants done outside: by the writing thread, the reading thread or the window. Each
// is answered by one piece of News.
#pragma once

#include "app/model/concerns_state.h"
#include "app/model/draft_commands.h"
#include "app/model/imports.h"
#include "app/model/intent.h"
#include "app/model/interview_commands.h"
#include "app/model/laptops.h"
#include "app/model/lists.h"
#include "app/model/picture_state.h"
#include "app/model/places_commands.h"

namespace kith::app {

namespace command {

struct OpenStore {
    std::string passphrase;
};
/// Of a hidden screen: the store stays open, the words must be the ones that opened it.
struct CheckWords {
    std::string passphrase;
};
struct StartProject {
    std::string name;
    std::string person;
    std::string passphrase;
    bool is_test = false;
};
struct CloseStore {};
struct LoadHome {};
struct LoadForms {};
struct LoadDrafts {};
struct AddForm {
    std::string path; // empty: the forms that came with the program
};
struct ListRecords {
    std::string search;
    RecordChoice choice = {};
};
struct LoadRecord {
    RecordRow row;
};
struct FindPlaces {};
struct WriteHandover {
    std::string folder;
};
struct ReadFolder {
    std::string folder;
};
struct MergeFile {
    std::string file;
    bool lets_copy_in = false;
};
struct ApproveLaptop {
    LaptopId laptop{};
    LaptopRole role = LaptopRole::worker;
};
struct WriteReplies {
    std::string folder;
};
struct LoadConflicts {};
struct Resolve {
    ConflictCase decided;
    std::size_t side = 0;
};

} // namespace command

// clang-format off
using AnyCommand = std::variant<
    command::OpenStore, command::CheckWords, command::StartProject, command::CloseStore, command::LoadHome, command::LoadForms,
    command::LoadDrafts, command::AddForm, command::BeginInterview, command::ResumeInterview, command::DiscardDraft,
    command::RestoreDraft, command::PlanMove, command::MoveDraft, command::SaveSteps, command::KeepPicture, command::KeepFile, command::FinishInterview, command::ListRecords, command::LoadRecord,
    command::FindPlaces, command::WriteHandover, command::ReadFolder, command::MergeFile, command::ApproveLaptop,
    command::JoinProject, command::FindFiles, command::LoadShelf, command::CheckForm, command::AddCheckedForm,
    command::ExportAnswers, command::LoadGiven, command::LoadSettings, command::KeepLook, command::RunDrill,
    command::MakeCard, command::CorrectRecord, command::DeleteRecord, command::UndeleteRecord,
    command::WriteReplies, command::LoadConflicts, command::Resolve,
    command::StopMerge, command::LoadImports, command::UndoImport, command::RedoImport,
    command::LoadLaptops, command::RetireLaptop, command::PlanErasing, command::EraseRecord, command::SendBack,
    command::SettleReview, command::WithdrawConsent, command::LoadPicture, command::LoadRounds, command::MakeRound, command::RecordVisit,
    command::UndoVisit, command::KeepPromise, command::TickPromise, command::CloseRound, command::KeepCheckIn, command::BeginTalk, command::LoadPhone,
    command::WritePaper, command::ShowFile, command::VerifyAsset, command::FindAlike, command::JoinPlaces, command::PartPlaces, command::UndoJoin,
    command::FindRealThings, command::LoadTerms, command::KeepTerms, command::ApplyRetention,
    command::SealConcern, command::ReadConcerns, command::SendConcerns, command::Seal>;
// clang-format on

/// With its special members in one place: of a variant this long they are most of what a file that
/// holds one costs to compile.
struct Command : AnyCommand {
    using AnyCommand::variant;
    Command(const Command&);
    Command(Command&&) noexcept;
    Command& operator=(const Command&);
    Command& operator=(Command&&) noexcept;
    ~Command();
};
using Commands = std::vector<Command>;

} // namespace kith::app
