// Answers that have an order: a place on a line, and several things one after another.
#include "app/model/pages.h"
#include "app/screens/questions.h"
#include "survey_core/base/text.h"

#include <algorithm>

namespace kith::app {
namespace {

/// The names in the answer as places in the list; names that the list no longer has are left out.
RankOrder order_of(const AskedQuestion& question) {
    RankOrder order;
    for (const std::string& name : split_words(question.value)) {
        const auto found = std::find_if(question.choices.begin(),
                                        question.choices.end(),
                                        [&](const auto& choice) { return choice.name == name; });
        if (found != question.choices.end())
            order.push_back(static_cast<std::size_t>(found - question.choices.begin()));
    }
    return order;
}

} // namespace

void draw_range_of(Kit& kit, const AskedQuestion& question, Intents& intents) {
    const Scale scale(question.scale.start, question.scale.end, question.scale.step);
    const std::string words = question.value.empty()
                                  ? kit.say("field.range_none")
                                  : kit.say("field.range_value",
                                            {{"value", question.value},
                                             {"start", scale.value_at(0)},
                                             {"end", scale.value_at(scale.last())}});
    const auto chosen = draw_range(kit,
                                   {.id = question.path,
                                    .label = question.label,
                                    .value = question.value,
                                    .begins_at = question.scale.placeholder,
                                    .tick = scale.steps_in(question.scale.tick),
                                    .in_words = words},
                                   scale);
    if (chosen) intents.emplace_back(intent::Answer{question.path, *chosen});
    if (kit.focus.is_on(question.path) && !question.is_in_hand)
        intents.emplace_back(intent::JumpTo{question.path});
}

void draw_rank_of(Kit& kit, const AskedQuestion& question, Intents& intents) {
    std::vector<Choice> choices;
    choices.reserve(question.choices.size());
    for (const AskedChoice& choice : question.choices)
        choices.push_back({.id = choice.name, .label = choice.label});
    const std::string again = kit.say("field.rank_again");
    const auto order = draw_rank(kit,
                                 {.id = question.path,
                                  .label = question.label,
                                  .start_again = again,
                                  .has_keys = question.is_in_hand},
                                 choices,
                                 order_of(question));
    if (!order) return;
    std::string names;
    for (const std::size_t place : *order)
        names += (names.empty() ? "" : " ") + question.choices[place].name;
    intents.emplace_back(intent::Answer{question.path, names});
    if (!question.is_in_hand) intents.emplace_back(intent::JumpTo{question.path});
}

} // namespace kith::app
