#include "app/screens/home_screen.h"

#include "app/screens/door_screen.h"

namespace kith::app {
namespace {

/// What the person who was just talked to may take home, until another talk is over.
void draw_last_talk(Kit& kit, const HomeView& view, Intents& intents) {
    if (!view.last_talk) return;
    const std::string title = kit.say("home.take_home");
    const std::string words = kit.say("home.take_home_words");
    const std::string action = kit.say("home.take_home_print");
    if (draw_banner(kit,
                    {.id = "last_talk",
                     .title = title,
                     .words = words,
                     .tone = Tone::good,
                     .action = action}))
        intents.emplace_back(intent::OpenPaper{PaperKind::gift_card, *view.last_talk});
}

/// What was written about somebody's safety, and no coordinator has yet.
void draw_concerns(Kit& kit, const HomeView& view, Intents& intents) {
    const ConcernCounts& counts = view.counts.concerns;
    const std::uint64_t number = view.is_hub ? counts.unseen : counts.waiting;
    if (number == 0) return;
    const std::string title =
        say_count(kit, view.is_hub ? "home.concerns_came" : "concern.waiting", number);
    const std::string words =
        kit.say(view.is_hub ? "home.concerns_came_words" : "concern.waiting_words");
    const std::string action = kit.say("home.concerns_open");
    if (draw_banner(kit,
                    {.id = "concerns",
                     .title = title,
                     .words = words,
                     .tone = Tone::bad,
                     .action = action}))
        intents.emplace_back(intent::OpenConcerns{});
}

} // namespace

HomeView make_home_view(const Model& model) {
    const std::string& person = model.session.person;
    return {make_top_view(model),
            model.counts,
            model.session.is_hub,
            person.substr(0, person.find(' ')),
            make_round_card(model),
            model.rounds.is_overdue ? model.rounds.check_in : std::nullopt,
            model.paper.last_talk};
}

Intents draw_home_screen(Kit& kit, const HomeView& view) {
    Intents intents;
    kit.page("home");
    draw_top(kit, view.top, intents);
    {
        const Page page(kit, 1160.0F);
        draw_trouble(kit, view.top, intents);
        draw_heading(kit, kit.say("home.hello", {{"name", view.first_name}}));
        draw_text(kit,
                  kit.say("home.project", {{"project", view.top.project}}),
                  Type::body,
                  Token::muted);
        kit.space(6.0F);
        if (view.overdue) draw_overdue(kit, *view.overdue, intents);
        draw_concerns(kit, view, intents);
        if (view.round) draw_round_card(kit, *view.round, intents);
        draw_last_talk(kit, view, intents);
        draw_work(kit, view.counts, view.is_hub, intents);
        if (view.is_hub)
            draw_coordinating(kit, view.counts, intents);
        else
            draw_taking(kit, view.counts, intents);
        draw_doors(kit, view.is_hub, intents);
        draw_safety(kit, view);
    }
    draw_program_languages(kit, view.top, intents);
    return intents;
}

} // namespace kith::app
