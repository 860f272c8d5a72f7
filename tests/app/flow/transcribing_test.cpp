// Keying in what was filled in on paper.
#include "app/flow/paper_form.h"
#include "app/flow/question_words.h"
#include "app/flow/transcribing.h"
#include "survey_core/xlsform/load_form.h"
#include "tests/support/must.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>

using namespace kith;
using namespace kith::app;
using kith::test::must;

namespace {

struct Paper {
    FixedClock clock{Instant{1'795'000'000'000}};
    SeededRandom random{5};
    LiveInterview live = begin();

    LiveInterview begin() {
        const test::ScratchFolder scratch;
        const Path folder = scratch.path() / "form";
        std::filesystem::create_directory(folder);
        std::ofstream(folder / "survey.csv")
            << "type,name,label,relevant,constraint,repeat_count\n"
               "note,hello,Hello,,,\n"
               "select_one yn,alone,Alone?,,,\n"
               "select_multiple gifts,gifts,What are you good at?,,,\n"
               "integer,age,How old?,${alone} = 'yes',. < 120,\n"
               "begin repeat,child,A child,,,\n"
               "text,called,What is it called?,,,\n"
               "end repeat,,,,,\n"
               "begin repeat,place,A place,,,1\n"
               "text,where,Where?,,,\n"
               "end repeat,,,,,\n";
        std::ofstream(folder / "choices.csv")
            << "list_name,name,label\nyn,yes,Yes\nyn,no,No\n"
               "gifts,cook,Cooking\ngifts,garden,Gardening\ngifts,read,Reading\n";
        std::ofstream(folder / "settings.csv") << "form_title,form_id,version\nNeeds,needs,7\n";
        PosixFileSystem files;
        LoadedForm loaded = load_form(files, folder);
        REQUIRE(loaded.form);
        InterviewPlace place;
        place.form = std::make_shared<const Form>(std::move(*loaded.form));
        return must(LiveInterview::start(std::move(place), clock, random));
    }
    std::string value(const std::string& path) {
        const auto place = live.engine().find("/data" + path);
        return place ? live.engine().state(*place).value : "(none)";
    }
    std::string refusal(const std::string& line) {
        const auto answers = live.engine().to_answers().size();
        const auto keyed = key_in(live, line);
        REQUIRE_FALSE(keyed);
        CHECK(live.engine().to_answers().size() == answers); // no copy of a repeat stays behind
        return keyed.error().message;
    }
};

} // namespace

TEST_CASE("a line from paper is an answer: a number, several, or words", "[transcribing]") {
    Paper paper;
    const KeyedIn one = must(key_in(paper.live, "1 1"));
    CHECK(one.line.question == "Alone?");
    CHECK(one.line.answer == "Yes");
    CHECK(one.steps.size() == 1);
    CHECK(must(key_in(paper.live, "2 1 3")).line.answer == "Cooking, Reading");
    CHECK(must(key_in(paper.live, " 3   41 ")).line.path == "/age");
    CHECK(paper.value("/alone") == "yes");
    CHECK(paper.value("/gifts") == "cook read");
    CHECK(paper.value("/age") == "41");
    CHECK(must(key_in(paper.live, "3 -")).line.answer.empty());
    CHECK(paper.value("/age").empty());
}

TEST_CASE("the copies of a repeat come as they are keyed in", "[transcribing]") {
    Paper paper;
    const auto copies = [&] { return paper.live.engine().to_answers().size(); };
    must(key_in(paper.live, "4.1 Ada"));
    const auto before = copies();
    CHECK(must(key_in(paper.live, "4.2 Bo")).steps.size() == 2); // the copy and its answer
    CHECK(copies() > before);
    CHECK(paper.value("/child[2]/called") == "Bo");
}

TEST_CASE("a line that does not fit says why and changes nothing", "[transcribing]") {
    Paper paper;
    CHECK(paper.refusal("12 1").find("no question 12") != std::string::npos);
    CHECK(paper.refusal("hello").find("code of a question") != std::string::npos);
    CHECK(paper.refusal("1 3").find("numbered 1 to 2") != std::string::npos);
    CHECK(paper.refusal("1 1 2").find("takes one number") != std::string::npos);
    CHECK(paper.refusal("3 40").find("not asked") != std::string::npos);
    CHECK(paper.refusal("4.7 Ada").find("no copy 7") != std::string::npos);
    CHECK(paper.refusal("5.2 here").find("no copy 2") != std::string::npos);
    CHECK(paper.refusal("4 Ada").find("no question 4") != std::string::npos);
    must(key_in(paper.live, "1 1"));
    must(key_in(paper.live, "3 40"));
    CHECK(paper.refusal("3 200").find("does not fit") != std::string::npos);
    CHECK(paper.value("/age") == "40");
}

TEST_CASE("every code that a sheet prints can be keyed in by", "[transcribing]") {
    Paper paper;
    const PaperForm form = paper_form(paper.live.form(), "en");
    for (const PaperQuestion& question : form.questions) {
        if (question.code.empty()) continue;
        const int number = std::stoi(question.code);
        const auto node = question_of_code(paper.live.form(), number);
        REQUIRE(node);
        CHECK(plain_text(paper.live.form().node(*node).label) == question.words);
    }
}
