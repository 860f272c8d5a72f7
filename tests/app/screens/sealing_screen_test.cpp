// A worker is told before and after that interviews are sealed, and lists show them as a count.
#include "app/screens/hand_over_screen.h"
#include "app/screens/home_screen.h"
#include "app/screens/records_screen.h"
#include "app/screens/round_end_screen.h"
#include "tests/app/screens/shown_screen.h"

using namespace kith;
using namespace kith::app;
using kith::test::ShownScreen;

namespace {

auto end_drawer() {
    return [](Kit& kit, const Model& model) {
        return draw_round_end_screen(kit, make_round_end_view(model));
    };
}

auto hand_over_drawer() {
    return [draft = FolderDraft{}](Kit& kit, const Model& model) mutable {
        return draw_hand_over_screen(kit, make_hand_over_view(model), draft);
    };
}

template <class Shown> bool says_there(const Shown& shown, std::string_view words) {
    return shown.ui.screen().find(words) != std::string::npos;
}

Model sealing_at(Sealing moment) {
    Model model = make_model("/p/test.kith", true);
    model.counts.sealing = moment;
    return model;
}

bool asks_to_seal(const Commands& commands, Sealing moment) {
    for (const Command& one : commands)
        if (const auto* seal = std::get_if<command::Seal>(&one)) return seal->moment == moment;
    return false;
}

Round some_round() {
    Round round;
    round.name = "Mill Lane";
    return round;
}

} // namespace

TEST_CASE("done for today says what will be sealed, and afterwards that it is", "[sealing]") {
    ShownScreen shown(end_drawer());
    shown.model.screen = Screen::round_end;
    shown.model.counts.sealing = Sealing::shift_end;
    shown.model.counts.to_seal = 12;
    shown.start();
    CHECK(says_there(shown, "When you finish for today, 12 interviews are sealed"));
    CHECK(says_there(shown, "Unfinished interviews stay open."));
    shown.check_layout();
    shown.ui.click("seal");
    const auto* command = shown.template last_command<command::Seal>();
    REQUIRE(command != nullptr);
    CHECK(command->moment == Sealing::shift_end);

    (void)receive(shown.model, news::InterviewsSealed{12});
    CHECK(shown.model.toast == "toast.sealed");
    HomeCounts counts;
    counts.sealing = Sealing::shift_end;
    counts.sealed = 12;
    (void)receive(shown.model, news::HomeLoaded{counts});
    shown.ui.settle();
    CHECK(says_there(shown,
                     "12 finished interviews are sealed: only a coordinator can read them now. "
                     "They still go out with the next hand-over."));
    CHECK_FALSE(says_there(shown, "Finish and seal"));
    shown.check_layout();
}

TEST_CASE("closing the round ends the shift where the project seals then", "[sealing]") {
    for (const Sealing moment : sealings) {
        Model model = sealing_at(moment);
        model.rounds.round = some_round();
        const Commands commands = update(model, intent::EndRound{}, Instant{1});
        CHECK(std::holds_alternative<command::CloseRound>(commands.front()));
        CHECK(asks_to_seal(commands, Sealing::shift_end) == (moment == Sealing::shift_end));
    }
}

TEST_CASE("a verified hand-over seals where the project says so, and nowhere else", "[sealing]") {
    for (const Sealing moment : sealings) {
        Model model = sealing_at(moment);
        const Commands commands = receive(model, news::HandoverWritten{});
        CHECK(asks_to_seal(commands, Sealing::hand_over) == (moment == Sealing::hand_over));
    }
}

TEST_CASE("the hand-over page says before it writes what will be sealed", "[sealing]") {
    ShownScreen shown(hand_over_drawer());
    shown.model.screen = Screen::hand_over;
    shown.model.counts.sealing = Sealing::hand_over;
    shown.model.counts.to_seal = 1;
    shown.start();
    CHECK(says_there(shown, "After this hand-over 1 interview is sealed"));
    CHECK_FALSE(says_there(shown, "Finish and seal"));
    shown.check_layout();
    shown.model.counts.sealing = Sealing::never;
    shown.ui.settle();
    CHECK_FALSE(says_there(shown, "is sealed"));
}

TEST_CASE("sealed interviews are a count at home and above the list of records", "[sealing]") {
    ShownScreen home(
        [](Kit& kit, const Model& model) { return draw_home_screen(kit, make_home_view(model)); });
    home.model.screen = Screen::home;
    home.model.counts.sealed = 3;
    home.start();
    CHECK(says_there(home, "3 interviews are sealed and go out with the next hand-over"));
    home.check_layout();

    ShownScreen records([draft = RecordsDraft{}](Kit& kit, const Model& model) mutable {
        return draw_records_screen(kit, make_records_view(model), draft);
    });
    records.model.screen = Screen::records;
    records.model.counts.sealed = 3;
    records.start();
    CHECK(says_there(records,
                     "3 sealed interviews are not shown: only a coordinator can read them."));
    records.check_layout();
}
