// The places of home, with their counts and keys.
#include "app/screens/home_screen.h"

namespace kith::app {
namespace {

struct PlaceTile {
    std::string_view id; // also its words: home.ID and home.ID_words
    Icon icon;
    Tone tone;
    Screen goes_to;
    char key;
};

void draw_place(Kit& kit, const PlaceTile& place, const std::string& count, Intents& intents) {
    const std::string key = "home." + std::string(place.id);
    const std::string title = kit.say(key);
    const std::string words = kit.say(key + "_words");
    if (draw_tile(kit,
                  {.id = place.id,
                   .title = title,
                   .words = words,
                   .icon = place.icon,
                   .count = count,
                   .tone = place.tone,
                   .character = place.key}))
        intents.emplace_back(intent::GoTo{place.goes_to});
}

void draw_door(Kit& kit, const PlaceTile& place, Intents& intents) {
    const std::string label = kit.say("home." + std::string(place.id));
    if (draw_button(kit,
                    {.id = place.id, .label = label, .icon = place.icon, .character = place.key}))
        intents.emplace_back(intent::GoTo{place.goes_to});
}

} // namespace

void draw_work(Kit& kit, const HomeCounts& counts, bool is_hub, Intents& intents) {
    Columns four(kit, {0.25F, 0.25F, 0.25F, 0.25F}, kit.px(16.0F));
    draw_place(kit, {"start", Icon::plus, Tone::gift, Screen::start, '1'}, {}, intents);
    four.next();
    draw_place(kit,
               {"drafts", Icon::pencil, Tone::bad, Screen::drafts, '2'},
               std::to_string(counts.drafts),
               intents);
    four.next();
    draw_place(kit,
               {"ready", Icon::inbox, Tone::gift, Screen::hand_over, '3'},
               std::to_string(counts.ready),
               intents);
    four.next();
    const PlaceTile handed_over{"handed_over", Icon::check, Tone::good, Screen::given, '4'};
    const PlaceTile come_in{"come_in", Icon::check, Tone::good, Screen::merge, '4'};
    draw_place(kit,
               is_hub ? come_in : handed_over,
               std::to_string(is_hub ? counts.received : counts.handed_over),
               intents);
}

void draw_coordinating(Kit& kit, const HomeCounts& counts, Intents& intents) {
    draw_heading(kit, kit.say("home.together"), Type::section);
    Columns three(kit, {0.34F, 0.33F, 0.33F}, kit.px(16.0F));
    draw_place(kit,
               {"records", Icon::people, Tone::gift, Screen::records, '5'},
               std::to_string(counts.records),
               intents);
    three.next();
    draw_place(kit, {"merge", Icon::merge, Tone::gift, Screen::merge, '6'}, {}, intents);
    three.next();
    draw_place(kit,
               {"conflicts", Icon::speech, Tone::bad, Screen::conflicts, '7'},
               std::to_string(counts.conflicts),
               intents);
}

void draw_doors(Kit& kit, bool is_hub, Intents& intents) {
    const Row row(kit, 0.0F, kit.px(12.0F));
    if (is_hub) {
        draw_door(kit, {"picture", Icon::flag, Tone::gift, Screen::picture, 'P'}, intents);
        draw_door(kit, {"forms", Icon::file, Tone::gift, Screen::forms, '8'}, intents);
        draw_door(kit, {"laptops", Icon::laptop, Tone::gift, Screen::laptops, 'L'}, intents);
        draw_door(
            kit, {"export", Icon::download, Tone::gift, Screen::export_answers, '9'}, intents);
    } else {
        draw_door(kit, {"records", Icon::people, Tone::gift, Screen::records, '6'}, intents);
    }
    draw_door(kit, {"rounds", Icon::door, Tone::gift, Screen::new_round, 'R'}, intents);
    draw_door(kit, {"buddy", Icon::clock, Tone::gift, Screen::check_in, 'B'}, intents);
    const std::string worry = kit.say("home.worry");
    if (draw_button(kit, {.id = "worry", .label = worry, .icon = Icon::warning, .character = 'W'}))
        intents.emplace_back(intent::OpenConcerns{});
    draw_door(kit, {"settings", Icon::settings, Tone::gift, Screen::settings, '0'}, intents);
}

/// A field laptop takes the coordinator's reply the way a coordinator takes its hand-over.
void draw_taking(Kit& kit, const HomeCounts& counts, Intents& intents) {
    Columns two(kit, {0.25F, 0.25F, 0.5F}, kit.px(16.0F));
    draw_place(kit, {"reply", Icon::download, Tone::gift, Screen::merge, '5'}, {}, intents);
    two.next();
    if (counts.sent_back == 0) return;
    const std::size_t before = intents.size();
    draw_place(kit,
               {"sent_back", Icon::speech, Tone::bad, Screen::records, '7'},
               std::to_string(counts.sent_back),
               intents);
    if (intents.size() > before)
        intents.insert(intents.begin() + static_cast<std::ptrdiff_t>(before),
                       intent::ChooseRecords{{.status = RecordStatus::has_issues}});
}

} // namespace kith::app
