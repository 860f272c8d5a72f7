// Five places that people value, written down at a door by real key presses.
//
// The rule. On paper a letter has a box of its own, so a letter that is typed costs what it costs
// there. Every other press (a choice, the next question, one more place) must be paid for by a box
// that the paper form prints for a place: one a choice, one for the line under a question that is
// answered in words. So five places may cost no more such presses than five sheets have boxes.
#include "app/screens/interview_screen.h"
#include "survey_core/xlsform/load_form.h"
#include "tests/app/screens/shown_screen.h"

#include <algorithm>
#include <map>

using namespace kith;
using namespace kith::app;
using kith::test::ShownScreen;

namespace {

struct Written {
    std::string_view name, does, where, when;
    char kind = '1', cost = '1', room = '2', tie = '2';
};
constexpr Written five[] = {
    {"Mill Lane Hall", "Meals and meetings", "Mill Lane 40", "Every day", '3'},
    {"St Anne's lunch club", "A hot meal and bingo", "Church Hill", "Tuesdays", '1', '3'},
    {"The allotments", "Growing, and tea", "Brook Lane", "Daylight", '4', '2', '1'},
    {"Corner shop", "Milk and a board for notes", "Weaver's Row", "7 to 10", '5', '4'},
    {"Choir of all voices", "Singing", "Mill Lane 40", "Thursdays at 7", '1', '2', '3', '1'}};

std::size_t boxes_of_a_place(const Form& form) {
    std::size_t boxes = 0;
    for (const Node& node : form.nodes()) {
        if (node.path.find("/talk/asset/") == std::string::npos || !node.is_question() ||
            !node.is_shown)
            continue;
        const auto list = form.find_list(node.name); // as the shared question lists name them
        boxes += list ? form.list(*list).choices.size() : 1;
    }
    return boxes;
}

class Hands {
public:
    Hands() {
        PosixFileSystem files;
        LoadedForm loaded =
            load_form(files, Path(KITH_SOURCE_DIR) / "assets/forms/community_asset_survey");
        REQUIRE(loaded.form);
        form_ = std::make_shared<const Form>(std::move(*loaded.form));
        InterviewPlace place;
        place.form = form_;
        auto live = LiveInterview::start(std::move(place), shown_.clock, random_);
        REQUIRE(live);
        (void)receive(shown_.model,
                      news::InterviewOpened{std::make_shared<LiveInterview>(std::move(*live)), {}});
        shown_.start();
    }

    [[nodiscard]] const Form& form() const { return *form_; }
    [[nodiscard]] std::string asked() const {
        const std::string path = make_interview_view(shown_.model).in_hand;
        return path.substr(path.rfind('/') + 1);
    }
    [[nodiscard]] std::size_t places() {
        const auto series = engine().find("/" + std::string(form_->root_name()) + "/talk/asset");
        return series ? static_cast<std::size_t>(engine().count(*series)) : 0;
    }
    [[nodiscard]] std::string answer(const std::string& path) {
        const auto found = engine().find("/" + std::string(form_->root_name()) + path);
        return found ? std::string(engine().state(*found).value) : std::string();
    }
    [[nodiscard]] std::string screen() const { return shown_.ui.screen(); }
    [[nodiscard]] bool offers_one_more() const { return shown_.ui.sees("Add one"); }

    void press(char character) {
        shown_.ui.press_character(character);
        shown_.ui.settle();
        ++presses;
    }
    void go_on() {
        shown_.ui.press(Key::enter);
        shown_.ui.settle();
        ++presses;
    }
    void next_page() {
        shown_.ui.press(Key::page_down);
        shown_.ui.settle();
    }
    void type(std::string_view words) {
        shown_.ui.type(words);
        shown_.ui.settle();
        letters += words.size();
    }

    std::size_t presses = 0; // that type no letter
    std::size_t letters = 0;

private:
    [[nodiscard]] Interview& engine() { return shown_.model.interview->live->engine(); }

    static Intents draw(Kit& kit, const Model& model) {
        static InterviewDraft draft;
        return draw_interview_screen(kit, make_interview_view(model), draft);
    }

    SeededRandom random_{7};
    std::shared_ptr<const Form> form_;
    ShownScreen<Intents (*)(Kit&, const Model&)> shown_{draw};
};

/// A digit of a single choice goes on by itself; of several choices Enter does.
void answer_one(Hands& hands, const Written& place) {
    const std::string asked = hands.asked();
    const std::map<std::string, char> digits{{"a_kind", place.kind},
                                             {"a_cost", place.cost},
                                             {"a_room", place.room},
                                             {"a_link", place.tie}};
    const std::map<std::string, std::string_view> words{{"a_name", place.name},
                                                        {"a_does", place.does},
                                                        {"a_where", place.where},
                                                        {"a_when", place.when}};
    if (const auto digit = digits.find(asked); digit != digits.end()) {
        hands.press(digit->second);
        if (hands.asked() == asked) hands.go_on();
        return;
    }
    if (asked == "a_for" || asked == "a_access") hands.press('1');
    if (const auto said = words.find(asked); said != words.end()) hands.type(said->second);
    hands.go_on();
}

void come_to_the_places(Hands& hands) {
    const std::map<std::string, char> consent{{"take_part", '1'},
                                              {"adult", '1'},
                                              {"keep_named", '2'},
                                              {"count_me", '1'},
                                              {"consent_how", '1'}};
    for (int step = 0; step < 40 && hands.asked() != "a_kind"; ++step) {
        const std::string asked = hands.asked();
        const auto digit = consent.find(asked);
        if (digit != consent.end()) hands.press(digit->second);
        if (hands.asked() != asked) continue;
        if (hands.offers_one_more() && asked.empty() && hands.places() == 0)
            hands.press('A');
        else
            hands.next_page();
    }
    INFO(hands.screen());
    REQUIRE(hands.asked() == "a_kind");
}

} // namespace

TEST_CASE("five places cost no more presses than their sheets of paper have boxes", "[five]") {
    Hands hands;
    come_to_the_places(hands);
    hands.presses = hands.letters = 0;
    for (std::size_t i = 0; i < std::size(five); ++i) {
        int steps = 0;
        while (!hands.offers_one_more() || hands.places() != i + 1 || !hands.asked().empty()) {
            INFO(hands.screen());
            REQUIRE(++steps < 30);
            answer_one(hands, five[i]);
        }
        if (i + 1 < std::size(five)) hands.press('A');
    }
    for (std::size_t i = 0; i < std::size(five); ++i) {
        const std::string place = "/talk/asset[" + std::to_string(i + 1) + "]/";
        CHECK(hands.answer(place + "asset_what/a_name") == five[i].name);
        CHECK(hands.answer(place + "asset_what/a_when") == five[i].when);
        CHECK_FALSE(hands.answer(place + "asset_what/a_kind").empty());
        CHECK_FALSE(hands.answer(place + "asset_more/a_access").empty());
        CHECK_FALSE(hands.answer(place + "asset_more/a_link").empty());
    }
    const std::size_t boxes = std::size(five) * boxes_of_a_place(hands.form());
    WARN("five places: " << hands.presses << " presses beside " << hands.letters
                         << " letters; five sheets have " << boxes << " boxes");
    CHECK(hands.presses <= boxes);
    CHECK(hands.presses <= std::size(five) * 17); // what it costs today: it must not grow
}
