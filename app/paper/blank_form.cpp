#include "app/paper/blank_form.h"

namespace kith::app {
namespace {

constexpr double answer_indent = 24;

std::string say_rule(const SkipRule& rule, const Words& words) {
    std::string choices;
    for (const std::string& one : rule.choices) {
        if (!choices.empty()) choices += words.text("paper.form.or");
        choices += own_direction(one);
    }
    const std::string_view key =
        rule.choices.empty() ? (rule.is_not ? "paper.form.only_if_none" : "paper.form.only_if_any")
                             : (rule.is_not ? "paper.form.only_if_not" : "paper.form.only_if");
    return words.text(key, {{"code", rule.code}, {"choices", choices}});
}

std::string say_rules(const PaperQuestion& question, const Words& words) {
    if (question.is_undecided) return words.text("paper.form.undecided");
    std::string said;
    for (const SkipRule& rule : question.only_if)
        said += (said.empty() ? "" : " ") + say_rule(rule, words);
    return said;
}

void add_answer(Document& document, const PaperQuestion& question) {
    switch (question.answer) {
    case PaperAnswer::none:
        break;
    case PaperAnswer::line:
        document.blocks.emplace_back(block::Lines{1, answer_indent});
        break;
    case PaperAnswer::lines:
        document.blocks.emplace_back(block::Lines{4, answer_indent});
        break;
    case PaperAnswer::one_choice:
    case PaperAnswer::many_choices: {
        block::Ticks ticks{{}, answer_indent};
        for (const std::string& choice : question.choices)
            ticks.words.push_back(own_direction(choice));
        document.blocks.emplace_back(std::move(ticks));
        break;
    }
    }
}

void add_question(Document& document, const PaperQuestion& question, const Words& words) {
    const std::string rules = say_rules(question, words);
    const Face face = question.is_heading     ? Face::heading
                      : question.code.empty() ? Face::body
                                              : Face::strong;
    const std::string code = question.code.empty() ? "" : question.code + "  ";
    document.blocks.emplace_back(block::Text{code + own_direction(question.words), face});
    if (!rules.empty())
        document.blocks.emplace_back(block::Text{rules, Face::quiet, answer_indent});
    std::string hint = own_direction(question.hint);
    if (question.answer == PaperAnswer::many_choices)
        hint += (hint.empty() ? "" : " ") + words.text("paper.form.several");
    if (!hint.empty()) document.blocks.emplace_back(block::Text{hint, Face::quiet, answer_indent});
    add_answer(document, question);
}

} // namespace

Document blank_form(const PaperForm& form, const Letterhead& head, const Words& words) {
    Document document{words.text("paper.form"), SecurityMark::restricted, {}};
    document.blocks.emplace_back(block::Text{own_direction(form.title), Face::title});
    document.blocks.emplace_back(block::Text{words.text("paper.form.version",
                                                        {{"form", own_direction(form.form_id)},
                                                         {"version", own_direction(form.version)}}),
                                             Face::quiet});
    document.blocks.emplace_back(block::Text{words.text("paper.form.how")});
    document.blocks.emplace_back(block::Text{words.text("paper.form.worker"), Face::quiet});
    document.blocks.emplace_back(block::Lines{});
    for (const PaperQuestion& question : form.questions)
        add_question(document, question, words);
    document.blocks.emplace_back(block::Gap{});
    add_imprint(document, head, words);
    return document;
}

} // namespace kith::app
