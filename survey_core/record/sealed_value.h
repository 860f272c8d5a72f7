// An answer that only coordinators may read: sealed to their keys as it is entered, before it is
// stored.
#pragma once

#include "survey_core/record/change.h"

#include <span>

namespace kith {

/// One content key, locked once and sealed to every coordinator's X25519 key.
[[nodiscard]] Result<Value> seal_value(std::string_view text, std::span<const Key32> coordinators);
/// refused: not sealed to this key. damaged: the bytes are not what was sealed.
[[nodiscard]] Result<std::string> open_sealed_value(const Value& value,
                                                    const SealingKey& coordinator);

} // namespace kith
