// How much more people would do, and users beside staff.
#include "app/kit/charts.h"
#include "app/screens/picture_screen.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

constexpr std::array<std::string_view, 3> willing_words{
    "picture.weekly", "picture.monthly", "picture.not_at_all"};

std::string rounded(double percent) {
    return fmt::format("{:.0f}", percent);
}

float share_of(double percent) {
    return static_cast<float>(percent / 100.0);
}

struct PollSideWords {
    std::string_view id;
    std::string name;
    std::size_t n = 0;
    Token colour;
};

void draw_poll_side(Kit& kit,
                    const PollCard& card,
                    std::size_t option,
                    const PollSideWords& side,
                    Intents& intents) {
    const PollOption& row = card.poll.options[option];
    const PollShare& share = side.id == "users" ? row.users : row.staff;
    const std::string n = std::to_string(share.people.count());
    const std::string all = std::to_string(side.n);
    const std::string label =
        kit.say("picture.poll_label",
                {{"option", card.names[option]}, {"side", side.name}, {"n", n}, {"all", all}});
    const bool has_chart = card.poll.may_chart();
    const std::string words = has_chart ? kit.say("picture.poll_share",
                                                  {{"percent", rounded(share.share)},
                                                   {"rank", fmt::format("{:g}", share.rank)}})
                                        : kit.say("picture.of", {{"n", n}, {"all", all}});
    const std::string id = fmt::format("{}.{}.{}", card.id, side.id, row.option);
    if (draw_share_row(
            kit,
            {.name = side.name,
             .number = {id, label, words, share_of(share.share), share.people.count() > 0},
             .has_bar = has_chart,
             .colour = side.colour}))
        open_counted(share.people, label, intents);
}

} // namespace

void draw_willingness(Kit& kit, const Willingness& all, Intents& intents) {
    const Card card(kit, {.gap = 2.0F});
    draw_heading(kit, kit.say("picture.willing"), Type::section);
    const std::string n = std::to_string(all.n);
    const std::string skipped = std::to_string(all.skipped.count());
    draw_text(kit,
              kit.say("picture.willing_words", {{"n", n}, {"skipped", skipped}}),
              Type::small,
              Token::muted);
    for (std::size_t i = 0; i < all.shares.size(); ++i) {
        const WillingShare& share = all.shares[i];
        const std::string name = kit.say(willing_words[i]);
        const std::string people = std::to_string(share.people.count());
        const std::string words = kit.say(
            "picture.share", {{"percent", rounded(share.share)}, {"n", people}, {"all", n}});
        const std::string europe = rounded(share.benchmark);
        const std::string label = kit.say("picture.willing_label",
                                          {{"answer", name}, {"share", words}, {"europe", europe}});
        const std::string id = "willing." + std::string(share.answer);
        if (draw_share_row(
                kit,
                {.name = name,
                 .number = {id, label, words, share_of(share.share), share.people.count() > 0},
                 .has_bar = all.n > 0,
                 .low = share_of(share.interval.low),
                 .high = share_of(share.interval.high),
                 .mark = share_of(share.benchmark)}))
            open_counted(share.people, name, intents);
    }
}

void draw_poll(Kit& kit, const PollCard& card, Intents& intents) {
    const Card box(kit, {.gap = 2.0F});
    draw_heading(kit, kit.say("picture.poll"), Type::section);
    const std::string users = std::to_string(card.poll.users.count());
    const std::string staff = std::to_string(card.poll.staff.count());
    draw_text(
        kit,
        kit.say(
            "picture.poll_about",
            {{"about", card.about.empty() ? "–" : card.about}, {"users", users}, {"staff", staff}}),
        Type::small,
        Token::muted);
    if (!card.poll.may_chart())
        draw_text(kit, kit.say("picture.poll_counts"), Type::small, Token::muted);
    else if (card.poll.rho)
        draw_text(kit,
                  kit.say("picture.poll_order", {{"rho", fmt::format("{:.1f}", *card.poll.rho)}}),
                  Type::small,
                  Token::muted);
    for (std::size_t i = 0; i < card.poll.options.size(); ++i) {
        draw_text(kit, card.names[i], Type::topic);
        draw_poll_side(kit,
                       card,
                       i,
                       {"users", kit.say("picture.users"), card.poll.users.count(), Token::clay},
                       intents);
        draw_poll_side(
            kit,
            card,
            i,
            {"staff", kit.say("picture.staff"), card.poll.staff.count(), Token::chart_teal},
            intents);
    }
}

} // namespace kith::app
