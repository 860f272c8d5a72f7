#include "app/screens/conflicts_screen.h"
#include "app/screens/hand_over_screen.h"
#include "app/screens/home_screen.h"
#include "app/screens/interview_screen.h"
#include "app/screens/merge_screen.h"
#include "app/screens/new_project_screen.h"
#include "app/screens/records_screen.h"
#include "app/screens/start_screen.h"
#include "app/screens/unlock_screen.h"
#include "tests/app/model/small_form.h"
#include "tests/app/screens/shown_screen.h"

using namespace kith;
using namespace kith::app;
using kith::test::ShownScreen;

namespace {

auto interview_drawer() {
    return [draft = InterviewDraft{}](Kit& kit, const Model& model) mutable {
        return draw_interview_screen(kit, make_interview_view(model), draft);
    };
}

struct Chance {
    SeededRandom random{7};
};

} // namespace

TEST_CASE("the lock takes the words by keyboard alone", "[unlock]") {
    ShownScreen shown([draft = UnlockDraft{}](Kit& kit, const Model& model) mutable {
        return draw_unlock_screen(kit, make_unlock_view(model), draft);
    });
    shown.start();
    shown.check_layout();
    shown.ui.type("quiet river");
    shown.ui.press(Key::enter);
    REQUIRE(shown.last<intent::Unlock>() != nullptr);
    CHECK(shown.last<intent::Unlock>()->passphrase == "quiet river");
}

TEST_CASE("where no store is, the lock says so and offers to start a project", "[unlock]") {
    ShownScreen shown([draft = UnlockDraft{}](Kit& kit, const Model& model) mutable {
        return draw_unlock_screen(kit, make_unlock_view(model), draft);
    });
    shown.model.unlock.store_exists = false;
    shown.start();
    shown.check_layout();
    CHECK_FALSE(shown.ui.sees("passphrase"));
    shown.ui.click("start_project");
    REQUIRE(shown.last<intent::GoTo>() != nullptr);
    CHECK(shown.last<intent::GoTo>()->screen == Screen::new_project);
}

TEST_CASE("home shows four places with their counts, a coordinator three more", "[home]") {
    ShownScreen shown(
        [](Kit& kit, const Model& model) { return draw_home_screen(kit, make_home_view(model)); });
    shown.model.screen = Screen::home;
    shown.model.session = {"Test Street", "Amina Begum", {}, true, true};
    shown.model.counts = {2, 14, 31, 30, 60, 3, 0};
    shown.start();
    shown.check_layout();
    CHECK(shown.ui.sees("bar.test"));
    CHECK(shown.ui.item("drafts").value == "2");
    CHECK(shown.ui.item("ready").value == "14");
    CHECK(shown.ui.item("come_in").value == "30");
    CHECK(shown.ui.item("conflicts").value == "3");
    CHECK(shown.ui.screen().find("30 records from laptops are put together here") !=
          std::string::npos);
    CHECK_FALSE(shown.ui.sees("handed_over"));
    shown.ui.press_character('1');
    REQUIRE(shown.last<intent::GoTo>() != nullptr);
    CHECK(shown.last<intent::GoTo>()->screen == Screen::start);
}

TEST_CASE("an interview is held with digits, letters and enter", "[interview]") {
    Chance chance;
    ShownScreen shown(interview_drawer());
    (void)receive(shown.model,
                  news::InterviewOpened{test::small_interview(shown.clock, chance.random), {}});
    shown.start();
    shown.check_layout();
    shown.ui.press_character('1');
    shown.ui.press(Key::enter);
    shown.ui.settle();
    shown.ui.type("fixing bikes");
    shown.ui.press(Key::enter);
    shown.ui.settle();
    const auto& engine = shown.model.interview->live->engine();
    CHECK(engine.state(*engine.find("/data/talk")).value == "yes");
    CHECK(engine.state(*engine.find("/data/thanked")).value == "fixing bikes");
    CHECK(shown.ui.sees("What are you good at?"));
    shown.ui.press_character('2');
    CHECK(engine.state(*engine.find("/data/gifts")).value == "garden");
    shown.check_layout();
}

TEST_CASE("saved is shown only when the store has answered", "[interview]") {
    Chance chance;
    ShownScreen shown(interview_drawer());
    (void)receive(shown.model,
                  news::InterviewOpened{test::small_interview(shown.clock, chance.random), {}});
    shown.start();
    CHECK(shown.ui.sees("Saved on this laptop"));
    shown.ui.press_character('1');
    CHECK_FALSE(shown.ui.sees("Saved on this laptop"));
    CHECK(shown.ui.sees("Saving …"));
    (void)receive(shown.model, news::StepsSaved{DraftId{1}});
    (void)receive(shown.model, news::StepsSaved{DraftId{1}});
    shown.ui.settle();
    CHECK(shown.ui.sees("Saved on this laptop"));
}

TEST_CASE("the end reads back what was heard and names what is missing", "[interview]") {
    Chance chance;
    ShownScreen shown(interview_drawer());
    (void)receive(shown.model,
                  news::InterviewOpened{test::small_interview(shown.clock, chance.random), {}});
    (void)update(shown.model, intent::Answer{"/thanked", "soup"}, shown.clock.now());
    shown.model.interview->is_at_end = true;
    shown.start();
    shown.check_layout();
    CHECK(shown.ui.sees("One question still needs an answer"));
    CHECK(shown.ui.sees("heard./thanked"));
    shown.ui.click("fix./talk");
    CHECK_FALSE(shown.model.interview->is_at_end);
    CHECK(shown.model.interview->live->shown() == "/talk");
}

TEST_CASE("a hand-over needs a folder and shows its check words", "[handover]") {
    ShownScreen shown([draft = FolderDraft{}](Kit& kit, const Model& model) mutable {
        return draw_hand_over_screen(kit, make_hand_over_view(model), draft);
    });
    shown.model.screen = Screen::hand_over;
    shown.model.counts.ready = 3;
    shown.model.handover.places = {{"/media/a/BLUE", "BLUE", true, 4'000'000'000}};
    shown.start();
    shown.check_layout();
    CHECK_FALSE(shown.ui.item("write").is_enabled);
    shown.ui.press_character('1');
    shown.ui.press(Key::enter);
    REQUIRE(shown.last<intent::WriteHandover>() != nullptr);
    CHECK(shown.last<intent::WriteHandover>()->folder == "/media/a/BLUE");
    (void)receive(shown.model,
                  news::HandoverWritten{{"/media/a/BLUE/k.kithb", 3, 40, 9000, "maple river"}});
    shown.ui.settle();
    CHECK(shown.ui.screen().find("maple river") != std::string::npos);
    shown.check_layout();
}

TEST_CASE("each file shows its sender and its state; a new laptop is approved there", "[merge]") {
    ShownScreen shown([draft = MergeDraft{}](Kit& kit, const Model& model) mutable {
        return draw_merge_screen(kit, make_merge_view(model), draft);
    });
    MergeFile ready;
    ready.file = "/stick/a.kithb";
    ready.sender = "Amina B., laptop 3";
    ready.counts = {12, 3, 1, 2};
    MergeFile waits = ready;
    waits.file = "/stick/b.kithb";
    waits.state = FileState::waits;
    waits.needs_approval = true;
    waits.reason = "This laptop has not been approved yet.";
    shown.model.screen = Screen::merge;
    shown.model.merge.folder = "/stick";
    shown.model.merge.files = {ready, waits};
    shown.start();
    shown.check_layout();
    shown.model.merge.files[0].state = FileState::merged;
    shown.model.merge.files[0].reason = "This file was cut off.";
    shown.ui.settle();
    CHECK(shown.ui.screen().find("This file was cut off.") != std::string::npos);
    shown.model.merge.files[0] = ready;
    shown.ui.click("approve./stick/b.kithb");
    CHECK(shown.last<intent::ApproveLaptop>() != nullptr);
    shown.ui.click("merge");
    CHECK(shown.model.merge.running == 0);
}

TEST_CASE("the work of a copied laptop is let in with one press, by a coordinator alone",
          "[merge]") {
    ShownScreen shown([draft = MergeDraft{}](Kit& kit, const Model& model) mutable {
        return draw_merge_screen(kit, make_merge_view(model), draft);
    });
    MergeFile copy;
    copy.file = "/stick/d.kithb";
    copy.sender = "Amina B., laptop 3";
    copy.state = FileState::waits;
    copy.is_copy = true;
    shown.model.screen = Screen::merge;
    shown.model.merge.folder = "/stick";
    MergeFile ready = copy;
    ready.file = "/stick/e.kithb";
    ready.state = FileState::ready;
    ready.is_copy = false;
    shown.model.merge.files = {copy, ready};
    shown.start();
    CHECK(shown.ui.screen().find("Let its work in") == std::string::npos);
    (void)update(shown.model, intent::LetCopyIn{"/stick/d.kithb"}, Instant{});
    CHECK_FALSE(shown.model.merge.running); // a laptop's store lets nothing in
    shown.model.session.is_hub = true;
    shown.ui.settle();
    shown.ui.click("let_in./stick/d.kithb");
    const auto* merge = shown.last_command<command::MergeFile>();
    REQUIRE(merge != nullptr);
    CHECK(merge->file == "/stick/d.kithb");
    CHECK(merge->lets_copy_in);
    CHECK(shown.model.merge.running == 0);
    copy.is_copy = false;
    copy.state = FileState::merged;
    copy.reason = "Set that laptop up anew before it is used again.";
    (void)receive(shown.model, news::FileMerged{copy});
    shown.ui.settle();
    CHECK(shown.ui.screen().find("Set that laptop up anew") != std::string::npos);
    CHECK(shown.ui.screen().find("Let its work in") == std::string::npos);
    CHECK_FALSE(shown.model.merge.running); // nothing else goes in unasked
}

TEST_CASE("a file that waits for what will never come is put in on a coordinator's word",
          "[merge]") {
    ShownScreen shown([draft = MergeDraft{}](Kit& kit, const Model& model) mutable {
        return draw_merge_screen(kit, make_merge_view(model), draft);
    });
    MergeFile waits;
    waits.file = "/stick/a.kithb";
    waits.sender = "Amina B., laptop 3";
    waits.state = FileState::waits;
    waits.waits_for_earlier = true;
    waits.reason = "Between this file and what is here something is missing.";
    shown.model.screen = Screen::merge;
    shown.model.session.is_hub = true;
    shown.model.merge.folder = "/stick";
    shown.model.merge.files = {waits};
    shown.start();
    shown.check_layout();
    CHECK(shown.ui.sees(
        "If what is missing will never come, and nobody has copied this laptop, this file can "
        "come in without it."));
    shown.ui.click("let_in./stick/a.kithb");
    const auto* merge = shown.last_command<command::MergeFile>();
    REQUIRE(merge != nullptr);
    CHECK(merge->lets_copy_in);
}

TEST_CASE("two answers are decided with 1 and 2, neither is filled in", "[conflicts]") {
    ShownScreen shown([](Kit& kit, const Model& model) {
        return draw_conflicts_screen(kit, make_conflicts_view(model));
    });
    ConflictCase one;
    one.record = "Nasreen Malik";
    one.question = "Phone number";
    one.sides = {{"Amina B.", "laptop 3", Instant{1'000}, "07700 900 418", {}, {}},
                 {"Dev P.", "laptop 7", Instant{2'000}, "07700 900 481", {}, {}}};
    shown.model.screen = Screen::conflicts;
    (void)receive(shown.model, news::ConflictsLoaded{{one, one}});
    shown.start();
    shown.check_layout();
    shown.ui.press_character('2');
    REQUIRE(shown.last<intent::KeepValue>() != nullptr);
    CHECK(shown.last<intent::KeepValue>()->side == 1);
}

TEST_CASE("where nothing waits to be decided, one press leads to what brings it", "[conflicts]") {
    ShownScreen shown([](Kit& kit, const Model& model) {
        return draw_conflicts_screen(kit, make_conflicts_view(model));
    });
    shown.model.screen = Screen::conflicts;
    shown.start();
    CHECK_FALSE(shown.ui.sees("Keys: 1 and 2 keep · L later"));
    shown.ui.click("Bring laptops together");
    CHECK(shown.model.screen == Screen::merge);
}

TEST_CASE("without a stick the merge says what to do and still takes a folder", "[merge]") {
    ShownScreen shown([draft = MergeDraft{}](Kit& kit, const Model& model) mutable {
        return draw_merge_screen(kit, make_merge_view(model), draft);
    });
    shown.model.screen = Screen::merge;
    shown.start();
    CHECK(shown.ui.sees("No stick is in this laptop. Put one in and it appears here."));
    shown.ui.click("Or type a folder");
    shown.ui.type("/media/a/BLUE");
    shown.ui.press(Key::enter);
    REQUIRE(shown.last<intent::LookIntoFolder>() != nullptr);
    CHECK(shown.last<intent::LookIntoFolder>()->folder == "/media/a/BLUE");
}

TEST_CASE("a merge shows how far it is, and stops with one key", "[merge]") {
    ShownScreen shown([draft = MergeDraft{}](Kit& kit, const Model& model) mutable {
        return draw_merge_screen(kit, make_merge_view(model), draft);
    });
    MergeFile first;
    first.file = "/stick/a.kithb";
    MergeFile second = first;
    second.file = "/stick/b.kithb";
    shown.model.screen = Screen::merge;
    shown.model.merge.folder = "/stick";
    shown.model.merge.files = {first, second};
    shown.start();
    shown.ui.click("merge");
    shown.model.merge.share = 0.42F;
    shown.ui.settle();
    CHECK(shown.ui.sees("42 %"));
    CHECK_FALSE(shown.ui.sees("merge"));
    shown.check_layout();
    shown.ui.press_character('S');
    CHECK(shown.last_command<command::StopMerge>() != nullptr);
    CHECK_FALSE(shown.ui.item("stop").is_enabled);
    SECTION("in the middle of a file, which is left out") {
        (void)receive(shown.model, news::MergeStopped{});
        CHECK(shown.model.merge.files[0].state == FileState::ready);
    }
    SECTION("too late for this file: those after it are left") {
        first.state = FileState::merged;
        (void)receive(shown.model, news::FileMerged{first});
        CHECK(shown.model.merge.files[0].state == FileState::merged);
    }
    CHECK_FALSE(shown.model.merge.running);
    shown.ui.settle();
    shown.ui.click("merge"); // and goes on when wanted
    CHECK(shown.model.merge.running);
    CHECK(shown.model.toast != "toast.merge_stopped");
}

TEST_CASE("a file that was put in is undone with a reason, and counts again with one press",
          "[merge]") {
    ShownScreen shown([draft = MergeDraft{}](Kit& kit, const Model& model) mutable {
        return draw_merge_screen(kit, make_merge_view(model), draft);
    });
    shown.model.session.is_hub = true;
    shown.model.screen = Screen::merge;
    const ImportLine blue{ImportNo{7}, Instant{1'000}, "Laptop 3", 12, 3, false};
    (void)receive(shown.model, news::ImportsLoaded{{blue}});
    shown.start();
    shown.ui.click("import.7");
    REQUIRE(shown.model.sheet == SheetKind::undo_import);
    shown.check_layout();
    CHECK(shown.ui.kit.focus.is_on("reason"));
    shown.ui.type("A practice round");
    shown.ui.press(Key::enter);
    const auto* undo = shown.last_command<command::UndoImport>();
    REQUIRE(undo != nullptr);
    CHECK(undo->import == ImportNo{7});
    CHECK(undo->reason == "A practice round");
    shown.ui.click("import.7"); // nothing, until the store has answered
    CHECK(shown.model.sheet == SheetKind::none);
    (void)receive(shown.model, news::ImportTurned{true, 2});
    CHECK(shown.model.toast == "toast.import_undone");
    (void)receive(shown.model,
                  news::ImportsLoaded{{{ImportNo{7}, Instant{1'000}, "Laptop 3", 12, 3, true}}});
    shown.ui.settle();
    CHECK(shown.ui.screen().find("Undone · ") != std::string::npos);
    CHECK(shown.ui.screen().find("2 records were edited later") != std::string::npos);
    shown.ui.click("import.7");
    CHECK(shown.last_command<command::RedoImport>() != nullptr);
}

TEST_CASE("forms, drafts and records open by key", "[start]") {
    ShownScreen shown([draft = StartDraft{}](Kit& kit, const Model& model) mutable {
        return draw_start_screen(kit, make_start_view(model), draft);
    });
    shown.model.screen = Screen::start;
    shown.model.forms = {{FormVersionId{9}, "small", "1", "A small form", {}}};
    shown.start();
    shown.check_layout();
    shown.ui.press_character('1');
    REQUIRE(shown.last<intent::BeginInterview>() != nullptr);

    ShownScreen drafts([](Kit& kit, const Model& model) {
        return draw_drafts_screen(kit, make_drafts_view(model));
    });
    drafts.model.screen = Screen::drafts;
    drafts.model.drafts = {{DraftId{4}, FormVersionId{9}, "", Instant{1}, Instant{2}, "/talk"}};
    drafts.start();
    drafts.check_layout();
    drafts.ui.press_character('1');
    REQUIRE(drafts.last<intent::ResumeDraft>() != nullptr);
}
