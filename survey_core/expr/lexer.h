// Text to tokens, with the XPath rule that tells the operator `div` from a question called div.
#pragma once

#include "survey_core/expr/parse.h"

#include <vector>

namespace kith::expr {

enum class TokenKind : std::uint8_t {
    number,
    text,
    name,      // a name, possibly with a prefix
    reference, // ${...}; text holds what stands inside
    symbol,    // one of ( ) [ ] , / // . .. @ | :: and the operators, `and or div mod` included
    end,
};

struct Token {
    TokenKind kind = TokenKind::end;
    std::string text;
    double number = 0;
    bool is_operator = false;
    std::size_t offset = 0;
    std::size_t length = 0;
};

/// The last token is always `end`.
[[nodiscard]] tl::expected<std::vector<Token>, ExprProblem> tokenize(std::string_view source);

} // namespace kith::expr
