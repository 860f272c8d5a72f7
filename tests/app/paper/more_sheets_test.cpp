// The directory, the route card and the blank form.
#include "app/paper/blank_form.h"
#include "app/paper/directory.h"
#include "app/paper/route_card.h"
#include "tests/app/paper/printed_text.h"

using namespace kith;
using namespace kith::app;
using namespace kith::test;

namespace {

const Instant november{1'795'000'000'000};
const Letterhead head{"Mill Lane together", "01632 960 001", november};

AssetPage hall() {
    AssetPage asset;
    asset.name = "Mill Lane Hall";
    asset.kind_words = "Place or building";
    asset.does = "Lunch club";
    asset.where = "Mill Lane";
    asset.when = "Fridays";
    asset.named_at = november;
    return asset;
}

} // namespace

TEST_CASE("the directory says what, where, when, and who looked", "[paper]") {
    const Words words = paper_words("en");
    AssetPage looked = hall();
    looked.name = "The allotments";
    looked.verified_by = "Rukhsana";
    looked.verified_at = november;
    const PrintedText sheet = print_text(directory({hall(), looked}, head, words), words);
    for (const char* said : {"Mill Lane Hall",
                             "Lunch club",
                             "Fridays",
                             "Nobody yet",
                             "The allotments",
                             "Rukhsana",
                             "Place or building",
                             "printed pale"})
        CHECK(sheet.says(said));
    CHECK(sheet.every_page_says("RESTRICTED"));
    CHECK(print_text(directory({}, head, words), words).says("Nobody has named"));
}

TEST_CASE("the route card has the doors in order, whom to ring and when to be heard from",
          "[paper]") {
    const Words words = paper_words("en");
    Route route{"Saturday round",
                "Amina",
                "Rukhsana",
                "01632 960 002",
                "Dev",
                "01632 960 003",
                "Saturday, 10:00",
                "12:30, at the hall",
                {{"Mill Lane", {{"14", ""}, {"16, Flat 2", "no cold callers: leaflet"}}},
                 {"Elm Row", {{"1", ""}}}}};
    const PrintedText card = print_text(route_card(route, head, words), words);
    for (const char* said : {"Saturday round",
                             "01632 960 002",
                             "01632 960 003",
                             "12:30, at the hall",
                             "16, Flat 2",
                             "no cold callers",
                             "cannot call for help"})
        CHECK(card.says(said));
    const std::string& page = card.pages.front();
    CHECK(page.find("Mill Lane") < page.find("Elm Row"));
}

TEST_CASE("a route of three hundred doors keeps its head on every page", "[paper]") {
    const Words words = paper_words("en");
    Route route;
    route.streets.push_back({"Mill Lane", {}});
    for (int i = 1; i <= 300; ++i)
        route.streets[0].doors.push_back({"no " + std::to_string(i), ""});
    const PrintedText card = print_text(route_card(route, head, words), words);
    CHECK(card.every_page_says("Outcome"));
    CHECK(card.says("no 300"));
}

TEST_CASE("a blank form has codes, numbered choices and says when a question is left out",
          "[paper]") {
    const Words words = paper_words("en");
    PaperForm form{"Needs", "needs", "7", {}};
    form.questions.push_back(
        {"1", "Do you live alone?", "", PaperAnswer::one_choice, {"1 Yes", "2 No"}, {}});
    form.questions.push_back(
        {"2", "Who visits?", "", PaperAnswer::line, {}, {{"1", {"1 Yes"}, false}}});
    form.questions.push_back(
        {"3", "What do you like?", "", PaperAnswer::many_choices, {"1 Tea"}, {{"2", {}, false}}});
    PaperQuestion hard{"4", "And then?", "", PaperAnswer::lines, {}, {}};
    hard.is_undecided = true;
    form.questions.push_back(hard);
    const PrintedText sheet = print_text(blank_form(form, head, words), words);
    for (const char* said : {"Form needs, version 7",
                             "Only if 1 is 1 Yes.",
                             "Only if 2 has an answer.",
                             "Tick as many as fit.",
                             "the program decides"})
        CHECK(sheet.says(said));
}
