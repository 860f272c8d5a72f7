// What is safe, and what is to be done about it.
#include "app/screens/home_screen.h"

namespace kith::app {
namespace {

void draw_sentence(
    Kit& kit, Icon icon, Tone tone, const std::string& title, const std::string& words) {
    const Row row(kit, 0.0F, kit.px(14.0F));
    draw_disc(kit, {}, icon, tone, 40.0F);
    const float text = kit.width();
    const TextImage& first = kit.lay_out(title, kit.style(Type::topic, text));
    const TextImage& second = kit.lay_out(words, kit.style(Type::hint, text));
    const Rect place = kit.place({text, first.height + second.height + kit.px(3.0F)});
    const auto along = [&](const TextImage& image) {
        return kit.is_rtl() ? place.right() - image.width : place.x;
    };
    kit.paint.image(first, {along(first), place.y}, Token::text);
    kit.paint.image(second, {along(second), place.y + first.height + kit.px(3.0F)}, Token::muted);
    kit.note(Role::status, {}, title + ". " + words, place);
}

std::string say_sealed(Kit& kit, const HomeCounts& counts) {
    return counts.sealed == 0 ? std::string() : ". " + say_count(kit, "home.sealed", counts.sealed);
}

std::string say_signed(Kit& kit, const HomeView& view) {
    const HomeCounts& counts = view.counts;
    if (view.is_hub) return say_count(kit, "home.put_together", counts.received);
    if (counts.received + counts.left == 0) return kit.say("home.none_signed");
    if (counts.left == 0) return say_count(kit, "home.signed", counts.received);
    const std::string left = say_count(kit, "home.left", counts.left);
    return counts.received == 0 ? left
                                : say_count(kit, "home.signed", counts.received) + ". " + left;
}

} // namespace

void draw_safety(Kit& kit, const HomeView& view) {
    const Card card(kit, {.kind = CardKind::flat, .padding = 18.0F, .radius = 18.0F});
    Columns two(kit, {0.5F, 0.5F}, kit.px(20.0F));
    const bool is_saved = view.top.save == SaveMark::saved;
    draw_sentence(kit,
                  Icon::laptop,
                  is_saved ? Tone::good : Tone::warn,
                  kit.say(is_saved ? "home.all_saved" : "top.saving"),
                  kit.say("home.all_saved_words"));
    two.next();
    const std::uint64_t waiting = view.counts.ready;
    const std::uint64_t unsent = view.counts.unsent;
    draw_sentence(kit,
                  Icon::stick,
                  waiting + unsent == 0 ? Tone::good : Tone::warn,
                  waiting > 0  ? say_count(kit, "home.waiting", waiting)
                  : unsent > 0 ? say_count(kit, "home.unsent", unsent)
                               : kit.say("home.none_waiting"),
                  say_signed(kit, view) + say_sealed(kit, view.counts));
}

} // namespace kith::app
