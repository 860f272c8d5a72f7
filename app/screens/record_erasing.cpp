// Everything held on a person goes for good, here and on every laptop: what goes and what stays is
// told before.
#include "app/screens/records_screen.h"

#include <utility>

namespace kith::app {
namespace {

constexpr std::size_t most_named = 5;

void draw_titles(Kit& kit, std::string_view key, const std::vector<std::string>& titles) {
    if (titles.empty()) return;
    std::string names;
    for (std::size_t i = 0; i < titles.size() && i < most_named; ++i)
        names += (names.empty() ? "" : ", ") + titles[i];
    if (titles.size() > most_named) names += " …";
    const std::string title = say_count(kit, key, titles.size());
    draw_banner(kit, {.id = key, .title = title, .words = names, .tone = Tone::warn});
}

void draw_plan(Kit& kit, const ErasingPlan& plan) {
    draw_text(kit, say_count(kit, "erase.records", plan.records), Type::topic);
    draw_titles(kit, "erase.kept", plan.kept);
    draw_titles(kit, "erase.mentions", plan.mentions);
    if (!plan.has_undone_imports) return;
    draw_banner(kit,
                {.id = "undone",
                 .title = kit.say("erase.undone_title"),
                 .words = kit.say("erase.undone"),
                 .tone = Tone::warn});
}

} // namespace

void draw_erasing(Kit& kit, const RecordPageView& view, RecordDraft& draft, Intents& intents) {
    if (view.top.sheet != SheetKind::erasing) return;
    const std::string title = kit.say("erase.title");
    const std::string close = kit.say("action.close");
    const Sheet sheet(kit, {.id = "erasing", .title = title, .close_label = close});
    draw_paragraph(kit, kit.say("erase.words"));
    if (view.erasing)
        draw_plan(kit, *view.erasing);
    else if (view.trouble.empty())
        draw_text(kit, kit.say("record.loading"), Type::body, Token::muted);
    if (!std::exchange(draft.has_begun, true)) kit.focus.set("reason", true, true);
    const std::string label = kit.say("record.reason");
    const std::string help = kit.say("erase.reason_help");
    const std::string error = view.trouble.empty() ? std::string() : say(kit, view.trouble);
    draw_field(kit, {.id = "reason", .label = label, .help = help, .error = error}, draft.reason);
    // No key: what cannot be taken back takes a press of its own.
    if (draw_button(kit,
                    {.id = "erase_now",
                     .label = kit.say("erase.now"),
                     .icon = Icon::trash,
                     .is_enabled = view.erasing && !view.is_working,
                     .fills_width = true,
                     .tone = Tone::bad}))
        intents.emplace_back(intent::EraseForGood{draft.reason});
    if (sheet.wants_close()) intents.emplace_back(intent::OpenSheet{});
}

} // namespace kith::app
