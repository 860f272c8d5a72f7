// Every screen with something on it, by name: what the layout sweep and the test of the help go
// through. A new screen is one more line in sample_screens().
#pragma once

#include "app/kit/kit.h"
#include "app/model/intent.h"
#include "app/model/model.h"
#include "survey_core/base/clock.h"

#include <functional>
#include <string>
#include <vector>

namespace kith::test {

/// Where samples are shown: interviews speak the language themselves.
struct SamplePlace {
    std::string language = "en";
    FixedClock clock{Instant{1'763'640'000'000}};
    SeededRandom random{7};
};

struct SampleScreen {
    std::string name;
    std::function<app::Model(SamplePlace&)> model;
    std::function<app::Intents(app::Kit&, const app::Model&)> draw;
    bool is_interview = false; // also in languages that only a form speaks
};

[[nodiscard]] std::vector<SampleScreen> sample_screens();

/// The look of the program over this model, as App::look() makes it.
[[nodiscard]] app::Look sample_look(const app::Model& model, int percent);

} // namespace kith::test
