// Theme, size, language, motion, and when the laptop locks itself: each at once, without a restart.
#include "app/screens/settings_screen.h"

namespace kith::app {
namespace {

struct Setting {
    std::string_view id; // also its words: settings.ID
    std::vector<Choice> choices;
};

std::optional<std::size_t> draw_setting(Kit& kit, const Setting& setting) {
    const std::string label = kit.say("settings." + std::string(setting.id));
    draw_text(kit, label, Type::label);
    return draw_choices(kit, {.id = setting.id, .label = label}, setting.choices);
}

Choice chosen_if(bool is_selected, std::string id, std::string label) {
    return {.id = std::move(id), .label = std::move(label), .is_selected = is_selected};
}

bool take_theme(Kit& kit, LookChoice& look) {
    Setting setting{"theme", {}};
    for (const auto& [choice, id] : {std::pair(ThemeChoice::light, "light"),
                                     std::pair(ThemeChoice::dark, "dark"),
                                     std::pair(ThemeChoice::contrast, "contrast")})
        setting.choices.push_back(
            chosen_if(look.theme == choice, id, kit.say("settings." + std::string(id))));
    const auto pressed = draw_setting(kit, setting);
    if (pressed) look.theme = static_cast<ThemeChoice>(*pressed);
    return pressed.has_value();
}

bool take_size(Kit& kit, LookChoice& look) {
    constexpr int sizes[] = {100, 125, 150, 200};
    Setting setting{"size", {}};
    for (const int size : sizes)
        setting.choices.push_back(chosen_if(
            look.text_percent == size, std::to_string(size), std::to_string(size) + " %"));
    const auto pressed = draw_setting(kit, setting);
    if (pressed) look.text_percent = sizes[*pressed];
    return pressed.has_value();
}

bool take_language(Kit& kit, LookChoice& look) {
    Setting setting{"language", {}};
    for (const char* code : {"en", "ur", "pl"})
        setting.choices.push_back(chosen_if(
            look.language == code, code, name_of_language("(" + std::string(code) + ")")));
    const auto pressed = draw_setting(kit, setting);
    if (pressed) look.language = setting.choices[*pressed].id;
    return pressed.has_value();
}

bool take_lock(Kit& kit, LookChoice& look) {
    constexpr int minutes[] = {5, 15, 30, 60, 0};
    Setting setting{"lock", {}};
    for (const int one : minutes)
        setting.choices.push_back(
            chosen_if(look.lock_minutes == one,
                      std::to_string(one),
                      one == 0 ? kit.say("settings.never")
                               : kit.say("settings.minutes", {{"n", std::to_string(one)}})));
    const auto pressed = draw_setting(kit, setting);
    if (pressed) look.lock_minutes = minutes[*pressed];
    return pressed.has_value();
}

bool take_motion(Kit& kit, LookChoice& look) {
    if (!draw_check(kit,
                    {.id = "motion",
                     .label = kit.say("settings.motion"),
                     .words = kit.say("settings.motion_words"),
                     .is_on = look.has_motion}))
        return false;
    look.has_motion = !look.has_motion;
    return true;
}

bool take_digit(Kit& kit, LookChoice& look) {
    if (!draw_check(kit,
                    {.id = "digit",
                     .label = kit.say("settings.digit"),
                     .words = kit.say("settings.digit_words"),
                     .is_on = look.advances_by_digit}))
        return false;
    look.advances_by_digit = !look.advances_by_digit;
    return true;
}

} // namespace

void draw_look_settings(Kit& kit, const LookChoice& look, Intents& intents) {
    const Card card(kit);
    draw_heading(kit, kit.say("settings.look"), Type::section);
    LookChoice wish = look;
    bool is_changed = take_theme(kit, wish);
    is_changed = take_size(kit, wish) || is_changed;
    is_changed = take_language(kit, wish) || is_changed;
    is_changed = take_motion(kit, wish) || is_changed;
    is_changed = take_digit(kit, wish) || is_changed;
    is_changed = take_lock(kit, wish) || is_changed;
    if (is_changed) intents.emplace_back(intent::ChooseLook{wish});
}

} // namespace kith::app
