#include "app/flow/paper_form.h"

#include "app/flow/question_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace kith::app {
namespace {

using expr::Term;
using expr::TermKind;

bool is_asked(const Node& node) {
    return node.is_question() && node.is_shown && !is_invisible(node.type) &&
           node.type != QuestionType::instance_id && node.type != QuestionType::instance_name;
}

std::vector<NodeIndex> numbered_questions(const Form& form) {
    std::vector<NodeIndex> questions;
    for (std::size_t i = 0; i < form.nodes().size(); ++i)
        if (is_asked(form.nodes()[i]) && form.nodes()[i].type != QuestionType::note)
            questions.push_back(static_cast<NodeIndex>(i));
    return questions;
}

PaperAnswer answer_of(const Form& form, const Node& node) {
    switch (node.type) {
    case QuestionType::note:
        return PaperAnswer::none;
    case QuestionType::select_one:
    case QuestionType::select_multiple:
    case QuestionType::rank:
        if (node.select.list == no_list || form.list(node.select.list).is_file())
            return PaperAnswer::line;
        return node.type == QuestionType::select_one ? PaperAnswer::one_choice
                                                     : PaperAnswer::many_choices;
    case QuestionType::text:
        return node.has_appearance("multiline") ? PaperAnswer::lines : PaperAnswer::line;
    default:
        return PaperAnswer::line;
    }
}

/// Reads a condition as rules, where it is simple enough to be said in a line.
class RuleReading {
public:
    RuleReading(const Form& form,
                const expr::Expression& expression,
                const std::map<NodeIndex, std::string>& codes,
                std::size_t language)
        : form_(form), expression_(expression), codes_(codes), language_(language) {}

    std::optional<std::vector<SkipRule>> read() const { return rules_of(expression_.root); }

private:
    const Term& term(expr::TermIndex index) const {
        return expression_.terms[static_cast<std::size_t>(index)];
    }
    expr::TermIndex argument(const Term& of, int n) const {
        return expression_.arguments[static_cast<std::size_t>(of.first_argument + n)];
    }

    std::optional<std::vector<SkipRule>> rules_of(expr::TermIndex index) const {
        const Term& one = term(index);
        if (one.kind == TermKind::both) {
            auto left = rules_of(argument(one, 0));
            auto right = rules_of(argument(one, 1));
            if (!left || !right) return std::nullopt;
            left->insert(left->end(), right->begin(), right->end());
            return left;
        }
        if (one.kind == TermKind::either) return either(one);
        auto rule = simple(one);
        return rule ? std::optional(std::vector{std::move(*rule)}) : std::nullopt;
    }

    /// Alternatives of one question: "is 1 or 2".
    std::optional<std::vector<SkipRule>> either(const Term& one) const {
        const auto left = rules_of(argument(one, 0));
        const auto right = rules_of(argument(one, 1));
        if (!left || !right || left->size() != 1 || right->size() != 1) return std::nullopt;
        SkipRule joined = left->front();
        const SkipRule& other = right->front();
        if (joined.code != other.code || joined.is_not || other.is_not || joined.choices.empty() ||
            other.choices.empty())
            return std::nullopt;
        joined.choices.insert(joined.choices.end(), other.choices.begin(), other.choices.end());
        return std::vector{std::move(joined)};
    }

    std::optional<SkipRule> simple(const Term& one) const {
        if (one.kind == TermKind::equal || one.kind == TermKind::not_equal) {
            auto rule = says(argument(one, 0), argument(one, 1));
            if (!rule) rule = says(argument(one, 1), argument(one, 0));
            if (rule) rule->is_not = one.kind == TermKind::not_equal;
            if (rule && rule->choices.empty()) rule->is_not = !rule->is_not; // != '' is: has any
            return rule;
        }
        if (one.kind != TermKind::call) return std::nullopt;
        if (one.function == expr::Function::selected)
            return says(argument(one, 0), argument(one, 1));
        if (one.function != expr::Function::not_) return std::nullopt;
        auto rule = simple(term(argument(one, 0)));
        if (rule) rule->is_not = !rule->is_not;
        return rule;
    }

    std::optional<SkipRule> says(expr::TermIndex question, expr::TermIndex value) const {
        const Term& asked = term(question);
        const Term& said = term(value);
        if (asked.kind != TermKind::path || said.kind != TermKind::text) return std::nullopt;
        const NodeIndex target =
            expression_.paths[static_cast<std::size_t>(asked.path)].binding.target;
        const auto code = codes_.find(target);
        if (code == codes_.end()) return std::nullopt;
        if (said.text.empty()) return SkipRule{code->second, {}, false};
        const auto choice = numbered(form_.node(target), said.text);
        if (!choice) return std::nullopt;
        return SkipRule{code->second, {*choice}, false};
    }

    std::optional<std::string> numbered(const Node& node, std::string_view name) const {
        if (node.select.list == no_list) return std::nullopt;
        const auto& choices = form_.list(node.select.list).choices;
        for (std::size_t i = 0; i < choices.size(); ++i)
            if (choices[i].name == name)
                return fmt::format("{} {}", i + 1, plain_text(choices[i].label, language_));
        return std::nullopt;
    }

    const Form& form_;
    const expr::Expression& expression_;
    const std::map<NodeIndex, std::string>& codes_;
    std::size_t language_;
};

class PaperFormMaking {
public:
    PaperFormMaking(const Form& form, std::string_view language, int copies)
        : form_(form), language_(language_of(form, language)), copies_(copies) {
        int number = 0;
        for (const NodeIndex question : numbered_questions(form))
            codes_[question] = std::to_string(++number);
    }

    PaperForm make() {
        paper_.title = form_.settings().title;
        paper_.form_id = form_.settings().form_id;
        paper_.version = form_.settings().version;
        add_children(0, {});
        return std::move(paper_);
    }

private:
    void add_children(NodeIndex parent, const std::string& copy) {
        const NodeIndex end = form_.node(parent).end;
        for (NodeIndex at = parent + 1; at < end; at = form_.node(at).end)
            add(at, copy);
    }

    void add(NodeIndex at, const std::string& copy) {
        const Node& node = form_.node(at);
        if (node.is_question()) {
            if (is_asked(node)) add_question(at, copy);
            return;
        }
        const bool has_questions =
            std::any_of(form_.nodes().begin() + at, form_.nodes().begin() + node.end, is_asked);
        if (!has_questions) return;
        const int times = node.is_repeat() ? copies_ : 1;
        for (int i = 1; i <= times; ++i) {
            const std::string number = node.is_repeat() ? fmt::format(".{}", i) : std::string();
            PaperQuestion heading = words_of(node);
            heading.is_heading = true;
            if (node.is_repeat()) heading.words += fmt::format(" ({})", i);
            if (!heading.words.empty() || !heading.only_if.empty())
                paper_.questions.push_back(std::move(heading));
            add_children(at, copy + number);
        }
    }

    void add_question(NodeIndex at, const std::string& copy) {
        const Node& node = form_.node(at);
        PaperQuestion question = words_of(node);
        question.answer = answer_of(form_, node);
        if (const auto code = codes_.find(at); code != codes_.end())
            question.code = code->second + copy;
        if (question.answer == PaperAnswer::one_choice ||
            question.answer == PaperAnswer::many_choices) {
            const auto& choices = form_.list(node.select.list).choices;
            for (std::size_t i = 0; i < choices.size(); ++i)
                question.choices.push_back(
                    fmt::format("{} {}", i + 1, plain_text(choices[i].label, language_)));
        }
        paper_.questions.push_back(std::move(question));
    }

    PaperQuestion words_of(const Node& node) const {
        PaperQuestion question;
        question.words = plain_text(node.label, language_);
        question.hint = plain_text(node.hint, language_);
        question.is_self = node.access.who == Access::Who::self;
        if (node.relevant == no_expression) return question;
        const auto rules =
            RuleReading(form_, form_.expression(node.relevant), codes_, language_).read();
        if (rules)
            question.only_if = *rules;
        else
            question.is_undecided = true;
        return question;
    }

    const Form& form_;
    std::size_t language_;
    int copies_;
    std::map<NodeIndex, std::string> codes_;
    PaperForm paper_;
};

} // namespace

std::optional<NodeIndex> question_of_code(const Form& form, int number) {
    const auto questions = numbered_questions(form);
    const auto at = static_cast<std::size_t>(number) - 1;
    return number > 0 && at < questions.size() ? std::optional(questions[at]) : std::nullopt;
}

PaperForm paper_form(const Form& form, std::string_view language, int copies) {
    return PaperFormMaking(form, language, copies).make();
}

} // namespace kith::app
