#include "app/screens/picture_screen.h"

#include "app/kit/charts.h"

namespace kith::app {
namespace {

constexpr std::size_t most_gaps = 6;

float share_of(std::size_t count, std::size_t most) {
    return most == 0 ? 0.0F : static_cast<float>(count) / static_cast<float>(most);
}

std::string name_of(const Kit& kit, const LeafLine& line) {
    return line.is_general ? kit.say("picture.in_general", {{"name", line.name}}) : line.name;
}

void draw_line(Kit& kit, const LeafLine& line, std::size_t most, Intents& intents) {
    const std::string name = name_of(kit, line);
    const std::string needs = std::to_string(line.needs.count());
    const std::string offers = std::to_string(line.offers.count());
    const std::string needed = kit.say("picture.needed", {{"name", name}, {"n", needs}});
    const std::string offered = kit.say("picture.offered", {{"name", name}, {"n", offers}});
    const std::string need_id = "need." + line.leaf;
    const std::string offer_id = "offer." + line.leaf;
    const std::string beside = line.is_gap ? kit.say("picture.nobody") : offers;
    const ChartPress press = draw_butterfly_row(
        kit,
        {.name = name,
         .start =
             {need_id, needed, needs, share_of(line.needs.count(), most), line.needs.count() > 0},
         .end = {offer_id,
                 offered,
                 beside,
                 share_of(line.offers.count(), most),
                 line.offers.count() > 0},
         .is_marked = line.is_gap});
    if (press == ChartPress::start) open_counted(line.needs, needed, intents);
    if (press == ChartPress::end) open_counted(line.offers, offered, intents);
}

void draw_butterfly(Kit& kit, const PictureView& view, Intents& intents) {
    const Card card(kit, {.gap = 2.0F});
    draw_split_line(kit, kit.say("picture.need"), kit.say("picture.offer"));
    draw_hairline(kit);
    for (const LeafLine& line : view.lines)
        draw_line(kit, line, view.most, intents);
}

void draw_gaps(Kit& kit, const PictureView& view, Intents& intents) {
    const Card card(kit, {.gap = 4.0F});
    draw_heading(kit, kit.say("picture.gaps"), Type::section);
    if (view.gaps.empty()) draw_text(kit, kit.say("picture.no_gaps"), Type::body, Token::muted);
    for (std::size_t i = 0; i < view.gaps.size() && i < most_gaps; ++i) {
        const LeafLine& gap = view.gaps[i];
        const std::string id = "gap." + gap.leaf;
        const std::string name = name_of(kit, gap);
        const std::string words = gap.is_for_a_service
                                      ? kit.say("picture.service")
                                      : say_count(kit, "picture.gap", gap.needs.count());
        if (draw_row_button(kit, {.id = id, .title = name, .words = words}))
            open_counted(gap.needs,
                         kit.say("picture.needed",
                                 {{"name", name}, {"n", std::to_string(gap.needs.count())}}),
                         intents);
    }
    if (view.unknown.count() == 0) return;
    const std::string title = say_count(kit, "picture.unknown", view.unknown.count());
    if (draw_button(kit, {.id = "unknown", .label = title, .kind = ButtonKind::ghost}))
        open_counted(view.unknown, title, intents);
}

void draw_balance(Kit& kit, const PictureView& view, Intents& intents) {
    if (view.lines.empty() && view.unknown.count() == 0) {
        const Card card(kit);
        draw_heading(kit, kit.say("picture.none"), Type::section);
        draw_text(kit, kit.say("picture.none_words"), Type::body, Token::muted);
        return;
    }
    const bool is_wide = kit.window().width >= kit.px(1100.0F);
    if (!is_wide) {
        draw_butterfly(kit, view, intents);
        draw_gaps(kit, view, intents);
        return;
    }
    Columns two(kit, {0.68F, 0.32F}, kit.px(20.0F));
    draw_butterfly(kit, view, intents);
    two.next();
    draw_gaps(kit, view, intents);
}

} // namespace

void open_counted(const Counted& counted, std::string title, Intents& intents) {
    if (counted.count() > 0)
        intents.emplace_back(intent::ShowCounted{std::move(title), counted.records});
}

Intents draw_picture_screen(Kit& kit, const PictureView& view) {
    Intents intents;
    kit.page("picture");
    draw_top(kit, view.top, intents);
    const std::string back = kit.say("action.back");
    const std::string hint = kit.say("picture.keys");
    FooterSpec footer;
    footer.start = {back_button(back)};
    footer.hint = hint;
    footer.max_width = 1260.0F;
    if (draw_footer(kit, footer)) intents.emplace_back(intent::GoTo{Screen::home});
    {
        const Page page(kit, 1260.0F);
        draw_trouble(kit, view.top, intents);
        draw_heading(kit, kit.say("picture.title"));
        draw_text(kit, kit.say("picture.words"), Type::body, Token::muted);
        if (!view.is_loaded) {
            draw_text(kit, kit.say("record.loading"), Type::body, Token::muted);
        } else {
            draw_balance(kit, view, intents);
            draw_willingness(kit, view.willingness, intents);
            for (const PollCard& poll : view.polls)
                draw_poll(kit, poll, intents);
        }
    }
    draw_program_languages(kit, view.top, intents);
    return intents;
}

} // namespace kith::app
