// Numbers by other ways than typing: one more or one fewer, and one of a row of values.
#include "app/screens/questions.h"

#include <charconv>

namespace kith::app {
namespace {

constexpr std::size_t most_offered = 101;

} // namespace

void draw_counter_of(Kit& kit, const AskedQuestion& question, Intents& intents) {
    long long number = 0;
    const std::string& text = question.value;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_blank = text.empty();
    if (!is_blank && (read.ec != std::errc() || read.ptr != text.data() + text.size())) return;
    const Row row(kit);
    const auto offer = [&](std::string_view ending, std::string_view words, Icon icon, int by) {
        const std::string id = question.path + std::string(ending);
        const std::string label = kit.say(words);
        if (draw_button(kit,
                        {.id = id, .label = label, .kind = ButtonKind::outlined, .icon = icon}))
            intents.emplace_back(intent::Answer{
                question.path, std::to_string(is_blank ? (by > 0 ? 1 : 0) : number + by)});
    };
    offer(".fewer", "field.one_fewer", Icon::minus, -1);
    offer(".more", "field.one_more", Icon::plus, 1);
}

void draw_steps_of(Kit& kit, const AskedQuestion& question, Intents& intents) {
    const Scale scale(question.scale.start, question.scale.end, question.scale.step);
    if (scale.last() >= most_offered) return draw_range_of(kit, question, intents);
    std::vector<Choice> values;
    for (std::size_t i = 0; i <= scale.last(); ++i) {
        const std::string value = scale.value_at(i);
        values.push_back({.id = value, .label = value, .is_selected = value == question.value});
    }
    const auto pressed =
        draw_choices(kit,
                     {.id = question.path,
                      .label = question.label,
                      .shape = question.is_on_scale ? ChoiceShape::scale : ChoiceShape::chips},
                     values);
    if (!pressed) return;
    const Choice& value = values[*pressed];
    intents.emplace_back(intent::Answer{question.path, value.is_selected ? "" : value.id});
    if (!question.is_in_hand) intents.emplace_back(intent::JumpTo{question.path});
}

} // namespace kith::app
