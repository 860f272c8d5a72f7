#include "app/screens/directory_pages.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

constexpr std::int64_t days_in_week = 7;
constexpr std::int64_t ms_in_day = 86'400'000;
constexpr std::int64_t first_ask_days = 14; // an offer that waits longer wants attention

/// What became of a gift; with the weeks since it was offered, once it has waited too long.
struct StateWords {
    std::string words;
    Tone tone = Tone::gift;
    Icon icon = Icon::check;
};

StateWords state_of(const Kit& kit, const PersonItem& item, Instant now) {
    const std::int64_t days = (now.ms - item.since.ms) / ms_in_day;
    if (item.status == "doing") return {kit.say("person.doing"), Tone::good, Icon::check};
    if (days <= first_ask_days) return {kit.say("person.new"), Tone::gift, Icon::calendar};
    return {say_count(kit, "person.weeks", static_cast<std::uint64_t>(days / days_in_week)),
            Tone::warn,
            Icon::clock};
}

void draw_item(Kit& kit, const PersonItem& item, Tone tone, Instant now) {
    const StateWords state = state_of(kit, item, now);
    {
        Row row(kit);
        draw_heading(kit, item.name, Type::topic);
        const PillSpec pill{.id = {},
                            .label = state.words,
                            .tone = tone == Tone::bad ? Tone::warn : state.tone,
                            .icon = state.icon};
        row.move_to_end(size_of_pill(kit, pill).width);
        draw_pill(kit, pill);
    }
    if (!item.details.empty()) draw_text(kit, item.details, Type::label, Token::muted);
    if (!item.limits.empty()) draw_text(kit, item.limits, Type::label, Token::muted);
    draw_hairline(kit);
}

void draw_items(
    Kit& kit, std::string_view key, const std::vector<PersonItem>& items, Tone tone, Instant now) {
    const Card card(kit, {.padding = 22.0F, .gap = 6.0F});
    draw_heading(kit, kit.say(key), Type::section);
    draw_text(kit, kit.say(fmt::format("{}_words", key)), Type::label, Token::muted);
    draw_hairline(kit);
    for (const PersonItem& item : items)
        draw_item(kit, item, tone, now);
    if (items.empty()) draw_text(kit, kit.say("person.none"), Type::label, Token::muted);
}

void draw_events(Kit& kit, const PersonPage& person) {
    const Card card(kit, {.padding = 22.0F, .gap = 6.0F});
    draw_heading(kit, kit.say("person.from"), Type::section);
    for (const PersonEvent& event : person.events) {
        const std::string what = kit.say(event.is_interview ? "person.talk" : "person.changed",
                                         {{"about", event.about}});
        const std::string who = event.who + ", " + say_day(kit, event.when);
        draw_fact(kit, {.id = {}, .name = what, .value = who});
    }
}

void draw_property(Kit& kit, std::string_view key, const std::string& value) {
    if (value.empty()) return;
    const std::string name = kit.say(key);
    draw_fact(kit, {.id = key, .name = name, .value = value});
}

/// "Print my data" (where everything is known) and "Gift card".
void draw_person_buttons(Kit& kit, RecordId record, bool is_hub, Intents& intents) {
    const Row row(kit, 0.0F, kit.px(12.0F));
    const std::string card = kit.say("person.card");
    const std::string print = kit.say("person.print");
    if (is_hub &&
        draw_button(kit, {.id = "print", .label = print, .icon = Icon::printer, .character = 'P'}))
        intents.emplace_back(intent::OpenPaper{PaperKind::data_sheet, record});
    if (draw_button(kit, {.id = "card", .label = card, .icon = Icon::heart, .character = 'G'}))
        intents.emplace_back(intent::OpenPaper{PaperKind::gift_card, record});
}

void draw_person(Kit& kit, const PersonPage& person, Instant now, Intents& intents) {
    Columns two(kit, {0.55F, 0.45F}, kit.px(20.0F));
    draw_items(kit, "person.gifts", person.gifts, Tone::gift, now);
    draw_items(kit, "person.welcomes", person.welcomes, Tone::bad, now);
    two.next();
    draw_consents(kit, person, intents);
    draw_events(kit, person);
}

/// Under which other names it was written down; a coordinator can take them apart again.
void draw_other_names(Kit& kit, const AssetPage& asset, bool is_hub, Intents& intents) {
    std::string names;
    for (const AssetPage::OtherName& other : asset.other_names)
        names += (names.empty() ? "" : ", ") + other.name;
    draw_property(kit, "asset.other_names", names);
    if (names.empty() || !is_hub) return;
    const std::string part = kit.say("same.part");
    if (draw_button(kit, {.id = "part", .label = part, .icon = Icon::undo, .character = 'U'}))
        intents.emplace_back(intent::PartPlaces{asset.asset});
}

void draw_asset(Kit& kit, const AssetPage& asset, bool is_hub, Intents& intents) {
    const Card card(kit, {.kind = asset.is_faded ? CardKind::warn : CardKind::raised, .gap = 6.0F});
    draw_heading(
        kit, asset.kind_words.empty() ? kit.say("asset.title") : asset.kind_words, Type::section);
    draw_property(kit, "asset.does", asset.does);
    draw_property(kit, "asset.where", asset.where);
    draw_property(kit, "asset.when", asset.when);
    draw_property(kit, "asset.welcome", asset.welcome);
    draw_property(kit, "asset.cost", asset.cost);
    draw_property(kit, "asset.access", asset.access);
    draw_property(kit, "asset.room", asset.room);
    draw_property(kit, "asset.mentions", std::to_string(asset.mentions));
    draw_other_names(kit, asset, is_hub, intents);
    const std::string looked =
        asset.verified_at
            ? kit.say("asset.looked",
                      {{"who", asset.verified_by}, {"day", say_day(kit, *asset.verified_at)}})
            : kit.say("asset.not_looked", {{"day", say_day(kit, asset.named_at)}});
    draw_text(kit, looked);
    if (asset.is_faded)
        draw_text(kit,
                  kit.say("asset.faded", {{"days", std::to_string(knowledge_fades_after.count())}}),
                  Type::label,
                  Token::muted);
    const std::string label = kit.say("asset.verify");
    if (draw_button(kit, {.id = "verify", .label = label, .icon = Icon::check, .character = 'V'}))
        intents.emplace_back(intent::VerifyAsset{});
}

} // namespace

float directory_page_width(const RecordPage& page) {
    return page.person ? 1160.0F : 920.0F;
}

void draw_directory_page(Kit& kit, const RecordPage& page, bool is_hub, Intents& intents) {
    const bool is_talk = page.row.kind == RecordKind::submission;
    if ((page.person || is_talk) && page.row.status != RecordStatus::deleted)
        draw_person_buttons(kit, page.row.id, is_hub, intents);
    if (page.person) draw_person(kit, *page.person, page.read_at, intents);
    if (page.asset) draw_asset(kit, *page.asset, is_hub, intents);
}

} // namespace kith::app
