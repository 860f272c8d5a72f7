#include "app/screens/new_round_screen.h"

namespace kith::app {
namespace {

void draw_line(Kit& kit, std::string_view id, std::string& text, std::size_t most_bytes = 200) {
    const std::string key = "new_round." + std::string(id);
    const std::string label = kit.say(key);
    const std::string help = kit.say(key + "_help");
    draw_field(
        kit, {.id = key, .label = label, .help = help, .rules = {.max_bytes = most_bytes}}, text);
}

void draw_about(Kit& kit, RoundSpec& spec) {
    {
        Columns two(kit, {0.6F, 0.4F}, kit.px(16.0F));
        draw_line(kit, "name", spec.name);
        two.next();
        const std::string label = kit.say("new_round.day");
        const std::string help = kit.say("new_round.day_help");
        draw_date_field(kit, {.id = "new_round.day", .label = label, .help = help}, spec.day);
    }
    Columns three(kit, {0.34F, 0.33F, 0.33F}, kit.px(16.0F));
    draw_line(kit, "lead", spec.lead);
    three.next();
    draw_line(kit, "phone", spec.phone);
    three.next();
    draw_line(kit, "place", spec.place);
}

void draw_doors(Kit& kit, const NewRoundView& view, NewRoundDraft& draft) {
    const std::string label = kit.say("new_round.doors");
    const std::string hint = kit.say("new_round.doors_hint");
    const std::string help = kit.say("new_round.doors_help");
    draw_field(kit,
               {.id = "new_round.doors",
                .label = label,
                .hint = hint,
                .help = help,
                .error = view.trouble,
                .rules = {.has_lines = true, .max_bytes = 200'000},
                .lines = 6.0F},
               draft.wish.doors);
    draw_line(kit, "file", draft.wish.file, 1000);
}

void draw_others(Kit& kit, const NewRoundView& view, Intents& intents) {
    if (view.rounds.empty()) return;
    const Card card(kit, {.kind = CardKind::flat, .gap = 4.0F});
    draw_heading(kit, kit.say("new_round.others"), Type::section);
    for (const RoundRow& round : view.rounds) {
        const std::string id = "pick." + to_text(round.record);
        const std::string words = round.day + " · " +
                                  kit.say("round.doors_done",
                                          {{"count", std::to_string(round.doors)},
                                           {"done", std::to_string(round.tried)}});
        if (!draw_row_button(kit,
                             {.id = id, .title = round.name, .words = words, .icon = Icon::door}))
            continue;
        intents.emplace_back(intent::PickRound{round.record});
        intents.emplace_back(intent::GoTo{Screen::door});
    }
}

void draw_foot(Kit& kit, const NewRoundView& view, NewRoundDraft& draft, Intents& intents) {
    const std::string back = kit.say("action.back");
    const std::string make = kit.say(view.is_working ? "new_round.working" : "new_round.make");
    FooterSpec footer;
    footer.start = {back_button(back)};
    footer.end = {{.id = "make_round",
                   .label = make,
                   .kind = ButtonKind::filled,
                   .is_enabled = !view.is_working,
                   .min_width = 170.0F}};
    const auto pressed = draw_footer(kit, footer);
    if (pressed == "back") intents.emplace_back(intent::GoTo{Screen::home});
    if (pressed == "make_round") intents.emplace_back(draft.wish);
}

} // namespace

NewRoundView make_new_round_view(const Model& model) {
    const RoundState& rounds = model.rounds;
    return {make_top_view(model),
            rounds.trouble,
            rounds.is_working,
            to_iso8601(rounds.today),
            rounds.rounds};
}

Intents draw_new_round_screen(Kit& kit, const NewRoundView& view, NewRoundDraft& draft) {
    Intents intents;
    if (kit.page("new_round")) kit.focus.set("new_round.name", true, true);
    if (!std::exchange(draft.has_begun, true)) draft.wish.spec.day = view.today;
    draw_top(kit, view.top, intents);
    draw_foot(kit, view, draft, intents);
    {
        const Page page(kit, 920.0F);
        draw_trouble(kit, view.top, intents);
        draw_heading(kit, kit.say("new_round.title"));
        draw_about(kit, draft.wish.spec);
        draw_doors(kit, view, draft);
        draw_others(kit, view, intents);
    }
    draw_program_languages(kit, view.top, intents);
    return intents;
}

} // namespace kith::app
