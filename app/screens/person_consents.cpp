// What a person agreed to, and taking it back: the number of a line does that, for it is the safe
// way.
#include "app/screens/directory_pages.h"
#include "app/screens/records_screen.h"

#include <algorithm>

namespace kith::app {
namespace {

/// What they said yes to; the last one is all of it.
std::vector<Choice> offered(const Kit& kit, const Consents& consents) {
    std::vector<Choice> choices;
    for (const ConsentAnswer& one : consents.answers)
        if (one.said == Said::yes)
            choices.push_back({.id = one.name, .label = kit.say("consent." + one.name)});
    choices.push_back({.id = "all", .label = kit.say("consent.all")});
    return choices;
}

} // namespace

void draw_consents(Kit& kit, const PersonPage& person, Intents& intents) {
    const Card card(kit, {.padding = 22.0F, .gap = 6.0F});
    draw_heading(kit, kit.say("person.agreed"), Type::section);
    if (!person.consents) {
        draw_text(kit, kit.say("person.no_consents"), Type::label, Token::muted);
        return;
    }
    for (const ConsentAnswer& one : person.consents->answers) {
        const std::string said = kit.say(one.said == Said::yes  ? "consent.yes"
                                         : one.said == Said::no ? "consent.no"
                                                                : "consent.not_asked");
        const Icon icon = one.said == Said::yes  ? Icon::check
                          : one.said == Said::no ? Icon::close
                                                 : Icon::none;
        const std::string name = kit.say("consent." + one.name);
        draw_fact(kit, {.id = one.name, .name = name, .value = said, .icon = icon});
    }
    draw_text(kit,
              kit.say("consent.said_to",
                      {{"who", person.consents->worker},
                       {"day", say_day(kit, person.consents->when)},
                       {"language", person.consents->language}}),
              Type::label,
              Token::muted);
    const auto& answers = person.consents->answers;
    const bool agreed_to_any = std::any_of(
        answers.begin(), answers.end(), [](const auto& one) { return one.said == Said::yes; });
    if (!agreed_to_any) return;
    const std::string label = kit.say("consent.take_back");
    if (draw_button(kit,
                    {.id = "take_back",
                     .label = label,
                     .icon = Icon::undo,
                     .character = 'W',
                     .fills_width = true}))
        intents.emplace_back(intent::OpenSheet{SheetKind::withdrawal});
}

void draw_withdrawal(Kit& kit, const RecordPageView& view, Intents& intents) {
    const bool has_consents = view.page && view.page->person && view.page->person->consents;
    if (view.top.sheet != SheetKind::withdrawal || !has_consents) return;
    const std::string title = kit.say("consent.take_back_title");
    const std::string close = kit.say("action.close");
    const Sheet sheet(kit, {.id = "withdrawal", .title = title, .close_label = close});
    draw_paragraph(kit, kit.say("consent.take_back_words"));
    if (!view.trouble.empty()) draw_text(kit, say(kit, view.trouble), Type::body, Token::warn);
    const auto choices = offered(kit, *view.page->person->consents);
    const auto pressed = draw_choices(
        kit,
        {.id = "purpose", .label = title, .shape = ChoiceShape::rows, .has_keys = true},
        choices);
    if (pressed && !view.is_working) {
        const std::string& purpose = choices[*pressed].id;
        intent::WithdrawConsent wish;
        if (purpose != "all") wish.purposes.push_back(purpose);
        intents.emplace_back(std::move(wish));
    }
    if (sheet.wants_close()) intents.emplace_back(intent::OpenSheet{});
}

} // namespace kith::app
