// Who was erased, and where they may still be: laptops that have not confirmed, files on sticks.
#include "app/screens/laptops_screen.h"

namespace kith::app {
namespace {

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names)
        all += (all.empty() ? "" : ", ") + name;
    return all;
}

void draw_one(Kit& kit, const ErasedLine& line) {
    const bool is_done = line.waiting.empty() && line.retired.empty();
    const std::string title =
        kit.say("erased.line", {{"when", say_day(kit, line.at)}, {"name", line.by}}) + " · " +
        say_count(kit, "erased.records", line.records);
    draw_text(kit, title, Type::topic);
    draw_text(kit, line.reason, Type::body, Token::muted);
    draw_pill(kit,
              {.id = {},
               .label = is_done ? kit.say("erased.done")
                                : kit.say("erased.confirmed",
                                          {{"n", std::to_string(line.confirmed)},
                                           {"of",
                                            std::to_string(line.confirmed + line.waiting.size() +
                                                           line.retired.size())}}),
               .tone = is_done ? Tone::good : Tone::warn,
               .icon = is_done ? Icon::check : Icon::clock});
    if (!line.waiting.empty())
        draw_text(kit, kit.say("erased.waiting", {{"names", joined(line.waiting)}}), Type::small);
    if (!line.retired.empty())
        draw_text(kit, kit.say("erased.retired", {{"names", joined(line.retired)}}), Type::small);
    for (const CarriedFile& file : line.files)
        draw_text(kit,
                  kit.say("erased.file",
                          {{"name", file.laptop.empty() ? kit.say("merge.unknown") : file.laptop},
                           {"when", say_day(kit, file.at)}}),
                  Type::small,
                  Token::muted);
}

} // namespace

void draw_erased(Kit& kit, const std::vector<ErasedLine>& erased) {
    if (erased.empty()) return;
    const Card card(kit, {.padding = 24.0F, .gap = 6.0F});
    draw_heading(kit, kit.say("erased.title"), Type::section);
    draw_text(kit, kit.say("erased.words"), Type::small, Token::muted);
    for (const ErasedLine& line : erased) {
        kit.space(8.0F);
        draw_one(kit, line);
    }
}

} // namespace kith::app
