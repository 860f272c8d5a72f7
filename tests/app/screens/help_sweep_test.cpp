#include "app/kit/help.h"
#include "tests/app/screens/sample_models.h"
#include "tests/support/ui/ui_probe.h"

using namespace kith;
using namespace kith::app;

TEST_CASE("everything that can be pressed on any screen can be explained by F1", "[sweep][help]") {
    test::UiProbe ui;
    auto words = Words::load(std::filesystem::path(KITH_SOURCE_DIR) / "assets/words", "en");
    REQUIRE(words);
    ui.words = std::move(*words);
    for (const test::SampleScreen& screen : test::sample_screens()) {
        test::SamplePlace place;
        const Model model = screen.model(place);
        ui.look = test::sample_look(model, 100);
        ui.frame([&](Kit& kit) { (void)screen.draw(kit, model); });
        for (const Item* item : ui.kit.registry.focus_order()) {
            const std::string sentence = help_of(ui.kit, *item);
            INFO(screen.name << ": [" << item->id << "] " << item->label << ": " << sentence);
            CHECK(sentence.size() > 10);
            CHECK(sentence.front() != '[');
            CHECK(sentence.find('{') == std::string::npos);
        }
    }
}
