// What the files of samples share.
#pragma once

#include "tests/app/screens/sample_models.h"

namespace kith::test {

using namespace kith::app;
using MakeModel = std::function<Model(SamplePlace&)>;

inline constexpr Instant some_time{1'763'640'000'000};

inline Model at(const SamplePlace& place, Screen screen) {
    Model model = make_model("/home/amina/.local/share/kith/First project.kith", true);
    model.screen = screen;
    model.look.language = place.language;
    if (screen == Screen::unlock || screen == Screen::new_project) return model;
    model.session = {"Test Street", "Amina Begum", {}, true, true};
    model.counts = {2, 14, 31, 30, 1260, 3, 0};
    return model;
}

inline MakeModel plain(Screen screen) {
    return [screen](SamplePlace& place) { return at(place, screen); };
}

inline MakeModel with(Screen screen, std::function<void(Model&)> change) {
    return [screen, change = std::move(change)](SamplePlace& place) {
        Model model = at(place, screen);
        change(model);
        return model;
    };
}

// sample_exchange.cpp: hand over, merge, what was put in before.
[[nodiscard]] std::vector<SampleScreen> exchange_samples();
[[nodiscard]] std::vector<SampleScreen> laptop_samples();

// sample_rounds.cpp: a round of doors.
[[nodiscard]] std::vector<SampleScreen> round_samples();
// sample_directory.cpp: a person's page, a place's page, sheets of paper.
[[nodiscard]] std::vector<SampleScreen> directory_samples();
[[nodiscard]] RecordPage sample_person();
[[nodiscard]] RecordPage sample_asset();
[[nodiscard]] std::vector<AlikePlaces> sample_alike_places();

// sample_concerns.cpp: what worries somebody.
[[nodiscard]] std::vector<SampleScreen> concern_samples();
[[nodiscard]] std::vector<OpenedConcern> sample_concerns();

// sample_terms.cpp: what the project says of itself.
[[nodiscard]] std::vector<SampleScreen> terms_samples();
[[nodiscard]] ProjectTerms sample_terms();

} // namespace kith::test
