#include "app/model/model.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace kith::app;

namespace {

constexpr Instant now{5'000};

template <class C> bool asks_for(const Commands& commands) {
    return std::any_of(commands.begin(), commands.end(), [](const Command& command) {
        return std::holds_alternative<C>(command);
    });
}

MergeFile file_with(FileState state) {
    MergeFile file;
    file.file = "/stick/kith-1.kithb";
    file.state = state;
    return file;
}

} // namespace

TEST_CASE("a missing store is never made without being asked for", "[unlock]") {
    Model model = make_model("/p/none.kith", false);
    CHECK(model.screen == Screen::unlock);
    CHECK_FALSE(model.unlock.store_exists);
    const Commands commands = update(model, intent::GoTo{Screen::new_project}, now);
    CHECK_FALSE(asks_for<command::StartProject>(commands));
}

TEST_CASE("a new project needs a name, a person and the same words twice", "[unlock]") {
    Model model = make_model("/p/none.kith", false);
    intent::StartProject wish{"Test Street", "Amina", "quiet river", "quiet rivet", true};
    CHECK_FALSE(asks_for<command::StartProject>(update(model, wish, now)));
    CHECK(model.unlock.error.key == "new_project.not_the_same");
    wish.again = wish.passphrase;
    CHECK(asks_for<command::StartProject>(update(model, wish, now)));
}

TEST_CASE("wrong words say so and leave the store locked", "[unlock]") {
    Model model = make_model("/p/a.kith", true);
    CHECK(asks_for<command::OpenStore>(update(model, intent::Unlock{"wrong words"}, now)));
    (void)receive(model, news::OpenFailed{{ErrorCode::wrong_passphrase, "No."}});
    CHECK(model.screen == Screen::unlock);
    CHECK(model.unlock.error.key == "unlock.wrong");
    CHECK_FALSE(model.unlock.is_working);
}

TEST_CASE("the recovery code is shown once and then forgotten", "[unlock]") {
    Model model = make_model("/p/a.kith", false);
    (void)receive(model, news::ProjectStarted{{}, "ABCD-EFGH"});
    CHECK(model.screen == Screen::recovery);
    CHECK(model.unlock.recovery_code == "ABCD-EFGH");
    (void)update(model, intent::RecoveryNoted{}, now);
    CHECK(model.unlock.recovery_code.empty());
    CHECK(model.screen == Screen::terms);
    (void)update(model, intent::GoTo{Screen::home}, now); // skipped
    CHECK(model.screen == Screen::home);
}

TEST_CASE("locking forgets everything that was on the screen", "[unlock]") {
    Model model = make_model("/p/a.kith", true);
    (void)receive(model, news::StoreOpened{{"Test Street", "Amina B.", {}, true, true}});
    model.records.search = "somebody";
    CHECK(asks_for<command::CloseStore>(update(model, intent::Lock{}, now)));
    (void)receive(model, news::StoreClosed{});
    CHECK(model.screen == Screen::unlock);
    CHECK(model.records.search.empty());
    CHECK(model.session.person.empty());
}

TEST_CASE("files are put in one after the other, and only those that are ready", "[merge]") {
    Model model = make_model("/p/a.kith", true);
    (void)update(model, intent::LookIntoFolder{"/stick"}, now);
    (void)receive(model,
                  news::FolderRead{"/stick",
                                   {file_with(FileState::ready),
                                    file_with(FileState::refused),
                                    file_with(FileState::ready)}});
    CHECK(asks_for<command::MergeFile>(update(model, intent::MergeFiles{}, now)));
    CHECK(model.merge.running == 0);
    CHECK(asks_for<command::MergeFile>(
        receive(model, news::FileMerged{file_with(FileState::merged)})));
    CHECK(model.merge.running == 2);
    CHECK_FALSE(asks_for<command::MergeFile>(
        receive(model, news::FileMerged{file_with(FileState::merged)})));
    CHECK_FALSE(model.merge.running);
}

TEST_CASE("a file that waits for another of its laptop is tried again after that", "[merge]") {
    Model model = make_model("/p/a.kith", true);
    (void)update(model, intent::LookIntoFolder{"/stick"}, now);
    MergeFile later = file_with(FileState::ready);
    later.waits_for_earlier = true;
    later.laptop = LaptopId{7};
    MergeFile earlier = later;
    earlier.waits_for_earlier = false;
    (void)receive(model, news::FolderRead{"/stick", {later, earlier}});
    (void)update(model, intent::MergeFiles{}, now);
    later.state = FileState::waits;
    CHECK(asks_for<command::MergeFile>(receive(model, news::FileMerged{later})));
    CHECK(model.merge.running == 1);
    earlier.state = FileState::merged;
    CHECK(asks_for<command::MergeFile>(receive(model, news::FileMerged{earlier})));
    CHECK(model.merge.running == 0);
    CHECK_FALSE(asks_for<command::MergeFile>(receive(model, news::FileMerged{later})));
    CHECK(model.merge.files[0].state == FileState::waits); // and not for ever
}

TEST_CASE("a decision can be taken back and made again", "[conflicts]") {
    Model model = make_model("/p/a.kith", true);
    ConflictCase one;
    one.record = "Nasreen";
    one.sides.resize(2);
    (void)receive(model, news::ConflictsLoaded{{one}});
    CHECK(asks_for<command::Resolve>(update(model, intent::KeepValue{1}, now)));
    (void)receive(model, news::Resolved{});
    CHECK(model.conflicts.cases.empty());
    (void)update(model, intent::TakeBack{}, now);
    REQUIRE(model.conflicts.cases.size() == 1);
    CHECK(model.conflicts.cases.front().record == "Nasreen");
}

TEST_CASE("an answer to an older search is not shown", "[records]") {
    Model model = make_model("/p/a.kith", true);
    (void)update(model, intent::SearchRecords{"new"}, now);
    RecordRow row;
    row.title = "Old";
    (void)receive(model, news::RecordsListed{{row}, 1, "old"});
    CHECK(model.records.rows.empty());
}
