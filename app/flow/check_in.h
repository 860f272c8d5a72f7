// Who knows that somebody is out at doors, and when they are due back. Kept in this laptop's store
// only: it is no record and travels nowhere. An offline laptop cannot call anybody, so people must
// agree on it beforehand; this reminds the worker, and nobody else.
#pragma once

#include "survey_core/store/store.h"

namespace kith::app {

struct CheckIn {
    std::string buddy; // their name
    std::string phone;
    std::string code_word; // said on the phone, it means: send help
    Instant started;
    Instant due;

    bool operator==(const CheckIn&) const = default;
};

/// Nothing: "I am back".
Status keep_check_in(Store& store, const std::optional<CheckIn>& check_in);
[[nodiscard]] Result<std::optional<CheckIn>> find_check_in(StoreView& store);

} // namespace kith::app
