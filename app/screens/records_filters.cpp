// Which records are listed: by state, and by what they are.
#include "app/screens/records_screen.h"

namespace kith::app {
namespace {

constexpr RecordStatus offered[] = {RecordStatus::ready,
                                    RecordStatus::handed_over,
                                    RecordStatus::received,
                                    RecordStatus::has_issues,
                                    RecordStatus::deleted};

/// The lists that Kith's own forms fill have words; another form's list is called by its name.
std::string name_of_list(const Kit& kit, const std::string& list) {
    for (const std::string_view known :
         {"person", "asset", "capability", "need", "household", "mention", "round"})
        if (list == known) return kit.say("list." + list);
    return list;
}

bool take_status(Kit& kit, RecordChoice& choice) {
    std::vector<Choice> choices{
        {.id = "any", .label = kit.say("records.any"), .is_selected = !choice.status}};
    for (const RecordStatus status : offered)
        choices.push_back({.id = std::string(words_of(status)),
                           .label = kit.say(words_of(status)),
                           .is_selected = choice.status == status});
    const std::string label = kit.say("records.column_status");
    const auto pressed = draw_choices(kit, {.id = "state", .label = label}, choices);
    if (!pressed) return false;
    choice.status = *pressed == 0 ? std::nullopt : std::optional(offered[*pressed - 1]);
    return true;
}

bool take_kind(Kit& kit, const std::vector<std::string>& lists, RecordChoice& choice) {
    std::vector<Choice> choices{{.id = "all",
                                 .label = kit.say("records.all_kinds"),
                                 .is_selected = !choice.only_submissions && choice.list.empty()},
                                {.id = "submission",
                                 .label = kit.say("records.interviews"),
                                 .is_selected = choice.only_submissions}};
    for (const std::string& list : lists)
        choices.push_back(
            {.id = list, .label = name_of_list(kit, list), .is_selected = choice.list == list});
    const std::string label = kit.say("records.column_kind");
    const auto pressed = draw_choices(kit, {.id = "kind", .label = label}, choices);
    if (!pressed) return false;
    choice.only_submissions = *pressed == 1;
    choice.list = *pressed < 2 ? std::string() : lists[*pressed - 2];
    return true;
}

} // namespace

void draw_records_filters(Kit& kit, const RecordsView& view, Intents& intents) {
    RecordChoice choice = view.chosen;
    bool is_changed = take_status(kit, choice);
    is_changed = take_kind(kit, view.lists, choice) || is_changed;
    if (is_changed) intents.emplace_back(intent::ChooseRecords{choice});
}

} // namespace kith::app
