#include "app/screens/round_end_screen.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

void draw_count(Kit& kit, std::size_t count, std::string_view words) {
    draw_text(kit, std::to_string(count), Type::title);
    draw_text(kit, kit.say(words), Type::small, Token::muted);
}

void draw_day(Kit& kit, const RoundEndView& view) {
    draw_split_line(
        kit, kit.say("round.your_day"), say_count(kit, "round.doors", view.doors), Type::section);
    Columns five(kit, {0.2F, 0.2F, 0.2F, 0.2F, 0.2F}, kit.px(10.0F));
    draw_count(kit, view.tally.talked, "round.talked");
    five.next();
    draw_count(kit, view.tally.nobody, "round.nobody");
    five.next();
    draw_count(kit, view.tally.come_back, "round.come_back");
    five.next();
    draw_count(kit, view.tally.leave_alone, "round.leave_alone");
    five.next();
    draw_count(kit, view.tally.to_go + view.tally.other, "round.rest");
}

/// Ticked by its row, and the tick taken back the same way.
void draw_promise(Kit& kit, const PromiseLine& promise, Intents& intents) {
    const bool is_kept = !promise.kept.empty();
    const std::string id = "promise." + to_text(promise.visit);
    const std::string state = kit.say(is_kept ? "round.promise_kept" : "round.promise_open");
    const std::string words = is_kept ? promise.address + ", " + promise.kept : promise.address;
    if (draw_row_button(
            kit,
            {.id = id,
             .title = promise.words,
             .words = words,
             .icon = is_kept ? Icon::check : Icon::clock,
             .pill = {.id = {}, .label = state, .tone = is_kept ? Tone::good : Tone::warn},
             .has_chevron = false}))
        intents.emplace_back(intent::TickPromise{promise.visit, !is_kept});
}

void draw_promises(Kit& kit, const RoundEndView& view, Intents& intents) {
    draw_heading(kit, kit.say("round.promises"), Type::section);
    draw_caption(kit, kit.say(view.promises.empty() ? "round.no_promises" : "round.tick"));
    for (const PromiseLine& promise : view.promises)
        draw_promise(kit, promise, intents);
}

void draw_rate(Kit& kit, const RoundEndView& view) {
    const Card card(kit, {.kind = CardKind::panel, .padding = 18.0F, .radius = 14.0F, .gap = 6.0F});
    draw_text(kit,
              kit.say("round.rate",
                      {{"percent", fmt::format("{:.1f}", view.rate.percent())},
                       {"n", std::to_string(view.rate.n())}}),
              Type::body_strong);
    draw_text(kit, "(I + P) / ((I + P) + (R + NC + O) + U)", Type::hint, Token::muted);
    draw_text(kit, formula_of(view.rate), Type::hint, Token::muted);
    draw_text(kit, kit.say("round.rate_words"), Type::hint, Token::muted);
}

void draw_outcome(Kit& kit, const RoundEndView& view, Intents& intents) {
    const Card card(kit);
    draw_day(kit, view);
    draw_rate(kit, view);
    draw_promises(kit, view, intents);
}

void draw_way_home(Kit& kit, const RoundEndView& view, Intents& intents) {
    const Card card(kit);
    draw_heading(kit, kit.say("round.hand_over"), Type::section);
    draw_text(kit,
              view.ready == 0 ? kit.say("home.none_waiting")
                              : say_count(kit, "home.waiting", view.ready),
              Type::body);
    draw_text(kit, kit.say("round.hand_over_words"), Type::small, Token::muted);
    draw_hairline(kit);
    draw_heading(kit, kit.say("round.safe"), Type::section);
    draw_text(kit,
              kit.say(view.check_in ? "round.still_out" : "round.nobody_waits"),
              Type::body,
              view.check_in ? Token::warn : Token::text);
    if (view.check_in && draw_button(kit,
                                     {.id = "i_am_back",
                                      .label = kit.say("check_in.back"),
                                      .icon = Icon::check,
                                      .character = 'B'}))
        intents.emplace_back(intent::ComeBack{});
    if (view.has_round && !view.is_over &&
        draw_button(kit,
                    {.id = "close_round",
                     .label = kit.say("round.close"),
                     .icon = Icon::flag,
                     .is_enabled = view.is_saved,
                     .character = 'C'}))
        intents.emplace_back(intent::EndRound{});
    if (view.is_over) draw_text(kit, kit.say("round.is_over"), Type::body, Token::ok);
    if (view.sealing.to_seal + view.sealing.sealed > 0) draw_hairline(kit);
    draw_sealing(kit, view.sealing, view.has_round && !view.is_over, intents);
}

void draw_foot(Kit& kit, Intents& intents) {
    const std::string back = kit.say("action.back");
    const std::string go = kit.say("round.to_hand_over");
    FooterSpec footer;
    footer.start = {back_button(back)};
    footer.end = {{.id = "hand_over",
                   .label = go,
                   .kind = ButtonKind::filled,
                   .icon = Icon::stick,
                   .key = Key::enter,
                   .min_width = 170.0F}};
    footer.max_width = 1200.0F;
    const auto pressed = draw_footer(kit, footer);
    if (pressed == "back") intents.emplace_back(intent::GoTo{Screen::home});
    if (pressed == "hand_over") intents.emplace_back(intent::GoTo{Screen::hand_over});
}

} // namespace

Intents draw_round_end_screen(Kit& kit, const RoundEndView& view) {
    Intents intents;
    kit.page("round_end");
    draw_top(kit, view.top, intents);
    draw_foot(kit, intents);
    {
        const Page page(kit, 1200.0F);
        draw_trouble(kit, view.top, intents);
        draw_heading(kit, kit.say("round.thanks", {{"name", view.first_name}}));
        draw_text(kit, view.name, Type::body, Token::muted);
        if (kit.width() < kit.px(800.0F)) { // big letters need the whole width
            draw_outcome(kit, view, intents);
            draw_way_home(kit, view, intents);
        } else {
            Columns two(kit, {0.52F, 0.48F}, kit.px(20.0F));
            draw_outcome(kit, view, intents);
            two.next();
            draw_way_home(kit, view, intents);
        }
    }
    draw_program_languages(kit, view.top, intents);
    return intents;
}

} // namespace kith::app
