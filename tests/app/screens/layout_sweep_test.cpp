#include "app/screens/frame.h"
#include "tests/app/screens/sample_models.h"
#include "tests/support/ui/ui_probe.h"

#include <cmath>
#include <map>

using namespace kith;
using namespace kith::app;
using kith::test::SamplePlace;
using kith::test::SampleScreen;
using kith::test::UiProbe;

namespace {

Words words_of(const std::string& language) {
    auto words = Words::load(std::filesystem::path(KITH_SOURCE_DIR) / "assets/words", language);
    REQUIRE(words);
    return std::move(*words);
}

std::vector<std::string> problems_of(UiProbe& ui, const SampleScreen& screen, const Model& model) {
    ui.kit.memory = {};
    ui.frame([&](Kit& kit) { (void)screen.draw(kit, model); });
    std::vector<std::string> problems = ui.layout_problems();
    for (const Item& item : ui.kit.registry.items())
        if (item.label.starts_with("[")) problems.push_back(item.label + " is not in en.csv");
    ui.frame({});
    return problems;
}

/// Every screen in this language at every size: what is wrong where.
std::vector<std::string> sweep(UiProbe& ui, const std::string& language, bool only_interviews) {
    std::vector<std::string> found;
    ui.words = words_of(language);
    for (const SampleScreen& screen : test::sample_screens()) {
        if (only_interviews && !screen.is_interview) continue;
        SamplePlace place{language};
        const Model model = screen.model(place);
        for (const int percent : {100, 125, 150, 200}) {
            ui.look = test::sample_look(model, percent);
            for (const std::string& problem : problems_of(ui, screen, model))
                found.push_back(screen.name + ", " + language + ", " + std::to_string(percent) +
                                " %: " + problem);
        }
    }
    return found;
}

void check_window(Size window) {
    UiProbe ui(window);
    const std::pair<std::string, bool> languages[] = {
        {"en", false}, {"ur", false}, {"pl", false}, {"bn", true}, {"pa", true}};
    std::string all;
    for (const auto& [language, only_interviews] : languages)
        for (const std::string& problem : sweep(ui, language, only_interviews))
            all += problem + "\n";
    INFO("in a window of " << window.width << " by " << window.height << ":\n" << all);
    CHECK(all.empty());
}

} // namespace

TEST_CASE("nothing is cut, clipped, overlapping or too small at 1366 by 768", "[sweep]") {
    check_window({1366.0F, 768.0F});
}

TEST_CASE("nothing is cut, clipped, overlapping or too small at 1024 by 640", "[sweep]") {
    check_window({1024.0F, 640.0F});
}

namespace {

/// Where everything that can be pressed stands, in the units of a screen of ordinary pixels.
std::map<std::string, Rect> places_at(float pixel_scale) {
    UiProbe ui({1366.0F * pixel_scale, 768.0F * pixel_scale});
    ui.words = words_of("en");
    std::map<std::string, Rect> places;
    for (const SampleScreen& screen : test::sample_screens()) {
        SamplePlace place;
        const Model model = screen.model(place);
        ui.look = test::sample_look(model, 100);
        ui.look.pixel_scale = pixel_scale;
        const auto problems = problems_of(ui, screen, model);
        INFO(screen.name << ": " << (problems.empty() ? "" : problems.front()));
        CHECK(problems.empty());
        ui.frame([&](Kit& kit) { (void)screen.draw(kit, model); });
        for (const Item* item : ui.kit.registry.focus_order())
            places[screen.name + ": " + item->id] = {item->rect.x / pixel_scale,
                                                     item->rect.y / pixel_scale,
                                                     item->rect.width / pixel_scale,
                                                     item->rect.height / pixel_scale};
        ui.frame({});
    }
    return places;
}

} // namespace

TEST_CASE("a screen of twice the pixels shows the same pages, twice as fine", "[sweep][hidpi]") {
    const auto ordinary = places_at(1.0F);
    const auto fine = places_at(2.0F);
    CHECK(ordinary.size() == fine.size());
    for (const auto& [name, rect] : ordinary) {
        INFO(name);
        REQUIRE(fine.contains(name));
        CHECK(std::abs(fine.at(name).x - rect.x) < 12.0F); // ... and widths of many chips
        CHECK(std::abs(fine.at(name).y - rect.y) < 12.0F); // of rounded heights of many lines
        CHECK(std::abs(fine.at(name).width - rect.width) < 6.0F);
    }
}
