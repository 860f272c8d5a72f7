// What a coordinator reads about somebody's safety, and adds to.
#include "app/screens/concerns_screen.h"

namespace kith::app {
namespace {

std::string say_author(const Kit& kit, const OpenedEntry& entry) {
    std::string who = say_day(kit, entry.at) + ", " + entry.author;
    if (!entry.laptop.empty()) who += ", " + entry.laptop;
    return who;
}

void draw_concern(Kit& kit,
                  const ConcernsView& view,
                  const OpenedConcern& concern,
                  Intents& intents) {
    const Card card(kit, {.kind = CardKind::flat, .gap = 6.0F});
    for (const OpenedEntry& entry : concern.entries) {
        draw_text(kit, say_author(kit, entry), Type::hint, Token::muted);
        if (!entry.trouble.empty()) draw_text(kit, entry.trouble, Type::body, Token::warn);
        if (!entry.words.who.empty()) draw_text(kit, entry.words.who, Type::topic);
        if (!entry.words.words.empty()) draw_paragraph(kit, entry.words.words);
    }
    const bool adds = view.state.adding_to == concern.id;
    const std::string label = kit.say(adds ? "concern.add_no" : "concern.add");
    const std::string id = "add_" + to_hex(concern.id);
    if (draw_button(kit, {.id = id, .label = label, .icon = Icon::pencil}))
        intents.emplace_back(intent::AddToConcern{concern.id});
}

} // namespace

void draw_concerns_read(Kit& kit, const ConcernsView& view, Intents& intents) {
    if (!view.is_hub || view.counts.held == 0) return;
    const Card card(kit);
    draw_heading(kit, kit.say("concern.read"), Type::section);
    if (!view.state.opened) {
        draw_paragraph(kit, kit.say("concern.read_words"));
        const std::string label = say_count(kit, "concern.open", view.counts.held);
        if (draw_button(kit,
                        {.id = "read",
                         .label = label,
                         .icon = Icon::lock,
                         .is_enabled = !view.state.is_working,
                         .character = 'O'}))
            intents.emplace_back(intent::ReadConcerns{});
        return;
    }
    for (const OpenedConcern& concern : *view.state.opened)
        draw_concern(kit, view, concern, intents);
}

} // namespace kith::app
