// What a revocation from anywhere says it covers: read and written back alike, or refused.
#include "survey_core/base/check.h"
#include "survey_core/record/dot_range.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto ranges = kith::parse_ranges(text);
    if (!ranges) return 0;
    for (const kith::DotRange& range : *ranges)
        KITH_CHECK(range.first >= 1 && range.first <= range.last && range.last <= kith::last_seq);
    const auto again = kith::parse_ranges(kith::to_text(*ranges));
    KITH_CHECK(again && *again == *ranges);
    return 0;
}
