#include "app/screens/home_screen.h"
#include "app/screens/interview_screen.h"
#include "app/screens/terms_screen.h"
#include "tests/app/screens/sample_parts.h"
#include "tests/app/screens/shown_screen.h"

#include <algorithm>

using namespace kith;
using namespace kith::app;
using kith::test::ShownScreen;

namespace {

auto terms_drawer() {
    return [draft = TermsDraft{}](Kit& kit, const Model& model) mutable {
        return draw_terms_screen(kit, make_terms_view(model), draft);
    };
}

bool says(const kith::test::UiProbe& ui, std::string_view words) {
    return ui.screen().find(words) != std::string::npos;
}

void fill(Model& model, bool is_set_up) {
    model.screen = Screen::terms;
    model.session.is_hub = true;
    model.terms.is_set_up = is_set_up;
    (void)receive(model, news::TermsLoaded{});
}

} // namespace

TEST_CASE("at set-up the four questions may wait", "[terms]") {
    ShownScreen shown(terms_drawer());
    fill(shown.model, true);
    shown.start();
    shown.check_layout();
    CHECK(says(shown.ui, "Who is asking?"));
    shown.ui.click("Later");
    CHECK(shown.model.screen == Screen::home);
    CHECK(shown.last_command<command::KeepTerms>() == nullptr);
}

TEST_CASE("what is typed about the project is kept as a whole, with what stood before", "[terms]") {
    ShownScreen shown(terms_drawer());
    fill(shown.model, false);
    ProjectTerms kept;
    kept.about.purpose = "To find out";
    kept.policy.threshold = 7; // neither of the usual ones
    (void)receive(shown.model, news::TermsLoaded{kept});
    shown.start();
    CHECK(says(shown.ui, "counts 7 people or more"));
    shown.ui.click("terms.who");
    shown.ui.type("Mill Lane tenants");
    shown.ui.click("retention.30");
    CHECK(says(shown.ui, "when they are 30 days old"));
    shown.ui.click("sealing.shift-end");
    CHECK(says(shown.ui, "nobody can read it on that laptop"));
    shown.check_layout();
    shown.ui.click("keep");
    const auto* wish = shown.last_command<command::KeepTerms>();
    REQUIRE(wish != nullptr);
    CHECK(wish->terms.about.who == "Mill Lane tenants");
    CHECK(wish->terms.about.purpose == "To find out");
    CHECK(wish->terms.policy.retention_days == 30U);
    CHECK(wish->terms.policy.threshold == 7);
    CHECK(wish->terms.policy.sealing == Sealing::shift_end);
    (void)receive(shown.model, news::TermsKept{});
    CHECK(shown.model.screen == Screen::settings);
    CHECK(shown.model.toast == "toast.terms_kept");
}

TEST_CASE("what the store refuses stays on the page with the reason", "[terms]") {
    ShownScreen shown(terms_drawer());
    fill(shown.model, false);
    shown.start();
    shown.ui.click("terms.phone");
    shown.ui.type("ring me");
    shown.ui.click("keep");
    (void)receive(shown.model,
                  news::TermsRefused{{ErrorCode::bad_input, "A phone number needs digits."}});
    shown.ui.settle();
    CHECK(shown.model.screen == Screen::terms);
    CHECK(says(shown.ui, "A phone number needs digits."));
    CHECK(shown.ui.item("terms.phone").value == "ring me");
}

TEST_CASE("an interview says what the project says of itself where the consent begins, and nowhere "
          "else",
          "[terms]") {
    for (const kith::test::SampleScreen& sample : kith::test::terms_samples()) {
        if (sample.name != "where the consent begins") continue;
        kith::test::SamplePlace place;
        Model model = sample.model(place);
        CHECK(make_interview_view(model).about == kith::test::sample_terms().about);
        const Instant now = place.clock.now();
        (void)update(model, intent::Answer{"/consent/take_part", "yes"}, now);
        (void)update(model, intent::JumpTo{"/consent/adult"}, now);
        CHECK(make_interview_view(model).about.empty());
        (void)update(model, intent::JumpTo{"/consent/take_part"}, now);
        CHECK_FALSE(make_interview_view(model).about.empty());
        return;
    }
    FAIL("there is no such sample");
}

TEST_CASE("home says how many interviews are safe at the hub and have left", "[terms]") {
    ShownScreen shown(
        [](Kit& kit, const Model& model) { return draw_home_screen(kit, make_home_view(model)); });
    shown.model.screen = Screen::home;
    shown.model.counts.left = 12;
    shown.start();
    CHECK(says(shown.ui, "12 interviews are safe at the hub and have left this laptop"));
    shown.model.counts.received = 3;
    shown.ui.settle();
    CHECK(says(shown.ui,
               "3 are safe with your coordinator. 12 interviews are safe at the hub and "
               "have left this laptop"));
    shown.check_layout();
}

TEST_CASE("a field laptop looks after every reply, and when it is opened, whether interviews may "
          "leave; a coordinator's never",
          "[terms]") {
    for (const bool is_hub : {true, false}) {
        Model model = make_model("/p/a.kith", true);
        const auto asks = [](const Commands& commands) {
            return std::any_of(commands.begin(), commands.end(), [](const Command& one) {
                return std::holds_alternative<command::ApplyRetention>(one);
            });
        };
        CHECK(asks(receive(model, news::StoreOpened{{"Test Street", "Amina", {}, true, is_hub}})) !=
              is_hub);
        CHECK(asks(receive(model, news::FileMerged{})) != is_hub);
        CHECK(receive(model, news::RetentionApplied{0}).empty());
        CHECK_FALSE(receive(model, news::RetentionApplied{2}).empty());
    }
}
