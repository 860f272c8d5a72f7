// Words as the word index of SQLite parts them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith {

/// At everything that is not a letter or a digit, as FTS5's unicode61 does: it knows the letters
/// and digits of Unicode 6.1, and what is for private use.
[[nodiscard]] std::vector<std::string> split_at_marks(std::string_view text);

} // namespace kith
