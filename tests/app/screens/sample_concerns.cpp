// A concern about somebody's safety: on the laptop where it is written, and where it is read.
#include "app/screens/concerns_screen.h"
#include "tests/app/screens/sample_parts.h"

namespace kith::test {

std::vector<OpenedConcern> sample_concerns() {
    const Instant morning{1'795'000'000'000};
    return {
        {ConcernId{1},
         {{morning, "Amina Begum", "Blue lid", {"The boy at 12 Mill Lane", "Bruises, twice"}, ""},
          {morning, "Rukhsana Ali", "", {"", "Rang the duty desk at ten. They will visit."}, ""}}},
        {ConcernId{2},
         {{morning, "", "Red lid", {}, "This answer is sealed to other coordinators."}}}};
}

std::vector<SampleScreen> concern_samples() {
    const auto page = [draft = ConcernsDraft{}](Kit& kit, const Model& model) mutable {
        return draw_concerns_screen(kit, make_concerns_view(model), draft);
    };
    return {{"something worries a worker",
             with(Screen::concerns,
                  [](Model& m) {
                      m.paper.phone = "01632 960 001";
                      m.counts.concerns = {2, 1, 0};
                      m.concerns.sealed = 1;
                  }),
             page},
            {"what worries workers, read by a coordinator",
             with(Screen::concerns,
                  [](Model& m) {
                      m.session.is_hub = true;
                      m.counts.concerns = {3, 0, 0};
                      m.concerns.opened = sample_concerns();
                      m.concerns.sent = ConcernsSent{3, "7f3a.kithb"};
                  }),
             page}};
}

} // namespace kith::test
