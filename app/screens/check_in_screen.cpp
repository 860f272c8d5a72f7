#include "app/screens/check_in_screen.h"

#include "app/screens/door_screen.h"

#include <array>

namespace kith::app {
namespace {

constexpr std::array<int, 4> spans{60, 120, 180, 240};

void draw_line(Kit& kit, std::string_view id, std::string& text, bool is_masked = false) {
    const std::string key = "check_in." + std::string(id);
    const std::string label = kit.say(key);
    const std::string help = kit.say(key + "_help");
    const std::string show = is_masked ? kit.say("unlock.show") : std::string();
    draw_field(kit,
               {.id = key,
                .label = label,
                .help = help,
                .rules = {.is_masked = is_masked, .max_bytes = 200},
                .show = show},
               text);
}

void draw_spans(Kit& kit, int& minutes) {
    const std::string label = kit.say("check_in.for");
    std::vector<Choice> choices;
    choices.reserve(spans.size());
    for (const int span : spans)
        choices.push_back(
            {.id = std::to_string(span),
             .label = say_count(kit, "check_in.hours", static_cast<std::uint64_t>(span / 60)),
             .is_selected = span == minutes});
    draw_heading(kit, label, Type::section);
    if (const auto chosen =
            draw_choices(kit, {.id = "span", .label = label, .shape = ChoiceShape::chips}, choices))
        minutes = spans.at(*chosen);
}

void draw_setting_out(Kit& kit, CheckInDraft& draft) {
    const Card card(kit);
    {
        Columns two(kit, {0.5F, 0.5F}, kit.px(16.0F));
        draw_line(kit, "buddy", draft.wish.buddy);
        two.next();
        draw_line(kit, "phone", draft.wish.phone);
    }
    draw_line(kit, "code_word", draft.wish.code_word, true);
    draw_spans(kit, draft.minutes);
}

void draw_out(Kit& kit, const CheckInView& view) {
    const Card card(kit, {.kind = view.is_overdue ? CardKind::warn : CardKind::raised});
    const CheckIn& check_in = *view.check_in;
    draw_heading(kit,
                 kit.say(view.is_overdue ? "check_in.overdue" : "check_in.out",
                         {{"time", say_time(kit, check_in.due)}}),
                 Type::title);
    draw_text(kit,
              kit.say("check_in.ring", {{"name", check_in.buddy}, {"phone", check_in.phone}}),
              Type::body);
    draw_text(kit,
              kit.say("check_in.since", {{"time", say_time(kit, check_in.started)}}),
              Type::small,
              Token::muted);
}

/// For the buddy's kitchen table and the worker's pocket.
void draw_route(Kit& kit, const CheckInView& view, Intents& intents) {
    if (!view.round) return;
    const std::string label = kit.say("check_in.route");
    if (draw_button(kit, {.id = "route", .label = label, .icon = Icon::file}))
        intents.emplace_back(intent::OpenPaper{PaperKind::route_card, *view.round});
}

void draw_foot(Kit& kit, const CheckInView& view, CheckInDraft& draft, Intents& intents) {
    const std::string back = kit.say("action.back");
    const std::string go = kit.say(view.check_in ? "check_in.back" : "check_in.go");
    FooterSpec footer;
    footer.start = {back_button(back)};
    footer.end = {{.id = view.check_in ? "i_am_back" : "set_out",
                   .label = go,
                   .kind = ButtonKind::filled,
                   .icon = view.check_in ? Icon::check : Icon::clock,
                   .key = Key::enter,
                   .min_width = 170.0F}};
    const auto pressed = draw_footer(kit, footer);
    if (pressed == "back")
        intents.emplace_back(intent::GoTo{view.round ? Screen::door : Screen::home});
    if (pressed == "i_am_back") intents.emplace_back(intent::ComeBack{});
    if (pressed != "set_out") return;
    intents.emplace_back(intent::SetOut{draft.wish, draft.minutes});
    draft.wish.code_word.clear();
}

} // namespace

CheckInView make_check_in_view(const Model& model) {
    const RoundState& rounds = model.rounds;
    CheckInView view{make_top_view(model), rounds.check_in, rounds.is_overdue, {}};
    if (rounds.round) view.round = rounds.round->record;
    return view;
}

Intents draw_check_in_screen(Kit& kit, const CheckInView& view, CheckInDraft& draft) {
    Intents intents;
    if (kit.page("check_in") && !view.check_in) kit.focus.set("check_in.buddy", true, true);
    draw_top(kit, view.top, intents);
    draw_foot(kit, view, draft, intents);
    {
        const Page page(kit, 860.0F);
        draw_trouble(kit, view.top, intents);
        draw_heading(kit, kit.say("check_in.title"));
        draw_banner(kit,
                    {.id = "cannot_call",
                     .title = kit.say("check_in.cannot_call"),
                     .words = kit.say("check_in.cannot_call_words"),
                     .tone = Tone::warn});
        if (view.check_in)
            draw_out(kit, view);
        else
            draw_setting_out(kit, draft);
        draw_route(kit, view, intents);
    }
    draw_program_languages(kit, view.top, intents);
    return intents;
}

void draw_overdue(Kit& kit, const CheckIn& check_in, Intents& intents) {
    const std::string title = kit.say("check_in.overdue", {{"time", say_time(kit, check_in.due)}});
    const std::string words =
        kit.say("check_in.ring", {{"name", check_in.buddy}, {"phone", check_in.phone}});
    const std::string back = kit.say("check_in.back");
    if (draw_banner(kit,
                    {.id = "overdue",
                     .title = title,
                     .words = words,
                     .tone = Tone::warn,
                     .icon = Icon::clock,
                     .action = back}))
        intents.emplace_back(intent::ComeBack{});
}

} // namespace kith::app
