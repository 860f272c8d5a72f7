#include "app/shell/errands.h"

#include <type_traits>

namespace kith::app {
namespace {

template <class C>
constexpr bool only_reads =
    std::is_same_v<C, command::LoadHome> || std::is_same_v<C, command::LoadForms> ||
    std::is_same_v<C, command::LoadDrafts> || std::is_same_v<C, command::ListRecords> ||
    std::is_same_v<C, command::LoadRecord> || std::is_same_v<C, command::FindPlaces> ||
    std::is_same_v<C, command::FindFiles> || std::is_same_v<C, command::LoadShelf> ||
    std::is_same_v<C, command::CheckForm> || std::is_same_v<C, command::ExportAnswers> ||
    std::is_same_v<C, command::LoadGiven> || std::is_same_v<C, command::LoadSettings> ||
    std::is_same_v<C, command::LoadImports> || std::is_same_v<C, command::LoadLaptops> ||
    std::is_same_v<C, command::PlanErasing> || std::is_same_v<C, command::KeepLook> ||
    std::is_same_v<C, command::LoadPicture> || std::is_same_v<C, command::LoadRounds> ||
    std::is_same_v<C, command::FindAlike> || std::is_same_v<C, command::FindRealThings> ||
    std::is_same_v<C, command::LoadPhone> || std::is_same_v<C, command::ShowFile> ||
    std::is_same_v<C, command::LoadTerms>;

template <class C>
constexpr bool takes_long =
    std::is_same_v<C, command::OpenStore> || std::is_same_v<C, command::StartProject> ||
    std::is_same_v<C, command::AddForm> || std::is_same_v<C, command::WriteHandover> ||
    std::is_same_v<C, command::ReadFolder> || std::is_same_v<C, command::MergeFile> ||
    std::is_same_v<C, command::ApproveLaptop> || std::is_same_v<C, command::WriteReplies> ||
    std::is_same_v<C, command::LoadConflicts> || std::is_same_v<C, command::KeepPicture> ||
    std::is_same_v<C, command::KeepFile> || std::is_same_v<C, command::JoinProject> ||
    std::is_same_v<C, command::AddCheckedForm> || std::is_same_v<C, command::RunDrill> ||
    std::is_same_v<C, command::MakeCard> || std::is_same_v<C, command::CorrectRecord> ||
    std::is_same_v<C, command::DeleteRecord> || std::is_same_v<C, command::UndeleteRecord> ||
    std::is_same_v<C, command::UndoImport> || std::is_same_v<C, command::RedoImport> ||
    std::is_same_v<C, command::EraseRecord> || std::is_same_v<C, command::MakeRound> ||
    std::is_same_v<C, command::WritePaper> || std::is_same_v<C, command::VerifyAsset> ||
    std::is_same_v<C, command::JoinPlaces> || std::is_same_v<C, command::PartPlaces> ||
    std::is_same_v<C, command::UndoJoin> || std::is_same_v<C, command::ApplyRetention> ||
    std::is_same_v<C, command::SendConcerns> || std::is_same_v<C, command::Seal>;

/// Nothing but these may run while no store is open.
template <class C>
constexpr bool needs_no_store =
    std::is_same_v<C, command::OpenStore> || std::is_same_v<C, command::StartProject> ||
    std::is_same_v<C, command::CloseStore> || std::is_same_v<C, command::FindPlaces> ||
    std::is_same_v<C, command::FindFiles> || std::is_same_v<C, command::JoinProject> ||
    std::is_same_v<C, command::KeepLook> || std::is_same_v<C, command::StopMerge>;

} // namespace

Lane lane_of(const Command& command) {
    return std::visit(
        [](const auto& one) {
            using C = std::decay_t<decltype(one)>;
            if (only_reads<C>) return Lane::reading;
            return takes_long<C> ? Lane::long_work : Lane::answers;
        },
        command);
}

News run_errand(Desk& desk, const Command& command) {
    return std::visit(
        [&](const auto& one) -> News {
            using C = std::decay_t<decltype(one)>;
            const bool is_open = only_reads<C> ? desk.reader != nullptr : desk.store != nullptr;
            if (!needs_no_store<C> && !is_open)
                return news::Failed{
                    {ErrorCode::refused, "The project is locked; unlock it first."}};
            return run(desk, one);
        },
        command);
}

News run(Desk&, const command::StopMerge&) {
    return news::MergeStopped{}; // nothing runs that could be told to stop
}

} // namespace kith::app
