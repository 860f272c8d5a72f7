#include "survey_core/record/sealed_value.h"

#include <catch2/catch_test_macros.hpp>

#include <array>

using namespace kith;

TEST_CASE("an answer for coordinators opens for each of them and for nobody else", "[record]") {
    const SealingKey amina = make_sealing_key();
    const SealingKey rukhsana = make_sealing_key();
    const SealingKey stranger = make_sealing_key();
    const std::array keys{amina.public_key, rukhsana.public_key};

    const auto sealed = seal_value("not with number 12", keys);

    REQUIRE(sealed);
    CHECK(sealed->kind == Value::Kind::sealed);
    CHECK(sealed->bytes.find("number 12") == std::string::npos);
    CHECK(open_sealed_value(*sealed, amina).value() == "not with number 12");
    CHECK(open_sealed_value(*sealed, rukhsana).value() == "not with number 12");
    CHECK(open_sealed_value(*sealed, stranger).error().code == ErrorCode::refused);
}

TEST_CASE("a sealed answer that was changed or cut short is noticed", "[record]") {
    const SealingKey key = make_sealing_key();
    const Value sealed = seal_value("secret", std::array<Key32, 1>{key.public_key}).value();
    for (std::size_t i = 0; i < sealed.bytes.size(); ++i) {
        Value flipped = sealed;
        flipped.bytes[i] = static_cast<char>(flipped.bytes[i] ^ 1);
        CHECK_FALSE(open_sealed_value(flipped, key));
        CHECK_FALSE(open_sealed_value(Value{Value::Kind::sealed, sealed.bytes.substr(0, i)}, key));
    }
}

TEST_CASE("a laptop without a coordinator's key cannot seal, and says so", "[record]") {
    CHECK(seal_value("x", {}).error().code == ErrorCode::refused);
}
