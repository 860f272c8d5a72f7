// A question that a file answers: typed or dropped, its type and size shown.
#include "app/screens/questions.h"
#include "tests/support/ui/ui_probe.h"

#include <variant>

using namespace kith;
using namespace kith::app;
using kith::test::UiProbe;

namespace {

struct FileQuestion : UiProbe {
    AskedQuestion question;
    Intents intents;
    std::string typed;

    FileQuestion() {
        question.path = "/song";
        question.label = "A song?";
        question.as = AskedAs::file;
        question.is_in_hand = true;
        frame([this](Kit& draw_kit) {
            const Page page(draw_kit);
            const Card card(draw_kit);
            draw_question(draw_kit, question, {true, &typed}, intents);
        });
        settle();
    }

    template <class Wish> const Wish* last() const {
        for (auto it = intents.rbegin(); it != intents.rend(); ++it)
            if (const auto* wish = std::get_if<Wish>(&*it)) return wish;
        return nullptr;
    }
};

} // namespace

TEST_CASE("a recording is chosen by typing where it is", "[question]") {
    FileQuestion ui;
    CHECK_FALSE(ui.sees("/song.kept"));
    ui.click("/song");
    ui.type("/media/stick/song.mp3");
    ui.click("Keep this file");
    REQUIRE(ui.last<intent::UseFile>() != nullptr);
    CHECK(ui.last<intent::UseFile>()->file == "/media/stick/song.mp3");
    CHECK(ui.layout_problems() == std::vector<std::string>{});
}

TEST_CASE("a kept file says its type and size, and can be taken away", "[question]") {
    FileQuestion ui;
    ui.question.value = "file-00.mp3";
    ui.question.file = Attachment{{}, "mp3", 2'411'725};
    ui.settle();
    CHECK(ui.item("/song.kept").label == "MP3 kept, 2.3 MB");
    ui.question.file = Attachment{{}, "", 700};
    ui.settle();
    CHECK(ui.item("/song.kept").label == "A file is kept, 1 kB");
    ui.click("Take it away");
    REQUIRE(ui.last<intent::Answer>() != nullptr);
    CHECK(ui.last<intent::Answer>()->value.empty());
    CHECK(ui.layout_problems() == std::vector<std::string>{});
}
