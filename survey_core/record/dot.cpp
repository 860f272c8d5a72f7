#include "survey_core/record/dot.h"

#include <charconv>

namespace kith {

namespace {

constexpr std::size_t writer_digits = 16;

tl::unexpected<Error> not_a_dot() {
    return fail(ErrorCode::bad_input,
                "This is not a record or change number; it looks like 00f3a1b2c3d4e5f6:41 (sixteen "
                "hexadecimal digits, a colon, a number).");
}

bool parse_number(std::string_view text, int base, std::uint64_t& number) {
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number, base);
    return error == std::errc{} && stop == end;
}

} // namespace

std::string to_text(WriterId writer) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(writer_digits, '0');
    auto rest = static_cast<std::uint64_t>(writer);
    for (std::size_t i = writer_digits; i-- > 0; rest >>= 4U)
        text[i] = digits[rest & 15U];
    return text;
}

std::string to_text(Dot dot) {
    return to_text(dot.writer) + ':' + std::to_string(dot.seq);
}

Result<Dot> parse_dot(std::string_view text) {
    if (text.size() < writer_digits + 2 || text[writer_digits] != ':') return not_a_dot();
    std::uint64_t writer = 0;
    std::uint64_t seq = 0;
    if (!parse_number(text.substr(0, writer_digits), 16, writer)) return not_a_dot();
    if (!parse_number(text.substr(writer_digits + 1), 10, seq)) return not_a_dot();
    if (seq == 0 || seq > last_seq) return not_a_dot();
    return Dot{WriterId{writer}, seq};
}

} // namespace kith
