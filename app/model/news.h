// What came back from a command. Failures are sentences to show; what was to be saved stays with
// the model.
#pragma once

#include "app/model/command.h"
#include "app/model/interview_news.h"
#include "app/model/places_news.h"

namespace kith::app {

namespace news {

struct StoreOpened {
    Session session;
};
struct ProjectStarted {
    Session session;
    std::string recovery_code; // shown once
};
struct OpenFailed {
    Error error;
};
struct WordsRight {}; // or OpenFailed
struct StoreClosed {};
struct HomeLoaded {
    HomeCounts counts;
};
struct FormsLoaded {
    std::vector<FormRow> forms;
};
struct DraftsLoaded {
    std::vector<DraftSummary> drafts;
};
struct RecordsListed {
    std::vector<RecordRow> rows;
    std::uint64_t total = 0;
    std::string search; // which question this answers
    RecordChoice choice = {};
    std::vector<AlikePlaces> alike = {}; // of places
};
struct RecordLoaded {
    RecordPage page;
};
struct PlacesFound {
    std::vector<Place> places;
};
struct HandoverWritten {
    HandedOver handed_over;
};
struct FolderRead {
    std::string folder;
    std::vector<app::MergeFile> files;
};
struct FileMerged {
    app::MergeFile file;
};
struct LaptopApproved {
    LaptopId laptop{};
    MergeCounts counts;     // of its files that waited
    std::string trouble;    // why one of them could not be put in after all
    bool some_wait = false; // which of them are in is seen as they are put in once more
};
struct RepliesWritten {
    std::uint64_t files = 0;
};
struct ConflictsLoaded {
    std::vector<ConflictCase> cases;
};
struct Resolved {};
struct DraftMoved {}; // discarded, taken back, or now of another version
struct MovePlanned {
    DraftMove move;
};
/// Of anything that has no failure of its own.
struct Failed {
    Error error;
};

} // namespace news

// clang-format off
using AnyNews = std::variant<
    news::StoreOpened, news::ProjectStarted, news::OpenFailed, news::WordsRight, news::StoreClosed, news::HomeLoaded,
    news::FormsLoaded, news::DraftsLoaded, news::InterviewOpened, news::StepsSaved,
    news::SaveFailed, news::PictureKept, news::FileKept, news::FileNotKept, news::InterviewFinished, news::FinishFailed, news::RecordsListed,
    news::RecordLoaded, news::PlacesFound, news::HandoverWritten, news::FolderRead,
    news::FileMerged, news::LaptopApproved, news::RepliesWritten, news::ConflictsLoaded,
    news::MergeStopped, news::ImportsLoaded, news::ImportTurned,
    news::ProjectJoined, news::FilesFound, news::ShelfLoaded, news::FormChecked, news::CheckedFormAdded,
    news::AnswersExported, news::GivenLoaded, news::SettingsLoaded, news::LookKept, news::DrillPassed,
    news::CardWritten, news::SettingsFailed, news::RecordChanged, news::ChangeRefused,
    news::LaptopsLoaded, news::LaptopRetired, news::ErasingPlanned, news::RecordErased, news::Resolved, news::DraftMoved,
    news::MovePlanned, news::PictureLoaded, news::RoundsLoaded, news::RoundMade, news::RoundRefused, news::VisitSaved,
    news::VisitFailed, news::VisitUndone, news::UndoFailed, news::RoundChanged, news::CheckInKept, news::PhoneLoaded,
    news::PaperWritten, news::FileShown, news::AlikeFound, news::PlacesJoined, news::PlacesParted, news::RealThingsFound,
    news::TermsLoaded, news::TermsKept, news::TermsRefused, news::RetentionApplied,
    news::ConcernSealed, news::ConcernsOpened, news::ConcernsWritten, news::ConcernRefused, news::InterviewsSealed, news::Failed>;
// clang-format on

/// With its special members in one place: of a variant this long they are most of what a file that
/// holds one costs to compile.
struct News : AnyNews {
    using AnyNews::variant;
    News(const News&);
    News(News&&) noexcept;
    News& operator=(const News&);
    News& operator=(News&&) noexcept;
    ~News();
};

} // namespace kith::app
