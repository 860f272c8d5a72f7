#include "app/screens/conflicts_screen.h"

#include <algorithm>

namespace kith::app {
namespace {

Side side_of(const Kit& kit, const ConflictCase& now, std::size_t index) {
    const ConflictSide& side = now.sides[index];
    Side drawn;
    drawn.initials = initials_of(side.who);
    drawn.name = side.who;
    drawn.where = side.laptop;
    if (index == 0) {
        drawn.pill = kit.say("conflict.shown");
        drawn.pill_tone = Tone::gift;
    }
    drawn.value =
        side.answer.empty() ? kit.say("conflict.blank") : say_answer(kit, side.answer, now.about);
    if (side.when.ms > 0) drawn.facts = {{Icon::calendar, say_time(kit, side.when)}};
    drawn.keep_label = kit.say("conflict.keep");
    drawn.character = static_cast<char>('1' + index);
    return drawn;
}

/// More than two values: the others as rows, each with its key.
void draw_others(Kit& kit, const ConflictCase& now, Intents& intents) {
    for (std::size_t i = 2; i < now.sides.size() && i < 9; ++i) {
        const std::string id = "keep." + std::to_string(i + 1);
        const std::string answer = say_answer(kit, now.sides[i].answer, now.about);
        const std::string words = now.sides[i].who + ", " + say_time(kit, now.sides[i].when);
        if (draw_row_button(kit,
                            {.id = id, .title = answer, .words = words, .icon = Icon::person}) ||
            kit.pressed_character(static_cast<char>('1' + i)))
            intents.emplace_back(intent::KeepValue{i});
    }
}

void draw_case(Kit& kit, const ConflictsView& view, Intents& intents) {
    const ConflictCase& now = *view.now;
    const std::string place = kit.say(
        "conflict.place", {{"n", std::to_string(view.place)}, {"of", std::to_string(view.total)}});
    draw_split_line(kit, kit.say("conflict.topic"), place);
    draw_progress(kit,
                  {.id = "progress",
                   .label = place,
                   .share = static_cast<float>(view.place - 1) /
                            static_cast<float>(std::max<std::size_t>(view.total, 1)),
                   .segments = view.total <= 24 ? static_cast<int>(view.total) : 0});
    draw_heading(kit,
                 now.is_deletion
                     ? kit.say("conflict.deletion")
                     : kit.say("conflict.which",
                               {{"question", say_question(kit, now.question, now.about)}}));
    draw_text(kit, kit.say("conflict.words", {{"record", now.record}}), Type::body, Token::muted);
    if (now.sides.size() < 2) return;
    const auto kept = draw_comparison(kit, "conflict", side_of(kit, now, 0), side_of(kit, now, 1));
    if (kept && !view.is_working)
        intents.emplace_back(intent::KeepValue{static_cast<std::size_t>(*kept)});
    draw_others(kit, now, intents);
}

std::optional<std::string> draw_foot(Kit& kit, const ConflictsView& view) {
    const std::string back = kit.say("action.back");
    const std::string undo = kit.say("conflict.undo");
    const std::string later = kit.say("conflict.later");
    const std::string bring = kit.say("conflict.bring");
    std::string hint;
    if (!view.last_record.empty())
        hint = kit.say("conflict.last", {{"record", view.last_record}});
    else if (view.now)
        hint = kit.say("conflict.keys");
    FooterSpec footer;
    footer.start = {back_button(back)};
    footer.max_width = 1080.0F;
    if (!view.last_record.empty())
        footer.start.push_back({.id = "undo", .label = undo, .icon = Icon::undo, .character = 'U'});
    footer.hint = hint;
    if (view.now)
        footer.end = {{.id = "later",
                       .label = later,
                       .kind = ButtonKind::ghost,
                       .is_enabled = view.total > 1,
                       .character = 'L'}};
    else
        footer.end = {
            {.id = "bring", .label = bring, .kind = ButtonKind::filled, .icon = Icon::merge}};
    return draw_footer(kit, footer);
}

} // namespace

ConflictsView make_conflicts_view(const Model& model) {
    const ConflictsState& conflicts = model.conflicts;
    ConflictsView view;
    view.top = make_top_view(model);
    view.total = conflicts.cases.size() + conflicts.decided.size();
    view.is_working = conflicts.is_working;
    if (!conflicts.decided.empty()) view.last_record = conflicts.decided.back().record;
    if (conflicts.at < conflicts.cases.size()) {
        view.now = conflicts.cases[conflicts.at];
        view.place = conflicts.decided.size() + conflicts.at + 1;
    }
    return view;
}

Intents draw_conflicts_screen(Kit& kit, const ConflictsView& view) {
    Intents intents;
    kit.page("conflicts");
    draw_top(kit, view.top, intents);
    const auto pressed = draw_foot(kit, view);
    {
        const Page page(kit, 1080.0F);
        draw_trouble(kit, view.top, intents);
        if (view.now) {
            draw_case(kit, view, intents);
        } else {
            draw_heading(kit, kit.say("conflict.none"));
            draw_text(kit, kit.say("conflict.none_words"), Type::body, Token::muted);
        }
    }
    draw_program_languages(kit, view.top, intents);
    if (pressed == "back") intents.emplace_back(intent::GoTo{Screen::home});
    if (pressed == "bring") intents.emplace_back(intent::GoTo{Screen::merge});
    if (pressed == "undo") intents.emplace_back(intent::TakeBack{});
    if (pressed == "later") intents.emplace_back(intent::DecideLater{});
    return intents;
}

} // namespace kith::app
