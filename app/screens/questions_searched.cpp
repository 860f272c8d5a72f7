// A choice out of more than anybody looks through: type a part of it, Enter takes the one that is
// marked.
#include "app/model/pages.h"
#include "app/screens/questions.h"
#include "survey_core/base/text.h"

#include <algorithm>

namespace kith::app {
namespace {

constexpr float most_rows = 6.5F; // half a row says that there is more

std::vector<std::string> names_in(const AskedQuestion& question) {
    if (question.takes_many) return split_words(question.value);
    return question.value.empty() ? std::vector<std::string>{}
                                  : std::vector<std::string>{question.value};
}

void refresh(const AskedQuestion& question, ChoiceSearch& search) {
    const bool is_new_list = search.list != question.list;
    if (is_new_list || search.found_for != search.typed) {
        search.list = question.list;
        search.found_for = search.typed;
        search.found = find_choices(*question.list, search.typed);
    }
    if (!is_new_list && search.chosen_of == question.value) return;
    search.chosen_of = question.value;
    search.chosen.clear();
    for (const std::string& name : names_in(question)) {
        const auto& all = question.list->choices;
        const auto at =
            std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
        search.chosen.push_back({name, at == all.end() ? name : at->label});
    }
}

void draw_chosen(Kit& kit,
                 const AskedQuestion& question,
                 const ChoiceSearch& search,
                 Intents& intents) {
    if (search.chosen.empty()) return;
    std::vector<Choice> chips;
    for (const NamedChoice& chosen : search.chosen)
        chips.push_back({.id = chosen.name, .label = chosen.label, .is_selected = true});
    const std::string id = question.path + ".chosen";
    const auto pressed =
        draw_choices(kit, {.id = id, .label = question.label, .takes_many = true}, chips);
    if (pressed) intents.emplace_back(intent::Choose{question.path, chips[*pressed].id, false});
}

bool draw_search_field(Kit& kit, const AskedQuestion& question, ChoiceSearch& search) {
    const std::string hint = kit.say("field.search");
    const std::string help =
        search.found.empty()
            ? kit.say("field.search_nothing")
            : say_count(kit, "field.search_count", static_cast<std::uint64_t>(search.found.size()));
    const FieldTouch touch = draw_field(kit,
                                        {.id = question.path,
                                         .label = question.label,
                                         .hint = hint,
                                         .help = help,
                                         .has_label = false},
                                        search.typed);
    if (touch.is_focused) kit.memory.arrows_of = question.path;
    if (touch.changed) {
        kit.memory.table(question.path + ".list") = {};
        search.has_moved = false;
    }
    return touch.is_focused;
}

void choose(const AskedQuestion& question,
            ChoiceSearch& search,
            std::size_t index,
            Intents& intents) {
    const std::string& name = search.list->choices[search.found[index]].name;
    const auto chosen = names_in(question);
    const bool is_kept = std::find(chosen.begin(), chosen.end(), name) != chosen.end();
    search.typed.clear();
    search.has_moved = false;
    if (question.takes_many || !is_kept)
        intents.emplace_back(intent::Choose{question.path, name, false});
}

} // namespace

void draw_search_of(Kit& kit,
                    const AskedQuestion& question,
                    ChoiceSearch& search,
                    Intents& intents) {
    refresh(question, search);
    draw_chosen(kit, question, search, intents);
    const bool is_typing = draw_search_field(kit, question, search);
    if (is_typing && !question.is_in_hand) intents.emplace_back(intent::JumpTo{question.path});
    refresh(question, search);
    const std::string id = question.path + ".list";
    const bool picks = is_typing && (!search.typed.empty() || search.has_moved);
    const auto chosen = names_in(question);
    TableSpec table{.id = id, .label = question.label, .columns = {{"label", "", 1.0F, false}}};
    table.rows = search.found.size();
    table.height = kit.px(44.0F * most_rows) * kit.look().text_scale;
    table.has_header = false;
    table.marks = question.takes_many ? RowMarks::any_of_them : RowMarks::one_of_them;
    table.has_keys = is_typing;
    if (table.rows == 0) {
        if (is_typing) (void)kit.pressed(Key::enter); // who looks for something has not answered
        return;
    }
    const TableTouch touch = draw_table(kit, table, [&](std::size_t index) {
        const NamedChoice& choice = search.list->choices[search.found[index]];
        const bool is_marked = std::find(chosen.begin(), chosen.end(), choice.name) != chosen.end();
        return std::vector<TableCell>{{.words = choice.label, .is_marked = is_marked}};
    });
    search.has_moved = search.has_moved || touch.has_moved;
    if (touch.opened) return choose(question, search, *touch.opened, intents);
    if (picks && kit.pressed(Key::enter))
        choose(question, search, kit.memory.table(id).cursor, intents);
}

} // namespace kith::app
