#include "app/screens/frame.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>

namespace kith::app {
namespace {

void draw_strip(Kit& kit) {
    const std::string words = kit.say("top.test");
    TextStyle style = kit.style(Type::hint, kit.body.width - kit.px(24.0F));
    style.align = Align::centre;
    const TextImage& image = kit.lay_out(words, style);
    const float height = std::max(kit.px(28.0F), image.height + kit.px(8.0F));
    const Rect strip{0.0F, kit.body.y, kit.body.width, height};
    kit.paint.fill(strip, Token::warn_soft);
    kit.paint.image(
        image,
        {strip.x + (strip.width - image.width) / 2, strip.y + (strip.height - image.height) / 2},
        Token::warn);
    kit.note(Role::status, "bar.test", words, strip);
    kit.body.y += strip.height;
    kit.body.height -= strip.height;
}

struct SaveWords {
    std::string_view key;
    Tone tone;
};

SaveWords save_words(SaveMark mark) {
    switch (mark) {
    case SaveMark::saved:
        return {"top.saved", Tone::good};
    case SaveMark::saving:
        return {"top.saving", Tone::neutral};
    case SaveMark::failed:
        return {"top.not_saved", Tone::bad};
    case SaveMark::none:
        break;
    }
    return {"", Tone::neutral};
}

std::tm local_time(Instant when) {
    const std::time_t seconds = static_cast<std::time_t>(when.ms / 1000);
    std::tm local{};
    localtime_r(&seconds, &local);
    return local;
}

void take_press(TopBarPress press, const TopView& view, Intents& intents) {
    switch (press) {
    case TopBarPress::brand:
        if (view.is_open) intents.emplace_back(intent::GoTo{Screen::home});
        break;
    case TopBarPress::theme:
        intents.emplace_back(intent::NextTheme{});
        break;
    case TopBarPress::text_size:
        intents.emplace_back(intent::NextTextSize{});
        break;
    case TopBarPress::language:
        intents.emplace_back(intent::OpenSheet{view.language_sheet});
        break;
    case TopBarPress::lock:
        intents.emplace_back(intent::Lock{});
        break;
    case TopBarPress::read_aloud:
    case TopBarPress::none:
        break;
    }
}

} // namespace

void draw_top(Kit& kit, const TopView& view, Intents& intents) {
    const SaveWords save = save_words(view.save);
    const std::string status = save.key.empty() ? std::string() : kit.say(save.key);
    const std::string theme = kit.say("top.theme");
    const std::string size = kit.say("top.size");
    const std::string lock = view.is_open ? kit.say("top.lock") : std::string();
    TopBarSpec bar;
    bar.brand = "Kith";
    bar.person = view.person;
    bar.initials = view.initials;
    bar.status = status;
    bar.status_tone = save.tone;
    bar.language_name = view.language;
    bar.theme_label = theme;
    bar.size_label = size;
    bar.lock_label = lock;
    take_press(draw_top_bar(kit, bar), view, intents);
    if (view.is_open && kit.pressed(Key::f9)) intents.emplace_back(intent::OpenConcerns{});
    if (kit.pressed_control('L')) intents.emplace_back(intent::OpenSheet{view.language_sheet});
    draw_test_strip(kit, view);
}

void draw_test_strip(Kit& kit, const TopView& view) {
    if (view.is_test) draw_strip(kit);
}

void draw_trouble(Kit& kit, const TopView& view, Intents& intents) {
    if (!view.banner) return;
    const std::string title = kit.say(view.banner->can_retry ? "banner.not_saved" : "banner.sorry");
    const std::string words = say(kit, view.banner->message);
    const std::string action =
        kit.say(view.banner->can_retry ? "action.try_again" : "action.close");
    if (!draw_banner(kit,
                     {.id = "trouble",
                      .title = title,
                      .words = words,
                      .tone = view.banner->can_retry ? Tone::bad : Tone::warn,
                      .action = action}))
        return;
    if (view.banner->can_retry)
        intents.emplace_back(intent::Retry{});
    else
        intents.emplace_back(intent::CloseBanner{});
}

void draw_program_languages(Kit& kit, const TopView& view, Intents& intents) {
    if (view.sheet != SheetKind::program_language) return;
    const std::string title = kit.say("sheet.language");
    const std::string close = kit.say("action.close");
    const Sheet sheet(kit, {.id = "languages", .title = title, .close_label = close});
    const std::vector<Choice> choices{{.id = "en", .label = "English"},
                                      {.id = "ur", .label = "اردو"},
                                      {.id = "pl", .label = "Polski"}};
    if (const auto chosen = draw_choices(
            kit, {.id = "language", .label = title, .shape = ChoiceShape::tiles}, choices))
        intents.emplace_back(intent::ProgramLanguage{choices[*chosen].id});
    if (sheet.wants_close()) intents.emplace_back(intent::OpenSheet{});
}

std::string say(const Kit& kit, const Message& message) {
    return message.sentence.empty() ? kit.say(message.key) : message.sentence;
}

std::string say_day(const Kit& kit, Instant when) {
    const std::tm local = local_time(when);
    return fmt::format("{} {}", local.tm_mday, kit.say(fmt::format("month.{}", local.tm_mon + 1)));
}

std::string say_question(const Kit& kit, const std::string& question, About about) {
    if (about == About::answer) return question;
    return kit.say(about == About::note ? "record.note_on" : "record.no_answer_to",
                   {{"question", question}});
}

std::string say_answer(const Kit& kit, const std::string& answer, About about) {
    if (about != About::missing) return answer;
    const std::string words = say_missing(kit, missing_of(answer));
    return words.empty() ? answer : words;
}

std::string say_time(const Kit& kit, Instant when) {
    const std::tm local = local_time(when);
    return fmt::format("{}, {:02}:{:02}", say_day(kit, when), local.tm_hour, local.tm_min);
}

std::string say_count(const Kit& kit, std::string_view key, std::uint64_t count) {
    return kit.say(fmt::format("{}.{}", key, count == 1 ? "one" : "many"),
                   {{"n", std::to_string(count)}});
}

std::string say_bytes(std::uint64_t bytes) {
    constexpr double thousand = 1000.0;
    const auto value = static_cast<double>(bytes);
    if (value >= thousand * thousand * thousand)
        return fmt::format("{:.1f} GB", value / (thousand * thousand * thousand));
    if (value >= thousand * thousand)
        return fmt::format("{:.1f} MB", value / (thousand * thousand));
    return fmt::format("{:.1f} kB", value / thousand);
}

ButtonSpec back_button(const std::string& label) {
    return {.id = "back", .label = label, .icon = Icon::chevron_left, .key = Key::escape};
}

} // namespace kith::app
