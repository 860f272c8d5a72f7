#include "survey_core/record/dot_range.h"

#include <algorithm>

namespace kith {

namespace {

Result<DotRange> parse_range(std::string_view text) {
    const std::size_t dash = text.find('-');
    const std::size_t digits = text.find(':');
    if (dash == std::string_view::npos || digits == std::string_view::npos)
        return fail(ErrorCode::bad_input,
                    "This is not a range of changes; it looks like 00f3a1b2c3d4e5f6:41-99.");
    KITH_TRY_ASSIGN(const Dot first, parse_dot(text.substr(0, dash)));
    const std::string last_dot =
        std::string(text.substr(0, digits + 1)) + std::string(text.substr(dash + 1));
    KITH_TRY_ASSIGN(const Dot last, parse_dot(last_dot));
    if (last.seq < first.seq)
        return fail(ErrorCode::bad_input, "A range of changes must not run backwards.");
    return DotRange{first.writer, first.seq, last.seq};
}

} // namespace

std::string to_text(std::span<const DotRange> ranges) {
    std::string text;
    for (const DotRange& range : ranges) {
        if (!text.empty()) text += ' ';
        text += to_text(Dot{range.writer, range.first}) + '-' + std::to_string(range.last);
    }
    return text;
}

Result<std::vector<DotRange>> parse_ranges(std::string_view text) {
    std::vector<DotRange> ranges;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        KITH_TRY_ASSIGN(const DotRange range, parse_range(text.substr(0, end)));
        ranges.push_back(range);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return ranges;
}

} // namespace kith
