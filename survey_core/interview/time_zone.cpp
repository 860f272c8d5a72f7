#include "survey_core/interview/time_zone.h"

#include <unicode/timezone.h>

namespace kith {

struct TimeZone::Zone {
    std::unique_ptr<icu::TimeZone> icu;
};

TimeZone::TimeZone(const std::string& name) : zone_(std::make_unique<Zone>()) {
    zone_->icu.reset(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
}

TimeZone::TimeZone(TimeZone&&) noexcept = default;
TimeZone::~TimeZone() = default;

std::int32_t TimeZone::offset_minutes(Instant at) const {
    int32_t raw = 0;
    int32_t daylight = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone_->icu->getOffset(static_cast<UDate>(at.ms), 0, raw, daylight, status);
    return U_SUCCESS(status) ? (raw + daylight) / 60'000 : 0;
}

} // namespace kith
