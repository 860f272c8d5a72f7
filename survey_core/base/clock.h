// The three things from outside that pure code is handed as arguments: time, chance, and (files.h)
// the disk.
#pragma once

#include "survey_core/base/bytes.h"
#include "survey_core/base/time.h"

namespace kith {

/// What time it is. The real one is made in main; tests use ManualClock of tests/support.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() = 0;
};

/// Chance. The real one is the operating system's; a test project may use a seeded one, never for
/// keys.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> out) = 0;
    [[nodiscard]] std::uint64_t next();
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() override;
};

class SystemRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> out) override;
};

/// The same bytes for the same seed, for ever (ChaCha20 of libsodium); fixes chance in tests and
/// test projects.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed);
    void fill(std::span<std::uint8_t> out) override;

private:
    std::uint64_t seed_;
    std::uint64_t block_ = 0;
};

/// Stands still until told otherwise (`--now` in a test project, and tests).
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant now) : now_(now) {}
    [[nodiscard]] Instant now() override { return now_; }
    void advance(std::chrono::milliseconds span) { now_ = now_ + span; }
    void set(Instant now) { now_ = now; }

private:
    Instant now_;
};

} // namespace kith
