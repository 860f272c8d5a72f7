// A coordinator's desk, and one laptop that hands over to it.
#pragma once

#include "app/flow/submissions.h"
#include "survey_core/store/forms.h"
#include "tests/app/shell/desktop.h"
#include "tests/support/scratch_folder.h"

namespace kith::test {

inline std::size_t listed(Desktop& of) {
    return of.gets<app::news::RecordsListed>(app::command::ListRecords{}).rows.size();
}

/// A hub and one laptop that it knows, with a form of one question.
struct MergeBench {
    ScratchFolder scratch;
    Desktop hub{scratch.path() / "hub.kith"};
    Desktop field{scratch.path() / "field.kith"};

    MergeBench() {
        hub.start();
        const Path form = scratch.path() / "ages";
        std::filesystem::create_directory(form);
        REQUIRE(replace_file(
            hub.files, form / "survey.csv", as_bytes("type,name,label\ninteger,age,How old?\n")));
        (void)hub.gets<app::news::CheckedFormAdded>(app::command::AddCheckedForm{form.string()});
        const auto card =
            hub.gets<app::news::CardWritten>(app::command::MakeCard{scratch.path().string()});
        (void)field.gets<app::news::ProjectJoined>(app::command::JoinProject{
            card.card.file, "Blue lid", "Amina Begum", std::string(Desktop::words)});
        const auto waits =
            hub.gets<app::news::FileMerged>(app::command::MergeFile{hand_over()}).file;
        (void)hub.gets<app::news::LaptopApproved>(app::command::ApproveLaptop{waits.laptop});
    }
    std::string hand_over() {
        return field
            .gets<app::news::HandoverWritten>(app::command::WriteHandover{scratch.path().string()})
            .handed_over.file;
    }
    /// The reply to the laptop, for everything that the hub knows.
    std::string reply() {
        const Path folder = scratch.path() / "replies";
        std::filesystem::remove_all(folder);
        std::filesystem::create_directory(folder);
        (void)hub.gets<app::news::RepliesWritten>(app::command::WriteReplies{folder.string()});
        return std::filesystem::directory_iterator(folder)->path().string();
    }
    void hub_takes(const std::string& file) { take(hub, file); }
    void field_takes(const std::string& file) { take(field, file); }
    void collects(const std::string& lines) {
        const std::string form = list_forms(*field.desk.store)->front().form_id;
        REQUIRE(app::add_submissions(*field.desk.store, field.desk.shelf, form, lines, false));
    }

private:
    static void take(Desktop& at, const std::string& file) {
        const auto merged = at.gets<app::news::FileMerged>(app::command::MergeFile{file}).file;
        INFO(merged.reason);
        REQUIRE(merged.state == app::FileState::merged);
    }
};

} // namespace kith::test
