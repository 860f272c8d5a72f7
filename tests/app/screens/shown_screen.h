// A screen over a model that follows every intent, as the program does it.
#pragma once

#include "app/model/model.h"
#include "survey_core/base/clock.h"
#include "tests/support/ui/ui_probe.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace kith::test {

template <class Draw> struct ShownScreen {
    UiProbe ui;
    app::Model model = app::make_model("/p/test.kith", true);
    FixedClock clock{Instant{1'000'000}};
    Draw draw;
    app::Intents all;
    app::Commands asked;

    explicit ShownScreen(Draw how) : draw(std::move(how)) {
        auto words =
            app::Words::load(std::filesystem::path(KITH_SOURCE_DIR) / "assets/words", "en");
        REQUIRE(words);
        ui.words = std::move(*words);
        ui.kit.set_words(ui.words);
    }
    void start() {
        ui.frame([this](app::Kit& kit) {
            for (const app::Intent& intent : draw(kit, model)) {
                all.push_back(intent);
                for (app::Command& command : update(model, intent, clock.now()))
                    asked.push_back(std::move(command));
            }
        });
        ui.settle();
    }
    template <class I> [[nodiscard]] const I* last() const { return newest<I>(all); }
    template <class C> [[nodiscard]] const C* last_command() const { return newest<C>(asked); }
    /// As it is, in the other direction, and with the biggest letters.
    void check_layout() {
        check_this_layout();
        ui.look.is_right_to_left = true;
        ui.settle();
        check_this_layout();
        ui.look.is_right_to_left = false;
        ui.look.text_scale = 2.0F;
        ui.settle();
        check_this_layout();
        ui.look.text_scale = 1.0F;
        ui.settle();
    }

private:
    template <class T, class Variants> static const T* newest(const Variants& variants) {
        const auto found = std::find_if(variants.rbegin(), variants.rend(), [](const auto& one) {
            return std::holds_alternative<T>(one);
        });
        return found == variants.rend() ? nullptr : &std::get<T>(*found);
    }
    void check_this_layout() {
        const auto problems = ui.layout_problems();
        for (const std::string& problem : problems)
            UNSCOPED_INFO(problem);
        CHECK(problems.empty());
        for (const app::Item& item : ui.kit.registry.items())
            CHECK(item.label.find('[') == std::string::npos); // a sentence that nobody wrote
    }
};
template <class Draw> ShownScreen(Draw) -> ShownScreen<Draw>;

} // namespace kith::test
