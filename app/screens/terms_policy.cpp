// What holds for every laptop of the project.
#include "app/screens/terms_screen.h"

#include <algorithm>
#include <array>

namespace kith::app {
namespace {

std::string say_retention(Kit& kit, const std::optional<std::uint32_t>& days) {
    if (!days) return kit.say("terms.retention_ever_words");
    if (*days == 0) return kit.say("terms.retention_safe_words");
    return kit.say("terms.retention_days_words", {{"n", std::to_string(*days)}});
}

void draw_retention(Kit& kit, std::optional<std::uint32_t>& days) {
    std::vector<std::optional<std::uint32_t>> spans{std::nullopt, 0U, 30U, 90U, 365U};
    if (std::find(spans.begin(), spans.end(), days) == spans.end()) spans.push_back(days);
    std::vector<Choice> choices;
    choices.reserve(spans.size());
    for (const auto& span : spans)
        choices.push_back({.id = span ? std::to_string(*span) : "ever",
                           .label = !span ? kit.say("terms.retention_ever")
                                    : *span == 0
                                        ? kit.say("terms.retention_safe")
                                        : kit.say("terms.days", {{"n", std::to_string(*span)}}),
                           .is_selected = span == days});
    const std::string label = kit.say("terms.retention");
    draw_text(kit, label, Type::label);
    if (const auto chosen = draw_choices(kit, {.id = "retention", .label = label}, choices))
        days = spans[*chosen];
    draw_text(kit, say_retention(kit, days), Type::body, Token::muted);
}

void draw_threshold(Kit& kit, std::uint32_t& threshold) {
    std::vector<std::uint32_t> counts{least_threshold, 5, 10, 20};
    if (std::find(counts.begin(), counts.end(), threshold) == counts.end())
        counts.push_back(threshold);
    std::vector<Choice> choices;
    choices.reserve(counts.size());
    for (const std::uint32_t count : counts)
        choices.push_back({.id = std::to_string(count),
                           .label = std::to_string(count),
                           .is_selected = count == threshold});
    const std::string label = kit.say("terms.threshold");
    draw_text(kit, label, Type::label);
    if (const auto chosen = draw_choices(kit, {.id = "threshold", .label = label}, choices))
        threshold = counts[*chosen];
    draw_text(kit,
              kit.say("terms.threshold_words", {{"n", std::to_string(threshold)}}),
              Type::body,
              Token::muted);
}

std::string_view words_of(Sealing sealing) {
    constexpr std::array<std::string_view, sealings.size()> words{
        "terms.sealing_never", "terms.sealing_shift", "terms.sealing_hand_over"};
    return words[static_cast<std::size_t>(sealing)];
}

void draw_sealing(Kit& kit, Sealing& sealing) {
    std::vector<Choice> choices;
    choices.reserve(sealings.size());
    for (const Sealing one : sealings)
        choices.push_back({.id = std::string(sealing_name(one)),
                           .label = kit.say(words_of(one)),
                           .is_selected = one == sealing});
    const std::string label = kit.say("terms.sealing");
    draw_text(kit, label, Type::label);
    if (const auto chosen = draw_choices(kit, {.id = "sealing", .label = label}, choices))
        sealing = sealings[*chosen];
    draw_text(
        kit,
        kit.say(sealing == Sealing::never ? "terms.sealing_never_words" : "terms.sealing_words"),
        Type::body,
        Token::muted);
}

} // namespace

void draw_policy(Kit& kit, ProjectTerms& terms) {
    const Card card(kit);
    draw_heading(kit, kit.say("terms.policy"), Type::section);
    Columns two(kit, {0.5F, 0.5F}, kit.px(16.0F));
    draw_retention(kit, terms.policy.retention_days);
    draw_sealing(kit, terms.policy.sealing);
    two.next();
    draw_term(kit, {"phone"}, terms.phone);
    draw_threshold(kit, terms.policy.threshold);
}

} // namespace kith::app
