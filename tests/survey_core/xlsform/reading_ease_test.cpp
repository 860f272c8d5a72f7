// Every English text of the forms that come with Kith is measured. Floor: 60, plain English. Texts
// of fewer than four words are measured and printed but not held to it, for the measure is one of
// running text. What lies below the floor stands in below_floor.csv with a reason.
//
// `xlsform_tests "[.reading]"` prints the whole table.
#include "survey_core/xlsform/load_form.h"
#include "tests/support/must.h"
#include "tests/support/reading_ease.h"

#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <set>

using namespace kith;
using kith::test::must;
using kith::test::reading_ease;
using kith::test::spoken_words;
using kith::test::syllables_of;

namespace {

constexpr double floor_ease = 60.0;
constexpr std::size_t shortest_held = 4;
const Path source_folder = KITH_SOURCE_DIR;

std::string english(const LocalText& text) {
    std::string all;
    if (text.empty()) return all;
    for (const TextPiece& piece : text.in(0).pieces)
        all += piece.value == no_expression ? piece.text : "it";
    return all;
}

/// Every text that somebody reads or hears, once.
std::set<std::string> english_texts() {
    PosixFileSystem disk;
    std::set<std::string> texts;
    for (const Path& folder : must(disk.list(source_folder / "assets" / "forms"))) {
        const LoadedForm loaded = load_form(disk, folder);
        REQUIRE(loaded.form.has_value());
        for (const Node& node : loaded.form->nodes())
            for (const LocalText* text :
                 {&node.label, &node.hint, &node.constraint_message, &node.required_message})
                texts.insert(english(*text));
        for (const ChoiceList& list : loaded.form->lists())
            for (const Choice& choice : list.choices)
                texts.insert(english(choice.label));
    }
    std::erase_if(texts, [](const std::string& text) { return spoken_words(text).empty(); });
    return texts;
}

/// Text and reason of what may lie below the floor.
std::map<std::string, std::string> excused() {
    PosixFileSystem disk;
    const Bytes bytes = must(read_file(
        disk, source_folder / "tests" / "assets" / "reading_ease" / "below_floor.csv", 1U << 20U));
    const Workbook table = must(read_csv_sheets({{"below_floor", std::string(as_text(bytes))}}));
    std::map<std::string, std::string> reasons;
    for (const SheetRow& row : table.sheets.front().rows)
        if (row.number > 1)
            reasons[row.cells.at(0).text] = row.cells.size() > 1 ? row.cells[1].text : "";
    return reasons;
}

} // namespace

TEST_CASE("syllables are counted by the stated rule", "[reading]") {
    CHECK(syllables_of("neighbour") == 2);
    CHECK(syllables_of("home") == 1);
    CHECK(syllables_of("little") == 2);
    CHECK(syllables_of("asked") == 1);
    CHECK(syllables_of("wanted") == 2);
    CHECK(syllables_of("services") == 3);
    CHECK(syllables_of("likes") == 1);
    CHECK(syllables_of("the") == 1);
    CHECK(syllables_of("16") == 1);
}

TEST_CASE("reading ease is Flesch's formula", "[reading]") {
    // 6 words, 1 sentence, 6 syllables.
    CHECK(reading_ease("The cat sat on the mat.") > 116.1);
    CHECK(reading_ease("The cat sat on the mat.") < 116.2);
    // 2 sentences of 2 words of 1 syllable each.
    CHECK(reading_ease("Stop here. Go on.") > 120.2);
    CHECK(reading_ease("Organisational responsibilities notwithstanding.") < -200);
}

TEST_CASE("no text of the forms is harder than plain English without a stated reason",
          "[reading]") {
    const auto reasons = excused();
    std::set<std::string> unused;
    for (const auto& [text, reason] : reasons) {
        CAPTURE(text);
        CHECK_FALSE(reason.empty());
        unused.insert(text);
    }
    for (const std::string& text : english_texts()) {
        if (spoken_words(text).size() < shortest_held) continue;
        const double ease = reading_ease(text);
        CAPTURE(text, ease);
        if (ease < floor_ease) CHECK(reasons.contains(text));
        if (ease < floor_ease) unused.erase(text);
    }
    for (const std::string& text : unused)
        FAIL_CHECK(text << " is excused, but not needed in below_floor.csv");
}

TEST_CASE("the reading ease of every English text", "[.reading]") {
    double sum = 0;
    const std::set<std::string> texts = english_texts();
    for (const std::string& text : texts) {
        sum += reading_ease(text);
        std::cout << fmt::format("{:7.1f}  {}\n", reading_ease(text), text);
    }
    std::cout << fmt::format("{:7.1f}  is the mean of {} texts\n",
                             sum / static_cast<double>(texts.size()),
                             texts.size());
}
