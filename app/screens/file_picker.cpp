#include "app/screens/file_picker.h"

#include <algorithm>

namespace kith::app {
namespace {

constexpr std::size_t most_files = 6; // the newest names are seldom needed; the rest is typed

std::string_view name_in(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

std::vector<Choice> choices_of(const FilePickerSpec& spec, const std::string& file) {
    std::vector<Choice> choices;
    for (const std::string& path : spec.found.files) {
        if (choices.size() == most_files) break;
        const std::string name(name_in(path));
        choices.push_back({.id = path,
                           .label = name,
                           .words = path.substr(0, path.size() - name.size()),
                           .icon = spec.icon,
                           .is_selected = path == file});
    }
    return choices;
}

} // namespace

bool draw_file_picker(Kit& kit, const FilePickerSpec& spec, std::string& file) {
    bool was_chosen = false;
    const std::string title = kit.say(spec.title_key);
    const auto choices = choices_of(spec, file);
    if (!choices.empty()) {
        const auto pressed = draw_choices(
            kit,
            {.id = "file", .label = title, .shape = ChoiceShape::tiles, .has_keys = true},
            choices);
        if (pressed) {
            file = choices[*pressed].id;
            was_chosen = true;
        }
    }
    const std::string typed = kit.say(spec.typed_key);
    const std::string help = kit.say(std::string(spec.typed_key) + "_help");
    draw_field(kit, {.id = "path", .label = typed, .help = help}, file);
    if (!kit.input().dropped_files.empty()) {
        file = kit.input().dropped_files.back();
        was_chosen = true;
    }
    return was_chosen;
}

} // namespace kith::app
