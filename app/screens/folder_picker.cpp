#include "app/screens/folder_picker.h"

#include <algorithm>

namespace kith::app {

bool draw_folder_picker(Kit& kit, const std::vector<Place>& places, FolderDraft& draft) {
    bool was_chosen = false;
    std::vector<Choice> choices;
    choices.reserve(places.size());
    for (const Place& place : places)
        choices.push_back({.id = place.folder,
                           .label = place.name,
                           .words = kit.say("place.room", {{"room", say_bytes(place.free_bytes)}}),
                           .icon = place.is_stick ? Icon::stick : Icon::folder,
                           .is_selected = draft.folder == place.folder});
    if (places.empty()) draw_text(kit, kit.say("place.none"), Type::body, Token::muted);
    const std::string label = kit.say("place.title");
    const auto pressed =
        draw_choices(kit,
                     {.id = "place", .label = label, .shape = ChoiceShape::tiles, .has_keys = true},
                     choices);
    if (pressed) {
        draft.folder = places[*pressed].folder;
        was_chosen = true;
    }
    if (kit.pressed_character('F')) {
        kit.focus.set("folder", true, true);
        static_cast<void>(kit.take_typed()); // the key itself is not part of the path
    }
    const std::string typed = kit.say(places.empty() ? "place.typed_first" : "place.typed");
    const std::string help = kit.say("place.typed_help");
    if (draw_field(kit, {.id = "folder", .label = typed, .help = help}, draft.folder).changed)
        was_chosen = true;
    return was_chosen;
}

} // namespace kith::app
