#include "survey_core/base/text.h"
#include "survey_core/expr/lexer.h"

#include <array>
#include <optional>

namespace kith::expr {

namespace {

constexpr int deepest_nesting =
    200; // of brackets and calls, so that evaluating cannot exhaust the stack
constexpr std::size_t longest = 65'536; // bytes

struct Operator {
    std::string_view symbol;
    TermKind kind;
    int strength;
};
constexpr std::array operators{
    Operator{"or", TermKind::either, 1},
    Operator{"and", TermKind::both, 2},
    Operator{"=", TermKind::equal, 3},
    Operator{"!=", TermKind::not_equal, 3},
    Operator{"<", TermKind::less, 4},
    Operator{"<=", TermKind::less_or_equal, 4},
    Operator{">", TermKind::greater, 4},
    Operator{">=", TermKind::greater_or_equal, 4},
    Operator{"+", TermKind::add, 5},
    Operator{"-", TermKind::subtract, 5},
    Operator{"*", TermKind::multiply, 6},
    Operator{"div", TermKind::divide, 6},
    Operator{"mod", TermKind::modulo, 6},
    Operator{"|", TermKind::unite, 8},
};

/// Operators that may take any number of arguments, so that a long chain is one flat term.
bool is_flat(TermKind kind) {
    return kind == TermKind::either || kind == TermKind::both || kind == TermKind::add;
}

class Parser {
public:
    Parser(std::string_view source, std::vector<Token> tokens, ParseOptions options)
        : tokens_(std::move(tokens)), options_(options) {
        out_.source = std::string(source);
    }

    tl::expected<Expression, ExprProblem> run() {
        out_.root = parse_operators(0);
        if (!problem_ && here().kind != TokenKind::end) fail_here(unexpected());
        if (problem_) return tl::unexpected(*problem_);
        return std::move(out_);
    }

private:
    using Terms = std::vector<TermIndex>;

    /// The last token is the end, and stays in hand when a fault was found there.
    [[nodiscard]] const Token& here() const { return tokens_[std::min(at_, tokens_.size() - 1)]; }
    [[nodiscard]] const Token& next() const {
        return tokens_[std::min(at_ + 1, tokens_.size() - 1)];
    }
    [[nodiscard]] bool sees(std::string_view symbol) const {
        return here().kind == TokenKind::symbol && here().text == symbol;
    }
    bool take(std::string_view symbol) {
        if (problem_ || !sees(symbol)) return false;
        ++at_;
        return true;
    }

    [[nodiscard]] std::string unexpected() const {
        if (here().kind == TokenKind::end) return "The expression ends too early.";
        if (sees(")"))
            return "There is one closing bracket too many, or something is missing before it.";
        return "'" + here().text +
               "' does not belong here; an operator or a comma may be missing before it.";
    }
    TermIndex fail_here(std::string message) {
        if (!problem_)
            problem_ = ExprProblem{
                "expression-syntax", here().offset, here().length, std::move(message), ""};
        return none;
    }
    TermIndex fail(ExprProblem problem) {
        if (!problem_) problem_ = std::move(problem);
        return none;
    }

    TermIndex add(Term term, const Terms& arguments = {}) {
        term.first_argument = static_cast<std::int32_t>(out_.arguments.size());
        term.argument_count = static_cast<std::int32_t>(arguments.size());
        out_.arguments.insert(out_.arguments.end(), arguments.begin(), arguments.end());
        out_.terms.push_back(std::move(term));
        return static_cast<TermIndex>(out_.terms.size() - 1);
    }
    TermIndex add_at(TermKind kind, const Token& token, const Terms& arguments) {
        Term term;
        term.kind = kind;
        term.offset = token.offset;
        term.length = token.length;
        return add(std::move(term), arguments);
    }

    [[nodiscard]] const Operator* operator_here(int least) const {
        if (here().kind != TokenKind::symbol || !here().is_operator) return nullptr;
        for (const Operator& candidate : operators)
            if (candidate.symbol == here().text)
                return candidate.strength >= least ? &candidate : nullptr;
        return nullptr;
    }

    /// Precedence climbing; every operator of XPath is left-associative.
    TermIndex parse_operators(int least) {
        if (++depth_ > deepest_nesting)
            return fail({"expression-too-long",
                         here().offset,
                         here().length,
                         "The expression is nested too deeply; split it over several calculations.",
                         ""});
        TermIndex left = parse_operand();
        int chained = 0;
        while (!problem_) {
            const Operator* found = operator_here(least);
            if (!found) break;
            const Token token = here();
            Terms arguments{left};
            do {
                ++at_;
                arguments.push_back(parse_operators(found->strength + 1));
            } while (!problem_ && is_flat(found->kind) && sees(found->symbol));
            if (++chained > 1'000)
                return fail_here("The expression is too long; split it over several calculations.");
            left = add_at(found->kind, token, arguments);
        }
        --depth_;
        return left;
    }

    TermIndex parse_operand() {
        if (problem_) return none;
        const Token token = here();
        if (sees("-")) {
            ++at_;
            if (++depth_ > deepest_nesting) return fail_here("There are too many minus signs.");
            const TermIndex operand = parse_operators(7);
            --depth_;
            return add_at(TermKind::negate, token, {operand});
        }
        if (token.kind == TokenKind::number || token.kind == TokenKind::text) {
            ++at_;
            Term term;
            term.kind = token.kind == TokenKind::number ? TermKind::number : TermKind::text;
            term.number = token.number;
            term.text = token.text;
            term.offset = token.offset;
            term.length = token.length;
            return add(std::move(term));
        }
        if (take("(")) return parse_bracket();
        if (token.kind == TokenKind::name && is_call() && !is_path_call()) return parse_call();
        return parse_path();
    }

    TermIndex parse_bracket() {
        const TermIndex inside = parse_operators(0);
        if (!problem_ && !take(")")) return fail_here("A closing bracket ) is missing.");
        if (!problem_ && (sees("[") || sees("/")))
            return fail_here("A path cannot go on after a bracket here.");
        return inside;
    }

    [[nodiscard]] bool is_call() const {
        return next().kind == TokenKind::symbol && next().text == "(";
    }
    [[nodiscard]] bool is_path_call() const {
        const std::string& name = here().text;
        return name == "current" || name == "instance" || name == "node" || name == "text";
    }

    TermIndex parse_call() {
        const Token token = here();
        auto entry = find_function(token.text);
        if (!entry && options_.repair && token.text == "trim")
            entry = find_function("normalize-space");
        if (!entry) return fail(unknown_function(token));
        at_ += 2;
        Terms arguments;
        while (!problem_ && !sees(")")) {
            arguments.push_back(parse_operators(0));
            if (problem_) return none;
            if (take(",")) {
                if (sees(")")) return fail_here("An argument is missing after the comma.");
                continue;
            }
            if (!sees(")"))
                return fail_here("A closing bracket ) or a comma is missing in " + token.text +
                                 "().");
        }
        if (!take(")"))
            return fail_here("A closing bracket ) is missing after " + token.text + "(.");
        const auto count = static_cast<int>(arguments.size());
        if (count < entry->least || (entry->most != any_number && count > entry->most))
            return fail(
                {"argument-count", token.offset, token.length, count_message(*entry, count), ""});
        if (sees("[") || sees("/"))
            return fail_here("A path cannot go on after " + token.text + "().");
        Term term;
        term.kind = TermKind::call;
        term.function = entry->function;
        term.text = token.text;
        term.offset = token.offset;
        term.length = token.length;
        return add(std::move(term), arguments);
    }

    static std::string count_message(const FunctionEntry& entry, int count) {
        std::string wanted = std::to_string(entry.least);
        if (entry.most == any_number)
            wanted = "at least " + wanted;
        else if (entry.most != entry.least)
            wanted += " to " + std::to_string(entry.most);
        return std::string(entry.name) + "() takes " + wanted + " arguments, here are " +
               std::to_string(count) + ".";
    }

    static ExprProblem unknown_function(const Token& token) {
        std::vector<std::string> names;
        for (const FunctionEntry& entry : function_table())
            names.emplace_back(entry.name);
        std::string suggestion;
        if (token.text == "trim")
            suggestion = "normalize-space";
        else
            suggestion = nearest_word(token.text, names).value_or("");
        return {"unknown-function",
                token.offset,
                token.length,
                "There is no function " + token.text + "().",
                std::move(suggestion)};
    }

    TermIndex parse_path() {
        const Token first = here();
        Path path;
        path.offset = first.offset;
        if (!parse_start(path)) return none;
        while (!problem_ && take("/"))
            parse_step(path);
        if (problem_) return none;
        const Token& last = tokens_[at_ - 1];
        path.length = last.offset + last.length - path.offset;
        out_.paths.push_back(std::move(path));
        Term term;
        term.kind = TermKind::path;
        term.path = static_cast<std::int32_t>(out_.paths.size() - 1);
        term.offset = first.offset;
        term.length = out_.paths.back().length;
        return add(std::move(term));
    }

    bool parse_start(Path& path) {
        const Token token = here();
        if (token.kind == TokenKind::reference) return start_reference(path, token);
        if (take("/")) {
            path.start = PathStart::root;
            parse_step(path);
            return !problem_;
        }
        if (token.kind == TokenKind::name && is_call() && is_path_call())
            return start_call(path, token);
        if (token.kind == TokenKind::name || sees(".") || sees("..") || sees("*")) {
            path.start = PathStart::here;
            parse_step(path);
            return !problem_;
        }
        if (sees("//"))
            fail_here("// is not supported; write the whole path or ${name}.");
        else if (sees("@"))
            fail_here("Attributes (@) cannot be read.");
        else
            fail_here(unexpected());
        return false;
    }

    bool start_reference(Path& path, const Token& token) {
        ++at_;
        constexpr std::string_view saved = "last-saved#";
        const bool last_saved = token.text.starts_with(saved);
        path.start = last_saved ? PathStart::last_saved : PathStart::reference;
        path.name = last_saved ? token.text.substr(saved.size()) : token.text;
        parse_predicates(path.start_predicates);
        return !problem_;
    }

    bool start_call(Path& path, const Token& token) {
        if (token.text == "node" || token.text == "text") {
            parse_step(path);
            return !problem_;
        }
        at_ += 2;
        if (token.text == "current") {
            path.start = PathStart::owner;
        } else {
            path.start = PathStart::list;
            if (here().kind != TokenKind::text)
                fail_here("instance() needs the name of a list in quotation marks.");
            path.name = here().text;
            ++at_;
        }
        if (!problem_ && !take(")"))
            fail_here("A closing bracket ) is missing after " + token.text + "(.");
        return !problem_;
    }

    void parse_step(Path& path) {
        PathStep step;
        step.offset = here().offset;
        step.length = here().length;
        if (take("."))
            step.axis = Axis::self;
        else if (take(".."))
            step.axis = Axis::parent;
        else if (take("*"))
            step.axis = Axis::any_child;
        else if (here().kind == TokenKind::name)
            parse_named_step(step);
        else if (sees("@"))
            fail_here("Attributes (@) cannot be read.");
        else
            fail_here("A name is missing in the path.");
        if (!problem_) parse_predicates(step.predicates);
        path.steps.push_back(std::move(step));
    }

    void parse_named_step(PathStep& step) {
        step.name = here().text;
        ++at_;
        if (take("::")) {
            if (step.name == "parent")
                step.axis = Axis::parent;
            else if (step.name == "self")
                step.axis = Axis::self;
            else if (step.name != "child")
                fail_here("The axis " + step.name + ":: is not supported.");
            if (!problem_ && here().kind != TokenKind::name && !sees("*"))
                fail_here("A name is missing after ::.");
            step.name = here().text;
            ++at_;
        }
        if (sees("(") && (step.name == "node" || step.name == "text")) {
            ++at_;
            if (!take(")")) fail_here("A closing bracket ) is missing.");
            if (step.axis == Axis::child) step.axis = Axis::self;
        }
    }

    void parse_predicates(std::vector<TermIndex>& predicates) {
        while (!problem_ && take("[")) {
            predicates.push_back(parse_operators(0));
            if (!problem_ && !take("]")) fail_here("A closing bracket ] is missing.");
        }
    }

    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    int depth_ = 0;
    ParseOptions options_;
    Expression out_;
    std::optional<ExprProblem> problem_;
};

} // namespace

tl::expected<Expression, ExprProblem> parse_expression(std::string_view text,
                                                       ParseOptions options) {
    if (text.size() > longest)
        return tl::unexpected(ExprProblem{"expression-too-long",
                                          0,
                                          text.size(),
                                          "The expression is longer than 65,536 bytes; split it.",
                                          ""});
    auto tokens = tokenize(text);
    if (!tokens) return tl::unexpected(std::move(tokens).error());
    return Parser(text, std::move(*tokens), options).run();
}

bool is_dynamic_default(std::string_view text) {
    if (text.find("${") != std::string_view::npos) return true;
    const auto parsed = parse_expression(text);
    if (!parsed) return false;
    const Term& root = parsed->terms[static_cast<std::size_t>(parsed->root)];
    if (root.kind == TermKind::call) return true;
    if (root.kind == TermKind::path)
        return parsed->paths[static_cast<std::size_t>(root.path)].start == PathStart::list;
    return root.kind > TermKind::negate && root.kind != TermKind::subtract;
}

} // namespace kith::expr
