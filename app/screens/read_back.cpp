// The end of an interview: what was heard is read back, what still stands in the way is named.
#include "app/screens/interview_screen.h"

#include <algorithm>

namespace kith::app {
namespace {

std::string answer_words(const Kit& kit, const AnswerLine& line) {
    if (line.is_sealed) return kit.say("interview.sealed");
    std::string words = line.missing == Missing::none || line.missing == Missing::later
                            ? line.answer
                            : say_missing(kit, line.missing);
    if (words.empty()) words = kit.say("interview.no_answer");
    return line.note.empty() ? words : words + " \xE2\x80\xA2 " + line.note;
}

struct LinePlace {
    const InterviewView& view;
    std::string_view prefix; // of the line's id
};

void draw_line(Kit& kit, const AnswerLine& line, const LinePlace& place, Intents& intents) {
    const std::string words = answer_words(kit, line);
    const std::string id = std::string(place.prefix) + line.path;
    const std::string change = kit.say("interview.fix");
    const std::string later = kit.say("missing.later");
    RowButtonSpec row{.id = id, .title = line.question, .words = words};
    if (line.has_problem)
        row.pill = {.id = {}, .label = change, .tone = Tone::warn, .icon = Icon::warning};
    else if (line.missing == Missing::later)
        row.pill = {.id = {}, .label = later, .tone = Tone::warn, .icon = Icon::clock};
    if (draw_row_button(kit, row))
        intents.emplace_back(intent::JumpTo{line.path, place.view.is_at_end});
}

void draw_problems(Kit& kit, const InterviewView& view, Intents& intents) {
    const auto problems = std::count_if(view.answers.begin(),
                                        view.answers.end(),
                                        [](const auto& line) { return line.has_problem; });
    if (problems == 0) return;
    const Card card(kit, {.kind = CardKind::warn, .padding = 22.0F});
    draw_text(kit,
              say_count(kit, "interview.problems", static_cast<std::uint64_t>(problems)),
              Type::section);
    for (const AnswerLine& line : view.answers)
        if (line.has_problem) draw_line(kit, line, {view, "fix."}, intents);
}

/// What somebody wanted to come back to, before it is too late.
void draw_come_backs(Kit& kit, const InterviewView& view, Intents& intents) {
    const auto waits = [](const AnswerLine& line) {
        return line.missing == Missing::later && !line.has_problem;
    };
    const auto count = std::count_if(view.answers.begin(), view.answers.end(), waits);
    if (count == 0) return;
    const Card card(kit, {.kind = CardKind::panel, .padding = 22.0F});
    draw_text(kit,
              say_count(kit, "interview.come_backs", static_cast<std::uint64_t>(count)),
              Type::section);
    for (const AnswerLine& line : view.answers)
        if (waits(line)) draw_line(kit, line, {view, "back."}, intents);
}

void draw_heard(Kit& kit, const InterviewView& view, Intents& intents) {
    const Card card(kit);
    draw_heading(kit, kit.say("interview.heard"));
    draw_text(kit, kit.say("interview.heard_words"), Type::body, Token::muted);
    std::string topic;
    for (const AnswerLine& line : view.answers) {
        const bool was_said = !line.answer.empty() || line.is_sealed || !line.note.empty() ||
                              line.missing == Missing::refused || line.missing == Missing::unknown;
        if (line.has_problem || !was_said || line.missing == Missing::later) continue;
        if (line.topic != topic && !line.topic.empty())
            draw_text(kit, line.topic, Type::topic, Token::muted);
        topic = line.topic;
        draw_line(kit, line, {view, "heard."}, intents);
    }
}

/// Something that can come of it at once, said before the door closes.
void draw_real_things(Kit& kit, const RealThings& things) {
    if (things.empty()) return;
    const Card card(kit, {.kind = CardKind::panel, .padding = 22.0F});
    draw_text(kit, kit.say("real.title"), Type::section);
    for (const AskedForGift& one : things.asked_for)
        draw_text(
            kit,
            kit.say("real.asked_for", {{"gift", one.gift}, {"n", std::to_string(one.neighbours)}}));
    for (const GroupWithRoom& group : things.groups) {
        draw_text(kit, kit.say("real.room", {{"name", group.name}}));
        std::string words = group.where;
        if (!group.when.empty()) words += (words.empty() ? "" : " \xE2\x80\xA2 ") + group.when;
        if (!words.empty()) draw_text(kit, words, Type::body, Token::muted);
    }
    draw_caption(kit, kit.say("real.words"));
}

} // namespace

void draw_read_back(Kit& kit, const InterviewView& view, Intents& intents) {
    if (view.is_finishing) draw_text(kit, kit.say("interview.finishing"), Type::section);
    if (view.keeps_nothing) {
        draw_banner(kit,
                    {.id = "keeps_nothing",
                     .title = kit.say("interview.keeps_nothing"),
                     .words = kit.say("interview.keeps_nothing_words"),
                     .tone = Tone::warn});
    }
    draw_problems(kit, view, intents);
    draw_come_backs(kit, view, intents);
    draw_real_things(kit, view.real_things);
    draw_heard(kit, view, intents);
}

void draw_overview(Kit& kit, const InterviewView& view, Intents& intents) {
    const std::string close = kit.say("action.close");
    if (view.top.sheet == SheetKind::overview) {
        const std::string title = kit.say("interview.overview");
        const Sheet sheet(
            kit, {.id = "overview", .title = title, .close_label = close, .width = 760.0F});
        if (view.is_author && draw_button(kit,
                                          {.id = "not_asked",
                                           .label = kit.say("interview.not_asked"),
                                           .kind = ButtonKind::ghost,
                                           .icon = Icon::eye}))
            intents.emplace_back(intent::OpenSheet{SheetKind::not_asked});
        if (draw_button(kit,
                        {.id = "transcribe",
                         .label = kit.say("keying.open"),
                         .kind = ButtonKind::ghost,
                         .icon = Icon::pencil}))
            intents.emplace_back(intent::OpenSheet{SheetKind::transcribing});
        for (const AnswerLine& line : view.answers)
            draw_line(kit, line, {view, "go."}, intents);
        if (sheet.wants_close()) intents.emplace_back(intent::OpenSheet{});
    }
    if (view.top.sheet != SheetKind::form_language) return;
    const std::string title = kit.say("sheet.form_language");
    const Sheet sheet(kit, {.id = "languages", .title = title, .close_label = close});
    std::vector<Choice> choices;
    for (const std::string& language : view.languages)
        choices.push_back({.id = code_of_language(language),
                           .label = name_of_language(language),
                           .is_selected = language == view.language});
    if (const auto chosen = draw_choices(
            kit,
            {.id = "language", .label = title, .shape = ChoiceShape::tiles, .has_keys = true},
            choices))
        intents.emplace_back(intent::FormLanguage{view.languages[*chosen]});
    if (sheet.wants_close()) intents.emplace_back(intent::OpenSheet{});
}

} // namespace kith::app
