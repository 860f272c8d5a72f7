// The printed recovery code: 128 random bits and 7 check bits in 9 groups of 3 characters, each
// followed by a check character of its group, so that a typing mistake is named by the group it is
// in.
//
// The check character is a weighted sum in the field of 32 elements. All four weights differ and
// none is 0, so it sees every single wrong character and every swap of two; the group's number is
// added, so it sees swapped groups.
#include "survey_core/base/check.h"
#include "survey_core/base/crypto.h"

#include <algorithm>
#include <optional>

namespace kith {

namespace {

constexpr std::size_t group_count = 9;
constexpr std::size_t secret_bytes = 16;
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // without I, L, O and U

using Groups = std::array<std::array<unsigned, 4>, group_count>;

/// Twice an element of the field of 32 elements, modulo x^5 + x^2 + 1.
unsigned twice(unsigned value) {
    value <<= 1U;
    return value >= 32 ? value ^ 0b100101U : value;
}

unsigned check_of(const std::array<unsigned, 4>& group, std::size_t number) {
    return static_cast<unsigned>(number + 1) ^ twice(group[0]) ^ twice(twice(group[1])) ^
           twice(twice(twice(group[2])));
}

/// What a character stands for; those that look alike on paper stand for the same.
std::optional<unsigned> value_of(char typed) {
    if (typed >= 'a' && typed <= 'z') typed = static_cast<char>(typed - 'a' + 'A');
    if (typed == 'O') typed = '0';
    if (typed == 'I' || typed == 'L') typed = '1';
    if (typed == 'U') typed = 'V';
    const std::size_t at = alphabet.find(typed);
    if (at == std::string_view::npos) return std::nullopt;
    return static_cast<unsigned>(at);
}

/// 17 bytes: the secret, then 7 bits of its hash at the top of the last byte.
SecretKey with_check(const SecretKey& secret) {
    SecretKey checked(secret_bytes + 1);
    std::copy_n(secret.view().begin(), secret_bytes, checked.writable().begin());
    checked.writable()[secret_bytes] = hash(secret.view())[0] & 0xfeU;
    return checked;
}

unsigned bit_of(ByteView bytes, std::size_t bit) {
    return bytes[bit / 8] >> (7U - bit % 8) & 1U;
}

std::string text_of(const SecretKey& checked) {
    std::string text;
    text.reserve(group_count * 5);
    for (std::size_t number = 0; number < group_count; ++number) {
        std::array<unsigned, 4> group{};
        for (std::size_t bit = 0; bit < 15; ++bit)
            group[bit / 5] = group[bit / 5] << 1U | bit_of(checked.view(), number * 15 + bit);
        group[3] = check_of(group, number);
        if (number > 0) text += '-';
        for (const unsigned value : group)
            text += alphabet[value];
    }
    return text;
}

SecretKey key_of(const SecretKey& secret) {
    return derive_subkey(secret, "kith recovery code 1");
}

tl::unexpected<Error> mistyped(std::size_t number) {
    return fail(ErrorCode::bad_input,
                "Group " + std::to_string(number + 1) +
                    " of the recovery code is mistyped; compare it with the printed sheet.");
}

/// The number of the first group that has fewer or more than four characters, where the code was
/// typed in groups.
std::optional<std::size_t> group_of_wrong_size(std::string_view text) {
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size() && number < group_count; ++number) {
        const std::size_t end = std::min(text.find_first_of("- ", at), text.size());
        if (end - at != 4) return number;
        at = end + 1;
    }
    return std::nullopt;
}

Result<Groups> groups_of(std::string_view text) {
    Groups groups{};
    std::size_t count = 0;
    for (const char typed : text) {
        if (typed == '-' || typed == ' ' || typed == '\n' || typed == '\r' || typed == '\t')
            continue;
        const auto value = value_of(typed);
        if (!value && count < group_count * 4) return mistyped(count / 4);
        if (value && count < group_count * 4) groups[count / 4][count % 4] = *value;
        ++count;
    }
    if (count == group_count * 4) return groups;
    const auto wrong = group_of_wrong_size(text);
    if (wrong && text.find_first_of("- ") != std::string_view::npos) return mistyped(*wrong);
    return fail(ErrorCode::bad_input,
                "The recovery code has 36 characters in 9 groups of 4, and " +
                    std::to_string(count) + " were typed; compare it with the printed sheet.");
}

} // namespace

RecoveryCode make_recovery_code() {
    const SecretKey secret = SecretKey::random(secret_bytes);
    return {text_of(with_check(secret)), key_of(secret)};
}

Result<SecretKey> parse_recovery_code(std::string_view text) {
    KITH_TRY_ASSIGN(const Groups groups, groups_of(text));
    SecretKey checked(secret_bytes + 1);
    for (std::size_t number = 0; number < group_count; ++number) {
        if (groups[number][3] != check_of(groups[number], number)) return mistyped(number);
        for (std::size_t bit = 0; bit < 15; ++bit) {
            const std::size_t at = number * 15 + bit;
            const unsigned value = groups[number][bit / 5] >> (4U - bit % 5) & 1U;
            checked.writable()[at / 8] |= static_cast<std::uint8_t>(value << (7U - at % 8));
        }
    }
    const SecretKey secret = SecretKey::copy_of(checked.view().first(secret_bytes));
    if (!same_secret(with_check(secret).view(), checked.view()))
        return fail(
            ErrorCode::bad_input,
            "The recovery code is mistyped in more than one place; compare every group with the "
            "printed sheet.");
    return key_of(secret);
}

} // namespace kith
