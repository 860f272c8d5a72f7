// How long the Capabilities Assessment takes, modelled: the words that are read out and the keys
// that are pressed. What people say and think is theirs, and in no model.
//
// Reading aloud: 183 words a minute (M. Brysbaert, "How many words do we read per minute?", Journal
// of Memory and Language 109, 2019: the mean of 77 studies of reading aloud). A key: 0.28 s (S.
// Card, T. Moran and A. Newell, "The keystroke-level model", Communications of the ACM 23(7), 1980:
// an average person who is no typist). Everything that is shown is read out: every question on the
// way, every choice of it. Keys: one for a single choice, which also goes on; one for each choice
// of several and one to go on; one for each letter of a typed answer and one to go on; one for a
// page without an answer.
#include "survey_core/interview/screens.h"
#include "survey_core/xlsform/load_form.h"
#include "tests/support/reading_ease.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using kith::test::spoken_words;

namespace {

constexpr double words_a_minute = 183.0;
constexpr double seconds_a_key = 0.28;
constexpr double most_minutes = 8.0;

struct Typed {
    const char* path;
    const char* answer;
};

/// Two gifts, two needs, everything agreed to: a full talk. The questions for the person's own eyes
/// come after it, and are theirs to skip.
constexpr Typed course[] = {
    {"/consent/take_part", "yes"},
    {"/consent/adult", "yes"},
    {"/consent/keep_named", "yes"},
    {"/consent/introduce", "yes"},
    {"/consent/count_me", "yes"},
    {"/consent/consent_how", "spoken"},
    {"/talk/thanked", "Fixing a neighbour's radio"},
    {"/talk/both_lives", "A weekly cup of tea"},
    {"/talk/gift_tiles/gifts_hands", "food home"},
    {"/talk/gifts", "bake fix_gadgets"},
    {"/talk/gift[1]/gift_page/g_level", "show"},
    {"/talk/gift[1]/gift_page/g_how", "group"},
    {"/talk/gift[1]/gift_page/g_where", "public"},
    {"/talk/gift[1]/gift_page/g_often", "monthly"},
    {"/talk/gift[2]/gift_page/g_level", "do_it"},
    {"/talk/gift[2]/gift_page/g_how", "one_to_one"},
    {"/talk/gift[2]/gift_page/g_where", "mine"},
    {"/talk/gift[2]/gift_page/g_often", "now_and_then"},
    {"/talk/looking_out", "neighbour"},
    {"/talk/sensitive", "yes"},
    {"/talk/been_through", "bereavement"},
    {"/talk/widen", "yes"},
    {"/talk/willing_more", "monthly"},
    {"/talk/free_when/free_tue", "morning afternoon"},
    {"/talk/free_when/free_thu", "morning"},
    {"/talk/getting_there/reach", "walking"},
    {"/talk/getting_there/gets_about", "walk bus"},
    {"/talk/speaking/languages", "en ur"},
    {"/talk/support", "go_with"},
    {"/talk/worth_it", "meeting skills"},
    {"/talk/welcome_help", "talk_to phone_online"},
    {"/talk/need[1]/need_page/n_leaf", "keep_company"},
    {"/talk/need[1]/need_page/n_when", "whenever"},
    {"/talk/need[1]/need_page/n_reason", "no"},
    {"/talk/need[2]/need_page/n_leaf", "phone_help"},
    {"/talk/need[2]/need_page/n_when", "this_month"},
    {"/talk/need[2]/need_page/n_reason", "no"},
    {"/talk/n_prefer", "public_first"},
    {"/talk/contact/called", "Ada"},
    {"/talk/contact/reach_by", "phone"},
    {"/talk/contact/reach_at", "07700 900418"},
    {"/talk/contact/best_time", "morning"},
    {"/talk/wellbeing/ons4_satisfied", "7"},
    {"/talk/wellbeing/ons4_worthwhile", "8"},
    {"/talk/wellbeing/ons4_happy", "7"},
    {"/talk/wellbeing/ons4_anxious", "2"},
    {"/talk/wellbeing/lonely", "some"},
    {"/talk/read_back_page/read_back_ok", "yes"},
    {"/talk/story_ok", "unnamed"},
    {"/talk/equality/equality_ok", "no"},
};

struct Effort {
    std::size_t words = 0;
    std::size_t keys = 0;
    int questions = 0;

    [[nodiscard]] double minutes() const {
        return static_cast<double>(words) / words_a_minute +
               static_cast<double>(keys) * seconds_a_key / 60.0;
    }
};

std::size_t keys_of(const Node& node, const std::string& answer) {
    if (node.type == QuestionType::note || answer.empty()) return 1;
    if (node.type == QuestionType::select_one) return 1;
    if (node.type == QuestionType::select_multiple) return spoken_words(answer).size() + 1;
    return answer.size() + 1;
}

Effort effort_of(const Interview& interview) {
    Effort effort;
    for (const Page& page : make_pages(interview))
        for (const NodeRef& question : page.questions) {
            const NodeState state = interview.state(question);
            const Node& node = interview.form().node(question.node);
            effort.words += spoken_words(state.label).size();
            for (const OfferedChoice& choice : interview.choices(question))
                effort.words += spoken_words(choice.label).size();
            effort.keys += keys_of(node, state.value);
            ++effort.questions;
        }
    return effort;
}

} // namespace

TEST_CASE("a full Capabilities Assessment takes at most eight minutes of reading and keys",
          "[starter forms]") {
    PosixFileSystem disk;
    LoadedForm loaded =
        load_form(disk, Path(KITH_SOURCE_DIR) / "assets" / "forms" / "capabilities_assessment");
    REQUIRE(loaded.form.has_value());
    FixedClock clock(Instant{1'795'860'000'000});
    SeededRandom random(7);
    Interview interview(std::make_shared<const Form>(std::move(*loaded.form)),
                        InterviewContext{clock, random, "UTC", {}, {}, {}});
    for (const Typed& typed : course) {
        CAPTURE(typed.path);
        REQUIRE(interview.set(std::string("/data") + typed.path, typed.answer).has_value());
    }
    CHECK(interview.validate().empty());
    const Effort effort = effort_of(interview);
    WARN("Capabilities Assessment: " << effort.questions << " questions, " << effort.words
                                     << " words read out, " << effort.keys
                                     << " keys: " << effort.minutes() << " minutes");
    CHECK(effort.questions > 60);
    CHECK(effort.minutes() <= most_minutes);
}
