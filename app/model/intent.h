// What a person asked for on a screen, as a value. Screens make intents, update() carries them out;
// nothing else changes what is shown.
#pragma once

#include "app/model/alike_state.h"
#include "app/model/concerns_state.h"
#include "app/model/imports.h"
#include "app/model/interview_intents.h"
#include "app/model/laptops.h"
#include "app/model/paper_state.h"
#include "app/model/picture_intents.h"
#include "app/model/places_intents.h"
#include "app/model/project_intents.h"
#include "app/model/record_intents.h"
#include "app/model/round_wishes.h"
#include "app/model/same_places.h"
#include "app/model/terms_state.h"

#include <variant>
#include <vector>

namespace kith::app {

// clang-format off
using AnyIntent = std::variant<
    intent::GoTo, intent::Lock, intent::Hide, intent::NextTheme, intent::NextTextSize, intent::OpenSheet, intent::ProgramLanguage,
    intent::CloseBanner, intent::Retry, intent::PlacesChanged, intent::Unlock, intent::StartProject, intent::RecoveryNoted,
    intent::AddForm, intent::BeginInterview, intent::ResumeDraft, intent::DiscardDraft, intent::RestoreDraft, intent::LookAtMove,
    intent::MoveDraft,
    intent::Mark, intent::SwapTo, intent::SwapToLast, intent::ParkAndStart,
    intent::Answer, intent::Choose, intent::Typed, intent::FieldLeft, intent::UsePicture, intent::UseFile, intent::NextQuestion, intent::PreviousQuestion, intent::NextPage, intent::PreviousPage,
    intent::JumpTo, intent::AddRepeat, intent::RemoveRepeat, intent::UndoRemove, intent::FormLanguage,
    intent::ReadUnreviewed, intent::KeyIn, intent::OpenCurtain, intent::CloseCurtain, intent::FinishLater, intent::Finish,
    intent::SearchRecords, intent::OpenRecord, intent::LookForPlaces, intent::WriteHandover, intent::LookIntoFolder,
    intent::MergeFiles, intent::ApproveLaptop, intent::WriteReplies, intent::KeepValue, intent::DecideLater,
    intent::JoinProject, intent::CheckWordsNoted, intent::CheckForm, intent::AddCheckedForm, intent::ForgetCheck,
    intent::ExportAnswers, intent::ForgetExport, intent::ChooseLook, intent::RunDrill, intent::MakeCard,
    intent::ChooseRecords, intent::CorrectFact, intent::SaveCorrection, intent::DeleteRecord, intent::UndeleteRecord,
    intent::StopMerge, intent::LetCopyIn, intent::ChooseImport, intent::UndoImport, intent::RedoImport, intent::TakeBack,
    intent::ChooseLaptop, intent::ApproveChosen, intent::RetireChosen, intent::PlanErasing, intent::EraseForGood,
    intent::AskAgain, intent::SendBack, intent::SettleReview, intent::WithdrawConsent, intent::ShowCounted, intent::MakeRound, intent::PickRound,
    intent::RecordOutcome, intent::ChooseCallBack, intent::ChooseSlot, intent::KnockedBecause, intent::StepDoor,
    intent::ShowPanel, intent::UndoLast, intent::TurnNight, intent::GivePromise, intent::TickPromise, intent::BeginTalk, intent::EndRound,
    intent::SetOut, intent::ComeBack, intent::OpenPaper, intent::WritePaper, intent::ShowPaper, intent::VerifyAsset,
    intent::JoinPlaces, intent::PartPlaces, intent::UndoJoin, intent::SameAs, intent::OpenTerms, intent::KeepTerms,
    intent::OpenConcerns, intent::LeaveConcerns, intent::SealConcern, intent::ReadConcerns, intent::AddToConcern,
    intent::SendConcerns, intent::EndShift>;
// clang-format on

/// With its special members in one place: of a variant this long they are most of what a file that
/// holds one costs to compile.
struct Intent : AnyIntent {
    using AnyIntent::variant;
    Intent(const Intent&);
    Intent(Intent&&) noexcept;
    Intent& operator=(const Intent&);
    Intent& operator=(Intent&&) noexcept;
    ~Intent();
};

/// What one frame asked for, in order: leaving a field and pressing Next may come together.
using Intents = std::vector<Intent>;

} // namespace kith::app
