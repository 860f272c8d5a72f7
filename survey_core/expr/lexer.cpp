#include "survey_core/expr/lexer.h"

#include <array>
#include <charconv>
#include <optional>

namespace kith::expr {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool starts_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}
bool continues_name(char c) {
    return starts_name(c) || is_digit(c) || c == '-' || c == '.';
}

/// A quotation mark at `at`: how many bytes it takes, whether it is double, whether it is a plain
/// one.
struct Quote {
    std::size_t length = 0;
    bool is_double = false;
    bool is_plain = false;
};

Quote quote_at(std::string_view text, std::size_t at) {
    if (text[at] == '\'') return {1, false, true};
    if (text[at] == '"') return {1, true, true};
    if (text.substr(at, 2) != "\xE2\x80" || at + 2 >= text.size()) return {};
    const auto last = static_cast<unsigned char>(text[at + 2]);
    if (last >= 0x98 && last <= 0x9B) return {3, false, false};
    if (last >= 0x9C && last <= 0x9F) return {3, true, false};
    return {};
}

std::size_t space_at(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') return 1;
    if (text.substr(at, 2) == "\xC2\xA0") return 2;
    return 0;
}

class Lexer {
public:
    explicit Lexer(std::string_view source) : source_(source) {}

    tl::expected<std::vector<Token>, ExprProblem> run() {
        while (at_ < source_.size() && !problem_)
            step();
        if (problem_) return tl::unexpected(*problem_);
        push(TokenKind::end, "", 0);
        return std::move(tokens_);
    }

private:
    void step() {
        if (const std::size_t space = space_at(source_, at_)) {
            at_ += space;
            return;
        }
        const char c = source_[at_];
        const bool dot_digit = c == '.' && at_ + 1 < source_.size() && is_digit(source_[at_ + 1]);
        if (const Quote quote = quote_at(source_, at_); quote.length > 0) return read_text(quote);
        if (source_.substr(at_, 2) == "${") return read_reference();
        if (is_digit(c) || dot_digit) return read_number();
        if (starts_name(c)) return read_name();
        read_symbol();
    }

    /// A plain opening mark is closed by a plain one if there is one, so that 'it’s' stays a text.
    void read_text(Quote open) {
        std::size_t begin = at_ + open.length;
        std::size_t end = std::string_view::npos;
        std::size_t closing = 1;
        if (open.is_plain) end = source_.find(source_[at_], begin);
        for (std::size_t i = begin; end == std::string_view::npos && i < source_.size(); ++i) {
            const Quote quote = quote_at(source_, i);
            if (quote.length == 0 || quote.is_double != open.is_double) continue;
            end = i;
            closing = quote.length;
        }
        if (end == std::string_view::npos)
            return fail_at(
                "expression-syntax", source_.size() - at_, "A quotation mark is never closed.", "");
        push(TokenKind::text, std::string(source_.substr(begin, end - begin)), end + closing - at_);
    }

    void read_reference() {
        const std::size_t end = source_.find('}', at_);
        const std::string_view inside =
            end == std::string_view::npos ? "" : source_.substr(at_ + 2, end - at_ - 2);
        if (end == std::string_view::npos ||
            inside.find_first_of("${ =") != std::string_view::npos) {
            // `${ name }` is common and harmless.
            const std::size_t first = inside.find_first_not_of(' ');
            const std::size_t last = inside.find_last_not_of(' ');
            const std::string_view trimmed =
                first == std::string_view::npos ? "" : inside.substr(first, last - first + 1);
            if (trimmed.empty() || trimmed.find_first_of("${ =") != std::string_view::npos)
                return fail_at("bad-reference",
                               source_.size() - at_,
                               "A reference that starts with ${ is never closed with }.",
                               "${question_name}");
            return push(TokenKind::reference, std::string(trimmed), end + 1 - at_);
        }
        if (inside.empty())
            return fail_at(
                "bad-reference", 3, "The reference ${} names no question.", "${question_name}");
        push(TokenKind::reference, std::string(inside), end + 1 - at_);
    }

    void read_number() {
        std::size_t end = at_;
        while (end < source_.size() && is_digit(source_[end]))
            ++end;
        if (end < source_.size() && source_[end] == '.') ++end;
        while (end < source_.size() && is_digit(source_[end]))
            ++end;
        double value = 0;
        std::from_chars(source_.data() + at_, source_.data() + end, value);
        push(TokenKind::number, std::string(source_.substr(at_, end - at_)), end - at_);
        tokens_.back().number = value;
    }

    void read_name() {
        std::size_t end = at_;
        const auto take = [&] {
            while (end < source_.size() && continues_name(source_[end]) &&
                   quote_at(source_, end).length == 0 && space_at(source_, end) == 0)
                ++end;
        };
        take();
        const bool prefixed =
            end + 1 < source_.size() && source_[end] == ':' && starts_name(source_[end + 1]);
        if (prefixed) {
            ++end;
            take();
        }
        std::string name(source_.substr(at_, end - at_));
        const bool word = name == "and" || name == "or" || name == "div" || name == "mod";
        const bool is_operator = word && follows_operand();
        push(is_operator ? TokenKind::symbol : TokenKind::name, std::move(name), end - at_);
        tokens_.back().is_operator = is_operator;
    }

    void read_symbol() {
        static constexpr std::array<std::string_view, 7> two{
            "!=", "<=", ">=", "//", "..", "::", "=="};
        const std::string_view pair = source_.substr(at_, 2);
        if (pair == "==")
            return fail_at("expression-syntax",
                           2,
                           "== is not an operator of XLSForm; a comparison is written =.",
                           "=");
        for (const std::string_view symbol : two)
            if (pair == symbol) return push_symbol(pair);
        const std::string_view one = source_.substr(at_, 1);
        if (std::string_view("()[],/.@|=<>+-*").find(one[0]) == std::string_view::npos)
            return fail_at("expression-syntax",
                           1,
                           "The character " + std::string(one) + " does not belong here.",
                           "");
        push_symbol(one);
    }

    void push_symbol(std::string_view symbol) {
        const bool star_test = symbol == "*" && !follows_operand();
        const bool is_operator =
            !star_test &&
            std::string_view("!= <= >= | = < > + - *").find(symbol) != std::string_view::npos;
        push(TokenKind::symbol, std::string(symbol), symbol.size());
        tokens_.back().is_operator = is_operator;
    }

    [[nodiscard]] bool follows_operand() const {
        if (tokens_.empty()) return false;
        const Token& last = tokens_.back();
        if (last.kind != TokenKind::symbol) return true;
        if (last.is_operator) return false;
        return last.text == ")" || last.text == "]" || last.text == "." || last.text == ".." ||
               last.text == "*";
    }

    void push(TokenKind kind, std::string text, std::size_t length) {
        tokens_.push_back(Token{kind, std::move(text), 0, false, at_, length});
        at_ += length;
    }

    void
    fail_at(std::string code, std::size_t length, std::string message, std::string suggestion) {
        problem_ =
            ExprProblem{std::move(code), at_, length, std::move(message), std::move(suggestion)};
    }

    std::string_view source_;
    std::size_t at_ = 0;
    std::vector<Token> tokens_;
    std::optional<ExprProblem> problem_;
};

} // namespace

tl::expected<std::vector<Token>, ExprProblem> tokenize(std::string_view source) {
    return Lexer(source).run();
}

} // namespace kith::expr
