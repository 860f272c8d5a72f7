#include "app/screens/unlock_screen.h"

namespace kith::app {
namespace {

void draw_missing(Kit& kit, const UnlockView& view, Intents& intents) {
    draw_heading(kit, kit.say("unlock.missing"));
    draw_text(kit, kit.say("unlock.missing_words"), Type::body, Token::muted);
    draw_text(kit, view.store_path, Type::small, Token::muted);
    kit.space(8.0F);
    if (draw_button(kit,
                    {.id = "start_project",
                     .label = kit.say("unlock.start_project"),
                     .kind = ButtonKind::filled,
                     .icon = Icon::plus,
                     .key = Key::enter,
                     .fills_width = true}))
        intents.emplace_back(intent::GoTo{Screen::new_project});
    if (draw_button(kit,
                    {.id = "join",
                     .label = kit.say("unlock.join"),
                     .icon = Icon::key,
                     .character = 'J',
                     .fills_width = true}))
        intents.emplace_back(intent::GoTo{Screen::join});
}

void draw_lock(Kit& kit, const UnlockView& view, UnlockDraft& draft, Intents& intents) {
    draw_heading(kit, kit.say("unlock.hello"));
    draw_text(kit, kit.say("unlock.locked"), Type::body, Token::muted);
    const std::string label = kit.say("unlock.words");
    const std::string help = kit.say("unlock.words_help");
    const std::string show = kit.say("unlock.show");
    const std::string error = view.error.empty() ? std::string() : say(kit, view.error);
    draw_field(kit,
               {.id = "passphrase",
                .label = label,
                .help = help,
                .error = error,
                .rules = {.is_masked = true, .max_bytes = 1000},
                .is_enabled = !view.is_working,
                .show = show},
               draft.passphrase);
    const std::string action = kit.say(view.is_working ? "unlock.opening" : "unlock.open");
    if (draw_button(kit,
                    {.id = "unlock",
                     .label = action,
                     .kind = ButtonKind::filled,
                     .icon = Icon::lock,
                     .is_enabled = !view.is_working,
                     .key = Key::enter,
                     .fills_width = true}))
        intents.emplace_back(intent::Unlock{draft.passphrase});
    draw_text(kit, kit.say("unlock.forgotten"), Type::small, Token::muted);
}

} // namespace

UnlockView make_unlock_view(const Model& model) {
    return {make_top_view(model),
            model.unlock.store_exists,
            model.unlock.store_path,
            model.unlock.is_working,
            model.unlock.error};
}

Intents draw_unlock_screen(Kit& kit, const UnlockView& view, UnlockDraft& draft) {
    Intents intents;
    if (kit.page("unlock") && view.store_exists) kit.focus.set("passphrase", true, true);
    draw_top(kit, view.top, intents);
    {
        const Page page(kit, 600.0F, 56.0F);
        draw_trouble(kit, view.top, intents);
        const Card card(kit, {.padding = 36.0F});
        if (view.store_exists)
            draw_lock(kit, view, draft, intents);
        else
            draw_missing(kit, view, intents);
    }
    draw_program_languages(kit, view.top, intents);
    return intents;
}

} // namespace kith::app
