// Local time of a named zone, by ICU's copy of the IANA data.
#pragma once

#include "survey_core/base/time.h"

#include <memory>

namespace kith {

class TimeZone {
public:
    explicit TimeZone(const std::string& name); // unknown names are UTC
    TimeZone(TimeZone&&) noexcept;
    ~TimeZone();
    /// Local time minus UTC.
    [[nodiscard]] std::int32_t offset_minutes(Instant at) const;

private:
    struct Zone;
    std::unique_ptr<Zone> zone_;
};

} // namespace kith
