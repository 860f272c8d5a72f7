// What each sheet says and never says, and that no page leaves without its mark.
#include "app/paper/data_sheet.h"
#include "app/paper/gift_card.h"
#include "tests/app/paper/printed_text.h"
#include "tests/support/golden/golden_picture.h"

using namespace kith;
using namespace kith::app;
using namespace kith::test;

namespace {

const Instant november{1'795'000'000'000};

PersonPage nasreen() {
    PersonPage person;
    person.called = "Nasreen Malik";
    person.code = "XK4P7R";
    person.language = "Urdu (ur)";
    person.own_words = {"Everybody asks for my samosas."};
    person.gifts = {
        {{},
         {},
         "Cooking for a neighbour",
         "I do it, weekly",
         "No pork, please",
         "offered",
         november},
        {{}, {}, "Mending and sewing", "I could show someone", "", "offered", november}};
    person.welcomes = {{{}, {}, "Company with letters and forms", "", "", "", november}};
    person.facts = {{"Which number or address?", "01632 960 418", {}, false}};
    person.consents = Consents{{{"keep_named", "Yes", Said::yes},
                                {"introduce", "Yes", Said::yes},
                                {"partners", "None of these", Said::no},
                                {"count_me", "", Said::not_asked}},
                               "They said yes out loud",
                               "Amina",
                               "Urdu (ur)",
                               "Capabilities Assessment, 2026112201",
                               november,
                               {}};
    return person;
}

PersonPage nasreen_in_urdu() {
    PersonPage person = nasreen();
    person.called = "نسرین ملک";
    person.own_words = {"سب میرے سموسے مانگتے ہیں۔"};
    person.gifts[0].name = "پڑوسی کے لیے کھانا پکانا";
    person.gifts[0].details = "میں یہ کرتا/کرتی ہوں, ہر ہفتے";
    person.gifts[0].limits = "صرف حلال (halal)";
    person.gifts[1].name = "سلائی اور مرمت";
    person.gifts[1].details = "";
    return person;
}

const Letterhead head{"Mill Lane together", "01632 960 001", november};

Subject held_on_nasreen(std::size_t answers) {
    SubjectRecord record;
    record.about = "Capabilities Assessment";
    record.made = november;
    record.by = "Amina";
    for (std::size_t i = 0; i < answers; ++i)
        record.answers.push_back({"/a", "Question " + std::to_string(i + 1), "Answer"});
    record.answers.push_back({"/called", "What do you like to be called?", "Nasreen Malik"});
    record.history.push_back({november,
                              "Rukhsana",
                              "Which number or address?",
                              "01632 960 418",
                              "she rang us",
                              ChangeKind::set,
                              true});
    return {{record}, false};
}

} // namespace

TEST_CASE("card and slip say who asked, what for, and what becomes of the answers", "[paper]") {
    const Words words = paper_words("en");
    Letterhead told = head;
    told.about = {"Mill Lane tenants", "To find out what people enjoy", "", "We introduce people"};
    for (const Document& sheet :
         {gift_card(nasreen(), told, words), change_slip(nasreen(), told, words)}) {
        const PrintedText paper = print_text(sheet, words);
        CHECK(paper.pages.size() == 1);
        for (const char* said : {"Mill Lane tenants", "What for?", "bring people together?"})
            CHECK(paper.says(said));
        CHECK_FALSE(paper.says("How will the answers be understood?"));
    }
}

TEST_CASE("the gift card names every gift in the person's own words, whom to ring, and the code",
          "[paper]") {
    const Words words = paper_words("en");
    const PrintedText card = print_text(gift_card(nasreen(), head, words), words);
    CHECK(card.pages.size() == 1);
    for (const char* said : {"The gifts of Nasreen Malik",
                             "Cooking for a neighbour",
                             "No pork, please",
                             "Mending and sewing",
                             "Everybody asks for my samosas.",
                             "01632 960 001",
                             "XK4P7R"})
        CHECK(card.says(said));
    CHECK_FALSE(card.says("01632 960 418")); // a card may be found by anybody
    CHECK_FALSE(card.says("letters and forms"));
}

TEST_CASE("the slip has the code and no name", "[paper]") {
    const Words words = paper_words("en");
    const PrintedText slip = print_text(change_slip(nasreen(), head, words), words);
    CHECK(slip.says("XK4P7R"));
    CHECK(slip.says("Quote this code"));
    CHECK_FALSE(slip.says("Nasreen"));
}

TEST_CASE("without a number to ring there is a line to write it on", "[paper]") {
    const Words words = paper_words("en");
    const PrintedText slip =
        print_text(change_slip(nasreen(), {"Mill Lane", "", november}, words), words);
    CHECK(slip.says("write it here"));
}

TEST_CASE("somebody without a name or a code still gets a card and a slip", "[paper]") {
    const Words words = paper_words("en");
    PersonPage unnamed = nasreen();
    unnamed.called = unnamed.code = "";
    const PrintedText card = print_text(gift_card(unnamed, head, words), words);
    CHECK(card.says("Your gifts"));
    CHECK(card.says("There is no code for this talk."));
    unnamed.gifts.clear();
    unnamed.own_words.clear();
    CHECK_FALSE(names_a_gift(unnamed));
}

TEST_CASE("the data sheet tells what was agreed to, what is held, who wrote it and what changed",
          "[paper]") {
    const Words words = paper_words("en");
    const PrintedText sheet =
        print_text(data_sheet(held_on_nasreen(2), nasreen(), head, words), words);
    for (const char* said : {"What Mill Lane together holds on you",
                             "Said to Amina on",
                             "Keep my name with my answers",
                             "No: None of these",
                             "Not asked",
                             "Written down by Amina",
                             "What do you like to be called?",
                             "Rukhsana: “Which number or address?” was changed to",
                             "Reason: she rang us"})
        CHECK(sheet.says(said));
}

TEST_CASE("every page of every sheet carries its mark, its number and the head of its table",
          "[paper]") {
    const Words words = paper_words("en");
    const PrintedText sheet =
        print_text(data_sheet(held_on_nasreen(120), nasreen(), head, words), words);
    REQUIRE(sheet.pages.size() > 2);
    CHECK(sheet.every_page_says("RESTRICTED"));
    for (std::size_t i = 0; i < sheet.pages.size(); ++i)
        CHECK(sheet.pages[i].find("Page " + std::to_string(i + 1) + " of " +
                                  std::to_string(sheet.pages.size())) != std::string::npos);
    for (std::size_t i = 1; i <= 120; ++i)
        CHECK(sheet.says("Question " + std::to_string(i)));
}

TEST_CASE("an empty document is still one marked page", "[paper]") {
    const Words words = paper_words("en");
    const PrintedText sheet = print_text({"Nothing", SecurityMark::restricted, {}}, words);
    CHECK(sheet.pages.size() == 1);
    CHECK(sheet.every_page_says("RESTRICTED"));
}

TEST_CASE("a table goes on under its head, and an answer longer than a page loses no word",
          "[paper]") {
    const Words words = paper_words("en");
    std::string long_answer;
    for (int i = 0; i < 1500; ++i)
        long_answer += "word" + std::to_string(i) + " ";
    const PrintedText sheet =
        print_text({"Long",
                    SecurityMark::restricted,
                    {block::Table{{1, 2}, {"Asked", "Said"}, {{{"Tell", long_answer}, false}}}}},
                   words);
    CHECK(sheet.pages.size() > 1);
    CHECK(sheet.every_page_says("Asked"));
    for (int i = 0; i < 1500; ++i)
        REQUIRE(sheet.says("word" + std::to_string(i)));
}

TEST_CASE("cards and data sheets look as they did when they were looked at", "[paper][golden]") {
    const auto check = [](const std::string& name, const Document& document, const Words& words) {
        const auto pages = print_pictures(document, words, paper_fonts(), 60);
        REQUIRE(pages);
        check_golden("paper_" + name, pages->front());
    };
    const Words english = paper_words("en"), urdu = paper_words("ur");
    check("gift_card_en", gift_card(nasreen(), head, english), english);
    check("gift_card_ur", gift_card(nasreen_in_urdu(), head, urdu), urdu);
    check("data_sheet_en", data_sheet(held_on_nasreen(3), nasreen(), head, english), english);
    check("data_sheet_ur", data_sheet(held_on_nasreen(3), nasreen_in_urdu(), head, urdu), urdu);
}
