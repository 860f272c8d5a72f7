// Questions that offer the same choices, as the lines of one table.
#include "app/kit/answer_grid.h"
#include "app/screens/questions.h"

namespace kith::app {
namespace {

GridRow row_of(const AskedQuestion& question) {
    GridRow row{.id = question.path,
                .label = question.label,
                .marks = {},
                .takes_many = question.takes_many,
                .has_keys = question.is_in_hand};
    for (const AskedChoice& choice : question.choices)
        row.marks.push_back(choice.is_chosen);
    return row;
}

std::vector<Choice> heads_of(const AskedQuestion& question) {
    std::vector<Choice> heads;
    for (const AskedChoice& choice : question.choices)
        heads.push_back({.id = choice.name, .label = choice.label});
    return heads;
}

} // namespace

std::size_t table_length(Kit& kit, std::span<const AskedQuestion> questions) {
    std::size_t length = 0;
    while (length < questions.size() && questions[length].is_in_table &&
           questions[length].choices.size() == questions[0].choices.size())
        ++length;
    return length > 1 && fits_grid(kit, heads_of(questions[0])) ? length : 0;
}

void draw_table_of(Kit& kit, std::span<const AskedQuestion> questions, Intents& intents) {
    std::vector<GridRow> rows;
    for (const AskedQuestion& question : questions)
        rows.push_back(row_of(question));
    const bool by_key = types_a_character(kit);
    const auto pressed = draw_grid(kit, rows, heads_of(questions[0]));
    if (pressed) {
        const AskedQuestion& question = questions[pressed->row];
        intents.emplace_back(
            intent::Choose{question.path, question.choices[pressed->choice].name, by_key});
    }
    for (const AskedQuestion& question : questions) {
        const std::string problem = problem_of(kit, question);
        if (!problem.empty())
            draw_text(kit, question.label + ": " + problem, Type::label, Token::clay);
    }
}

} // namespace kith::app
