// The marks that form authors put into labels, hints and notes: a small Markdown.
//
// Known: # headings, **strong** and __strong__, *em* and _em_, [text](address), list items, <span>
// tags, and a backslash before a mark that is meant as itself. Words with underscores inside
// (first_name) and lonely stars (2 * 3) stay as they are.
#pragma once

#include <string>
#include <string_view>

namespace kith {

/// Only what a page can show is left: strong words and headings between `**` and `**`, list items
/// behind a dot, an address in brackets behind its text.
[[nodiscard]] std::string marked_words(std::string_view markdown);
/// The same without any mark: for lists, buttons, files.
[[nodiscard]] std::string plain_words(std::string_view markdown);

} // namespace kith
