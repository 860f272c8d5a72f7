// Names that look like one place, above the list of places: one key says that they are one, and one
// takes that back.
#include "app/screens/records_screen.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

constexpr std::size_t most_shown = 3; // the others follow when these are settled

std::string names_of(const AlikePlaces& alike) {
    std::string names;
    for (const AlikePlace& place : alike.places)
        names += (names.empty() ? "“" : ", “") + place.name + "”";
    return names;
}

void draw_suggestion(
    Kit& kit, const AlikePlaces& alike, std::size_t number, bool is_working, Intents& intents) {
    draw_text(kit, names_of(alike));
    draw_text(kit, say_count(kit, "same.mentions", alike.mentions), Type::small, Token::muted);
    const std::string id = fmt::format("join.{}", number);
    const std::string label = kit.say("same.join");
    std::vector<RecordId> assets;
    for (const AlikePlace& place : alike.places)
        assets.push_back(place.asset);
    if (draw_button(kit,
                    {.id = id, .label = label, .icon = Icon::check, .is_enabled = !is_working}))
        intents.emplace_back(intent::JoinPlaces{std::move(assets)});
}

} // namespace

void draw_alike_places(Kit& kit, const RecordsView& view, Intents& intents) {
    const SamePlacesState& same = view.same_places;
    if (view.chosen.list != "asset" || (same.alike.empty() && same.joined.empty())) return;
    const Card card(kit, {.kind = CardKind::warn, .padding = 18.0F, .gap = 8.0F});
    if (!same.joined.empty()) {
        const Row row(kit, 0.0F, kit.px(12.0F));
        draw_text(kit, kit.say("same.joined"));
        const std::string undo = kit.say("same.part");
        if (draw_button(kit, {.id = "part", .label = undo, .icon = Icon::undo, .character = 'U'}))
            intents.emplace_back(intent::UndoJoin{});
    }
    if (same.alike.empty()) return;
    draw_heading(kit, say_count(kit, "same.title", same.alike.size()), Type::section);
    draw_text(kit, kit.say("same.words"), Type::small, Token::muted);
    for (std::size_t i = 0; i < std::min(same.alike.size(), most_shown); ++i)
        draw_suggestion(kit, same.alike[i], i + 1, view.is_working, intents);
}

} // namespace kith::app
