// Every real form that loads, in the window: answered page by page with what lies at hand, each
// page drawn, until the last one is reached.
#include "app/screens/interview_screen.h"
#include "survey_core/xlsform/load_form.h"
#include "tests/app/screens/shown_screen.h"

#include <algorithm>

using namespace kith;
using namespace kith::app;
using kith::test::ShownScreen;

namespace {

/// Repeats that follow an answer, and forms of thousands of rows, end here.
constexpr int most_pages = 3'000;

std::string answer_at_hand(const AskedQuestion& question) {
    switch (question.as) {
    case AskedAs::words:
    case AskedAs::lines:
        return "Amina";
    case AskedAs::whole_number:
    case AskedAs::number:
        return "2";
    case AskedAs::date:
        return "2024-06-15";
    case AskedAs::time:
        return "10:30";
    case AskedAs::place:
        return "52.48 -1.89 0 0";
    case AskedAs::acknowledge:
        return "OK";
    case AskedAs::range:
        return question.scale.start;
    case AskedAs::choices:
    case AskedAs::rank:
        return question.choices.empty() ? "" : question.choices.front().name;
    case AskedAs::search:
        return question.list->choices.empty() ? "" : question.list->choices.front().name;
    default:
        return "";
    }
}

class WalkedForm {
public:
    explicit WalkedForm(std::shared_ptr<const Form> form) {
        InterviewPlace place;
        place.form = std::move(form);
        auto live = LiveInterview::start(std::move(place), shown_.clock, random_);
        REQUIRE(live);
        (void)receive(shown_.model,
                      news::InterviewOpened{std::make_shared<LiveInterview>(std::move(*live)), {}});
        shown_.start();
    }
    /// Empty when the last page was reached; else where it got stuck.
    std::string walk() {
        for (int page = 0; page < most_pages; ++page) {
            const InterviewView view = make_interview_view(shown_.model);
            if (view.is_at_end) return {};
            for (const AskedQuestion& question : view.questions) {
                const std::string answer = question.is_read_only ? "" : answer_at_hand(question);
                if (!answer.empty() && question.value.empty())
                    does(intent::Answer{question.path, answer});
            }
            const std::string before = shown_.model.interview->live->shown();
            does(intent::NextPage{});
            if (shown_.model.interview->live->shown() == before) does(intent::NextPage{true});
            shown_.ui.settle();
        }
        return shown_.model.interview->live->shown();
    }

private:
    void does(const Intent& intent) { (void)update(shown_.model, intent, shown_.clock.now()); }

    static Intents draw(Kit& kit, const Model& model) {
        static InterviewDraft draft;
        return draw_interview_screen(kit, make_interview_view(model), draft);
    }

    SeededRandom random_{7};
    ShownScreen<Intents (*)(Kit&, const Model&)> shown_{draw};
};

} // namespace

TEST_CASE("every real form that loads can be walked to the last page in the window",
          "[corpus_window]") {
    const Path folder = Path(KITH_SOURCE_DIR) / "../shared/forms/corpus";
    PosixFileSystem files;
    const auto entries = files.list(folder);
    if (!entries) SKIP("the conformance material is not beside this source tree");
    int walked = 0;
    for (const Path& path : *entries) {
        if (!path.extension().string().starts_with(".xls")) continue;
        LoadedForm loaded = load_form(files, path);
        if (!loaded.form) continue; // corpus_test.cpp says which may be refused
        WalkedForm walked_form(std::make_shared<const Form>(std::move(*loaded.form)));
        const std::string stuck = walked_form.walk();
        INFO(path.filename().string() << " at " << stuck);
        CHECK(stuck.empty());
        ++walked;
    }
    CHECK(walked >= 108); // 98 % of the 110 that the manifest expects to load
    WARN(walked << " real forms were walked to the last page in the window");
}
