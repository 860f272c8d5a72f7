#include "app/screens/terms_screen.h"

namespace kith::app {
namespace {

void draw_questions(Kit& kit, TermsDraft& draft) {
    const Card card(kit);
    draw_text(kit, kit.say("terms.questions_words"), Type::body, Token::muted);
    ProjectAbout& about = draft.wish.about;
    Columns two(kit, {0.5F, 0.5F}, kit.px(16.0F));
    draw_term(kit, {"who", 2.0F}, about.who);
    draw_term(kit, {"purpose", 2.0F}, about.purpose);
    two.next();
    draw_term(kit, {"understood", 2.0F}, about.understood);
    draw_term(kit, {"connections", 2.0F}, about.connections);
}

FooterSpec footer_of(const TermsView& view, const std::string& back, const std::string& keep) {
    FooterSpec footer;
    footer.start = {back_button(back)};
    footer.end = {{.id = "keep",
                   .label = keep,
                   .kind = ButtonKind::filled,
                   .is_enabled = !view.state.is_working && view.state.loads > 0,
                   .key = Key::enter,
                   .min_width = 170.0F}};
    return footer;
}

} // namespace

void draw_term(Kit& kit, const TermLine& line, std::string& text) {
    const std::string key = "terms." + std::string(line.id);
    const std::string label = kit.say(key);
    const std::string help = kit.say(key + "_help");
    draw_field(kit,
               {.id = key,
                .label = label,
                .help = help,
                .rules = {.has_lines = line.lines > 1.0F, .max_bytes = most_about_bytes},
                .lines = line.lines},
               text);
}

TermsView make_terms_view(const Model& model) {
    return {make_top_view(model), model.terms};
}

Intents draw_terms_screen(Kit& kit, const TermsView& view, TermsDraft& draft) {
    Intents intents;
    if (kit.page("terms")) draft = {};
    if (view.state.loads != draft.taken) draft = {view.state.kept, view.state.loads};
    draw_top(kit, view.top, intents);
    const bool is_set_up = view.state.is_set_up;
    const std::string back = kit.say(is_set_up ? "terms.later" : "action.back");
    const std::string keep = kit.say("terms.keep");
    const auto pressed = draw_footer(kit, footer_of(view, back, keep));
    {
        const Page page(kit);
        draw_trouble(kit, view.top, intents);
        draw_heading(kit, kit.say("terms.title"));
        if (!view.state.trouble.empty()) {
            const std::string error = say(kit, view.state.trouble);
            draw_banner(kit, {.id = "terms_trouble", .title = error, .tone = Tone::bad});
        }
        draw_questions(kit, draft);
        draw_policy(kit, draft.wish);
    }
    draw_program_languages(kit, view.top, intents);
    if (pressed == "back")
        intents.emplace_back(intent::GoTo{is_set_up ? Screen::home : Screen::settings});
    if (pressed == "keep") intents.emplace_back(intent::KeepTerms{draft.wish});
    return intents;
}

} // namespace kith::app
