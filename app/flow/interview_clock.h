// The clock of an interview that is being held, or played again from its draft.
#pragma once

#include "survey_core/base/clock.h"

#include <optional>

namespace kith::app {

/// During a replay the time of the step at hand, afterwards the laptop's: a resumed interview
/// computes what it computed.
class InterviewClock final : public Clock {
public:
    explicit InterviewClock(Clock& laptop) : laptop_(laptop) {}
    [[nodiscard]] Instant now() override { return replayed_ ? *replayed_ : laptop_.now(); }
    void replay(std::optional<Instant> at) { replayed_ = at; }

private:
    Clock& laptop_;
    std::optional<Instant> replayed_;
};

} // namespace kith::app
