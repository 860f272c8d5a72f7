// Beside the answer of a question: why there is none, a note for the coordinator, and the
// interviews that were put aside.
#include "app/screens/interview_screen.h"

#include <algorithm>

namespace kith::app {
namespace {

struct MissingFace {
    Missing missing;
    std::string_view id;
    std::string_view key;
    Icon icon;
    char control; // Ctrl with it
};

constexpr MissingFace faces[] = {
    {Missing::refused, "refused", "missing.refused", Icon::close, 'R'},
    {Missing::unknown, "unknown", "missing.unknown", Icon::question, 'D'},
    {Missing::later, "later", "missing.later", Icon::clock, 'B'},
};

const AskedQuestion* asked_in_hand(const InterviewView& view) {
    const auto found = std::find_if(view.questions.begin(),
                                    view.questions.end(),
                                    [](const AskedQuestion& one) { return one.is_in_hand; });
    return found == view.questions.end() || found->is_read_only ? nullptr : &*found;
}

std::string say_parked(const Kit& kit, const ParkedLine& line) {
    return line.first_name.empty()
               ? kit.say("parked.number", {{"n", std::to_string(line.number + 1)}})
               : line.first_name;
}

} // namespace

std::string say_missing(const Kit& kit, Missing missing) {
    for (const MissingFace& face : faces)
        if (face.missing == missing) return kit.say(face.key);
    return {};
}

void take_remark_keys(Kit& kit,
                      const InterviewView& view,
                      InterviewDraft& draft,
                      Intents& intents) {
    const AskedQuestion* question = asked_in_hand(view);
    if (question == nullptr) return;
    for (const MissingFace& face : faces)
        if (kit.pressed_control(face.control))
            intents.emplace_back(intent::Mark{question->path, face.missing});
    if (kit.pressed_control('N')) draft.noting = question->path;
    if (draft.noting != question->path || draft.noting_taken_to == draft.noting) return;
    draft.noting_taken_to = draft.noting;
    kit.focus.set(draft.noting + std::string(note_suffix), true, true);
}

bool has_remarks(const AskedQuestion& question, const InterviewDraft& draft) {
    return question.missing != Missing::none || question.note_is_sealed || !question.note.empty() ||
           draft.noting == question.path;
}

void draw_remarks(Kit& kit,
                  const AskedQuestion& question,
                  InterviewDraft& draft,
                  Intents& intents) {
    if (question.missing != Missing::none) {
        const std::string id = question.path + std::string(missing_suffix);
        const std::string words = say_missing(kit, question.missing);
        draw_pill(kit,
                  {.id = id,
                   .label = words,
                   .tone = question.missing == Missing::later ? Tone::warn : Tone::neutral,
                   .icon = question.missing == Missing::later ? Icon::clock : Icon::minus});
    }
    if (question.note_is_sealed) draw_text(kit, kit.say("note.sealed"), Type::small, Token::muted);
    if (question.note.empty() && draft.noting != question.path) return;
    const std::string id = question.path + std::string(note_suffix);
    const std::string label = kit.say("note.label");
    std::string text = question.note;
    const FieldTouch touch = draw_field(kit, {.id = id, .label = label}, text);
    if (touch.changed) intents.emplace_back(intent::Typed{id, text});
    if (touch.left) intents.emplace_back(intent::FieldLeft{id});
    if (touch.left && text.empty()) draft.noting.clear();
}

void draw_remark_buttons(Kit& kit,
                         const InterviewView& view,
                         InterviewDraft& draft,
                         Intents& intents) {
    const AskedQuestion* question = asked_in_hand(view);
    if (question == nullptr) return;
    const Row row(kit);
    if (draw_button(kit,
                    {.id = "no_answer",
                     .label = kit.say("missing.button"),
                     .kind = ButtonKind::ghost,
                     .icon = Icon::more}))
        intents.emplace_back(intent::OpenSheet{SheetKind::missing});
    if (question->note.empty() && draw_button(kit,
                                              {.id = "write_note",
                                               .label = kit.say("note.button"),
                                               .kind = ButtonKind::ghost,
                                               .icon = Icon::pencil})) {
        draft.noting = question->path;
        draft.noting_taken_to.clear();
    }
}

void draw_missing_sheet(Kit& kit, const InterviewView& view, Intents& intents) {
    const AskedQuestion* question = asked_in_hand(view);
    if (view.top.sheet != SheetKind::missing || question == nullptr) return;
    const std::string title = kit.say("missing.title");
    const std::string close = kit.say("action.close");
    const Sheet sheet(kit, {.id = "missing", .title = title, .close_label = close});
    std::vector<Choice> choices;
    for (const MissingFace& face : faces)
        choices.push_back({.id = std::string(face.id),
                           .label = kit.say(face.key),
                           .icon = face.icon,
                           .is_selected = question->missing == face.missing});
    if (question->missing != Missing::none)
        choices.push_back({.id = "clear", .label = kit.say("missing.clear"), .icon = Icon::undo});
    if (const auto pressed = draw_choices(
            kit,
            {.id = "missing", .label = title, .shape = ChoiceShape::rows, .has_keys = true},
            choices))
        intents.emplace_back(intent::Mark{
            question->path, *pressed < std::size(faces) ? faces[*pressed].missing : Missing::none});
    draw_text(kit, kit.say("missing.words"), Type::small, Token::muted);
    if (sheet.wants_close()) intents.emplace_back(intent::OpenSheet{});
}

void draw_parked_sheet(Kit& kit, const InterviewView& view, Intents& intents) {
    if (view.top.sheet != SheetKind::parked) {
        if (kit.pressed_control('P') || kit.pressed(Key::f8))
            intents.emplace_back(intent::OpenSheet{SheetKind::parked});
        return;
    }
    const std::string title = kit.say("parked.title");
    const std::string close = kit.say("action.close");
    const Sheet sheet(kit, {.id = "parked", .title = title, .close_label = close});
    draw_text(kit,
              kit.say(view.parked.empty() ? "parked.none" : "parked.words"),
              Type::body,
              Token::muted);
    char key = '1';
    for (const ParkedLine& line : view.parked) {
        const std::string id = "parked." + std::to_string(line.number);
        const std::string name = say_parked(kit, line);
        const std::string words = kit.say("parked.line",
                                          {{"when", say_time(kit, line.started_at)},
                                           {"n", std::to_string(line.answered)},
                                           {"of", std::to_string(line.asked)}});
        const std::string cap(1, key <= '9' ? key : ' ');
        const bool pressed = draw_row_button(
            kit, {.id = id, .title = name, .words = words, .icon = Icon::person, .end_text = cap});
        if (pressed || (key <= '9' && kit.pressed_character(key)))
            intents.emplace_back(intent::SwapTo{line.number});
        ++key;
    }
    if (draw_button(kit,
                    {.id = "park_and_start",
                     .label = kit.say("parked.start"),
                     .icon = Icon::plus,
                     .character = 'N'}))
        intents.emplace_back(intent::ParkAndStart{});
    // The key that opened this, once more: between the last two.
    if (kit.pressed_control('P') || kit.pressed(Key::f8))
        intents.emplace_back(intent::SwapToLast{});
    if (sheet.wants_close()) intents.emplace_back(intent::OpenSheet{});
}

} // namespace kith::app
