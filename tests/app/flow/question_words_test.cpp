#include "app/flow/project.h"
#include "app/flow/question_words.h"
#include "tests/support/must.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>

using namespace kith;
using namespace kith::app;
using kith::test::must;

TEST_CASE("a stored answer is said by its question and the names of its choices", "[words]") {
    const test::ScratchFolder scratch;
    PosixFileSystem files;
    FixedClock clock{Instant{1'795'000'000'000}};
    SystemRandom random;
    auto started = must(start_project(
        {files, clock, random}, scratch.path() / "centre.kith", {"Lane", "a b c d", "Sana", true}));
    const auto form = scratch.path() / "form";
    std::filesystem::create_directory(form);
    std::ofstream(form / "survey.csv") << "type,name,label,save_to\n"
                                          "text,called,Name?,called_by\n"
                                          "begin group,week,Week,\n"
                                          "select_multiple slots,free,When?,free_when\n"
                                          "end group,,,\n";
    std::ofstream(form / "choices.csv") << "list_name,name,label\n"
                                           "slots,am,Morning\n"
                                           "slots,pm,Afternoon\n";
    std::ofstream(form / "entities.csv") << "list_name,label\nperson,${called}\n";
    std::ofstream(form / "settings.csv") << "form_title,form_id,version\nMill Lane,lane,1\n";
    const auto added = must(add_form_file(*started.store, form));
    for (const Finding& finding : added.findings)
        UNSCOPED_INFO(finding.message);
    REQUIRE(added.form);

    FormShelf shelf;
    const QuestionWords asked = question_words(*started.store, shelf, "lane", "/week/free");
    CHECK(asked.question == "When?");
    CHECK(asked.takes_many);
    CHECK(asked.say("am pm gone") == "Morning, Afternoon, gone");
    CHECK(asked.say("") == "");
    // The property of a person is said by the question that saves to it.
    CHECK(question_words(*started.store, shelf, "person", "/free_when").say("pm") == "Afternoon");
    const QuestionWords note = question_words(*started.store, shelf, "lane", "/week/free@note");
    CHECK(note.question == "When?");
    CHECK(note.say("am") == "am"); // a note is nobody's choice
    CHECK(question_words(*started.store, shelf, "person", "/shoe_size").question == "shoe_size");
    CHECK(must(form_titles(*started.store)).at("lane") == "Mill Lane");
}
