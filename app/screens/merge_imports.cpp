// The files that were put in before. Taking one back hides what it brought, and nothing is removed.
#include "app/screens/merge_screen.h"

namespace kith::app {
namespace {

std::string counts_words(const Kit& kit, const ImportLine& line) {
    return kit.say("imports.counts",
                   {{"created", std::to_string(line.created)},
                    {"changed", std::to_string(line.changed)},
                    {"when", say_time(kit, line.at)}});
}

std::string name_of(const Kit& kit, const ImportLine& line) {
    return line.laptop.empty() ? kit.say("merge.unknown") : line.laptop;
}

/// The whole row is the button: what pressing it does stands in its pill.
void draw_import(Kit& kit, const ImportLine& line, bool is_working, Intents& intents) {
    const std::string id = "import." + std::to_string(static_cast<std::int64_t>(line.no));
    const std::string action = kit.say(line.is_undone ? "imports.redo" : "imports.undo");
    const std::string words = line.is_undone
                                  ? kit.say("imports.undone") + " · " + counts_words(kit, line)
                                  : counts_words(kit, line);
    const PillSpec pill{.id = {},
                        .label = action,
                        .tone = line.is_undone ? Tone::warn : Tone::neutral,
                        .icon = line.is_undone ? Icon::check : Icon::undo};
    const bool was_pressed = draw_row_button(kit,
                                             {.id = id,
                                              .title = name_of(kit, line),
                                              .words = words,
                                              .icon = Icon::laptop,
                                              .pill = pill});
    if (!was_pressed || is_working) return;
    if (line.is_undone)
        intents.emplace_back(intent::RedoImport{line.no});
    else
        intents.emplace_back(intent::ChooseImport{line.no});
}

} // namespace

void draw_imports(Kit& kit, const MergeView& view, Intents& intents) {
    if (view.imports.lines.empty()) return;
    const Card card(kit, {.padding = 24.0F, .gap = 6.0F});
    draw_heading(kit, kit.say("imports.title"), Type::section);
    if (view.imports.later_edits > 0)
        draw_banner(kit,
                    {.id = "later_edits",
                     .title = kit.say("imports.later_title"),
                     .words = say_count(kit, "imports.later", view.imports.later_edits),
                     .tone = Tone::warn});
    for (const ImportLine& line : view.imports.lines)
        draw_import(kit, line, view.imports.is_working, intents);
}

void draw_undo_sheet(Kit& kit, const MergeView& view, MergeDraft& draft, Intents& intents) {
    if (view.top.sheet != SheetKind::undo_import) return;
    const std::string title = kit.say("imports.undo_title");
    const std::string close = kit.say("action.close");
    const Sheet sheet(kit, {.id = "undo_import", .title = title, .close_label = close});
    for (const ImportLine& line : view.imports.lines)
        if (line.no == view.imports.chosen)
            draw_text(kit, name_of(kit, line) + ". " + counts_words(kit, line), Type::body);
    draw_text(kit, kit.say("imports.undo_words"), Type::body, Token::muted);
    const std::string reason = kit.say("record.reason");
    const std::string help = kit.say("record.reason_help");
    if (!draft.has_begun) kit.focus.set("reason", true, true);
    draft.has_begun = true;
    draw_field(kit, {.id = "reason", .label = reason, .help = help}, draft.reason);
    if (draw_button(kit,
                    {.id = "undo_now",
                     .label = kit.say("imports.undo_now"),
                     .kind = ButtonKind::filled,
                     .icon = Icon::undo,
                     .key = Key::enter,
                     .fills_width = true}))
        intents.emplace_back(intent::UndoImport{draft.reason});
    if (sheet.wants_close()) intents.emplace_back(intent::OpenSheet{});
}

} // namespace kith::app
