// Which records are listed: by state, and by what they are.
#include "app/screens/records_screen.h"

namespace kith::app {
namespace {

constexpr RecordStatus offered[] = {RecordStatus::ready,
                                    RecordStatus::handed_over,
                                    RecordStatus::received,
                                    RecordStatus::has_issues,
                                    RecordStatus::deleted};

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
        choices.push_back({.id = list, .label = list, .is_selected = choice.list == list});
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
