#include "survey_core/base/crypto.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>

using namespace kith;

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

bool opens(const RecoveryCode& code, const std::string& typed) {
    const auto key = parse_recovery_code(typed);
    return key && same_secret(key->view(), code.key.view());
}

bool names_group(const std::string& typed, std::size_t group) {
    const auto key = parse_recovery_code(typed);
    return !key && key.error().message.find("Group " + std::to_string(group) + " ") == 0;
}

} // namespace

TEST_CASE("a printed recovery code gives its key back", "[recovery]") {
    std::set<std::string> seen;
    for (int i = 0; i < 200; ++i) {
        const RecoveryCode code = make_recovery_code();
        CHECK(code.text.size() == 9 * 4 + 8);
        CHECK(code.key.size() == 32);
        CHECK(opens(code, code.text));
        seen.insert(code.text);
    }
    CHECK(seen.size() == 200);
}

TEST_CASE("a recovery code may be typed in small letters, with spaces, or in one go",
          "[recovery]") {
    const RecoveryCode code = make_recovery_code();
    std::string small = code.text;
    for (char& c : small)
        c = static_cast<char>(std::tolower(c));
    CHECK(opens(code, small));
    std::string spaced = code.text;
    std::replace(spaced.begin(), spaced.end(), '-', ' ');
    CHECK(opens(code, "  " + spaced + "\n"));
    std::string together = code.text;
    std::erase(together, '-');
    CHECK(opens(code, together));
}

TEST_CASE("letters that look like digits on paper are taken for them", "[recovery]") {
    const RecoveryCode code = make_recovery_code();
    std::string typed = code.text;
    std::replace(typed.begin(), typed.end(), '0', 'O');
    std::replace(typed.begin(), typed.end(), '1', 'l');
    std::replace(typed.begin(), typed.end(), 'V', 'u');
    CHECK(opens(code, typed));
}

TEST_CASE("every single wrong character is noticed and its group is named", "[recovery]") {
    for (int i = 0; i < 20; ++i) {
        const RecoveryCode code = make_recovery_code();
        for (std::size_t at = 0; at < code.text.size(); ++at) {
            if (code.text[at] == '-') continue;
            for (const char other : alphabet) {
                if (other == code.text[at]) continue;
                std::string typed = code.text;
                typed[at] = other;
                INFO("place " << at << " of 44, with another character");
                CHECK(names_group(typed, at / 5 + 1));
            }
        }
    }
}

TEST_CASE("two swapped characters of a group are noticed", "[recovery]") {
    for (int i = 0; i < 50; ++i) {
        const RecoveryCode code = make_recovery_code();
        for (std::size_t at = 0; at + 1 < code.text.size(); ++at) {
            std::string typed = code.text;
            std::swap(typed[at], typed[at + 1]);
            if (typed[at] == '-' || typed[at + 1] == '-' || typed == code.text) continue;
            CHECK(names_group(typed, at / 5 + 1));
        }
    }
}

TEST_CASE("two swapped groups are noticed", "[recovery]") {
    const RecoveryCode code = make_recovery_code();
    for (std::size_t group = 0; group < 8; ++group) {
        std::string typed = code.text;
        std::swap_ranges(typed.begin() + static_cast<std::ptrdiff_t>(group * 5),
                         typed.begin() + static_cast<std::ptrdiff_t>(group * 5 + 4),
                         typed.begin() + static_cast<std::ptrdiff_t>(group * 5 + 5));
        if (typed != code.text) CHECK_FALSE(parse_recovery_code(typed));
    }
}

TEST_CASE("a character missing, doubled or strange is noticed and named where it can be",
          "[recovery]") {
    const RecoveryCode code = make_recovery_code();
    for (std::size_t at = 0; at < code.text.size(); ++at) {
        if (code.text[at] == '-') continue;
        std::string without = code.text;
        without.erase(at, 1);
        CHECK(names_group(without, at / 5 + 1));
        std::string doubled = code.text;
        doubled.insert(at, 1, doubled[at]);
        CHECK(names_group(doubled, at / 5 + 1));
        std::string strange = code.text;
        strange[at] = '?';
        CHECK(names_group(strange, at / 5 + 1));
    }
}

TEST_CASE("a code of the wrong length says how long it is", "[recovery]") {
    const auto empty = parse_recovery_code("");
    REQUIRE_FALSE(empty);
    CHECK(empty.error().message.find("0 were typed") != std::string::npos);
    CHECK_FALSE(parse_recovery_code(std::string(4000, 'A')));
    CHECK_FALSE(
        parse_recovery_code("correct horse battery staple and some more to be long enough"));
}

TEST_CASE("no error shows any of the recovery code", "[recovery]") {
    const RecoveryCode code = make_recovery_code();
    std::string typed = code.text;
    typed[0] = typed[0] == '2' ? '3' : '2';
    const auto key = parse_recovery_code(typed);
    REQUIRE_FALSE(key);
    CHECK(key.error().message.find(code.text.substr(5, 4)) == std::string::npos);
}
