#include "survey_core/base/bytes.h"

#include <optional>

namespace kith {

namespace {

std::optional<unsigned> hex_value(char digit) {
    if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
    if (digit >= 'a' && digit <= 'f') return static_cast<unsigned>(digit - 'a') + 10;
    if (digit >= 'A' && digit <= 'F') return static_cast<unsigned>(digit - 'A') + 10;
    return std::nullopt;
}

} // namespace

std::string to_hex(ByteView bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

Result<Bytes> from_hex(std::string_view digits) {
    if (digits.size() % 2 != 0)
        return fail(ErrorCode::bad_input,
                    "Hexadecimal text needs two digits a byte; one is missing, so copy it again.");
    Bytes bytes;
    bytes.reserve(digits.size() / 2);
    for (std::size_t at = 0; at < digits.size(); at += 2) {
        const auto high = hex_value(digits[at]);
        const auto low = hex_value(digits[at + 1]);
        if (!high || !low)
            return fail(ErrorCode::bad_input,
                        "Hexadecimal text holds something other than 0-9 and a-f near character " +
                            std::to_string(at + 1) + "; copy it again.");
        bytes.push_back(static_cast<std::uint8_t>(*high << 4U | *low));
    }
    return bytes;
}

} // namespace kith
