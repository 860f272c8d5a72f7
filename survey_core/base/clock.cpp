#include "survey_core/base/clock.h"

#include "survey_core/base/codec.h"
#include "survey_core/base/crypto.h"

#include <sodium.h>

#include <array>
#include <chrono>

namespace kith {

static_assert(randombytes_SEEDBYTES == sizeof(Key32));

std::uint64_t Random::next() {
    std::array<std::uint8_t, 8> bytes{};
    fill(bytes);
    return Reader(bytes).u64();
}

Instant SystemClock::now() {
    const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since_1970).count()};
}

void SystemRandom::fill(std::span<std::uint8_t> out) {
    init_crypto();
    randombytes_buf(out.data(), out.size());
}

SeededRandom::SeededRandom(std::uint64_t seed) : seed_(seed) {}

void SeededRandom::fill(std::span<std::uint8_t> out) {
    Bytes block;
    Writer writer(block);
    writer.u64(seed_);
    writer.u64(block_++);
    const Hash32 key = hash(block);
    randombytes_buf_deterministic(out.data(), out.size(), key.data());
}

} // namespace kith
