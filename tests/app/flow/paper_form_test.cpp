// A form on paper: codes, choices, rules in words.
#include "app/flow/paper_form.h"
#include "survey_core/xlsform/load_form.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>

using namespace kith;
using namespace kith::app;

namespace {

PaperForm on_paper(const std::string& survey) {
    const test::ScratchFolder scratch;
    const Path folder = scratch.path() / "form";
    std::filesystem::create_directory(folder);
    std::ofstream(folder / "survey.csv") << "type,name,label,relevant\n" << survey;
    std::ofstream(folder / "choices.csv")
        << "list_name,name,label\nyn,yes,Yes\nyn,no,No\nyn,maybe,Maybe\n";
    std::ofstream(folder / "settings.csv") << "form_title,form_id,version\nNeeds,needs,7\n";
    PosixFileSystem files;
    const LoadedForm loaded = load_form(files, folder);
    REQUIRE(loaded.form);
    return paper_form(*loaded.form, "en");
}

const PaperQuestion& question(const PaperForm& form, std::string_view code) {
    for (const PaperQuestion& one : form.questions)
        if (one.code == code) return one;
    FAIL("there is no question " << code);
    return form.questions.front();
}

} // namespace

TEST_CASE("questions are numbered as they are asked, and notes are not", "[paper]") {
    const PaperForm form = on_paper("note,hello,Hello,\ntext,called,Name?,\nstart,begun,,\n"
                                    "select_one yn,alone,Alone?,\n");
    CHECK(form.title == "Needs");
    CHECK(form.version == "7");
    CHECK(question(form, "1").words == "Name?");
    CHECK(question(form, "2").choices == std::vector<std::string>{"1 Yes", "2 No", "3 Maybe"});
}

TEST_CASE("a simple condition is said by code and numbered choice", "[paper]") {
    const PaperForm form = on_paper("select_one yn,alone,Alone?,\n"
                                    "text,a,A?,${alone} = 'yes'\n"
                                    "text,b,B?,${alone} != 'no'\n"
                                    "text,c,C?,${alone} = 'yes' or ${alone} = 'maybe'\n"
                                    "text,d,D?,\"${a} != '' and not(selected(${alone}, 'no'))\"\n");
    CHECK(question(form, "2").only_if == std::vector<SkipRule>{{"1", {"1 Yes"}, false}});
    CHECK(question(form, "3").only_if == std::vector<SkipRule>{{"1", {"2 No"}, true}});
    CHECK(question(form, "4").only_if == std::vector<SkipRule>{{"1", {"1 Yes", "3 Maybe"}, false}});
    CHECK(question(form, "5").only_if ==
          std::vector<SkipRule>{{"2", {}, false}, {"1", {"2 No"}, true}});
}

TEST_CASE("a condition that no line can say is left to the program, never guessed", "[paper]") {
    const PaperForm form = on_paper("select_one yn,alone,Alone?,\ninteger,age,Age?,\n"
                                    "text,a,A?,${age} > 17\n"
                                    "text,b,B?,${alone} = 'yes' or ${age} = '3'\n"
                                    "text,c,C?,\"not(${alone} = 'yes' or ${alone} = 'no')\"\n");
    for (const char* code : {"3", "4", "5"}) {
        CHECK(question(form, code).is_undecided);
        CHECK(question(form, code).only_if.empty());
    }
}

TEST_CASE("a repeat is printed twice, and its codes say which copy", "[paper]") {
    const PaperForm form =
        on_paper("begin repeat,child,A child,\ntext,child_name,Name?,\nend repeat,,,\n"
                 "text,after,After?,\n");
    CHECK(question(form, "1.1").words == "Name?");
    CHECK(question(form, "1.2").words == "Name?");
    CHECK(question(form, "2").words == "After?");
}
