#include "survey_core/base/log.h"

#include "survey_core/base/check.h"
#include "survey_core/base/clock.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace kith {

namespace {

const char* name_of(LogEvent event) {
    switch (event) {
    case LogEvent::store_opened:
        return "store_opened";
    case LogEvent::store_closed:
        return "store_closed";
    case LogEvent::store_recovered:
        return "store_recovered";
    case LogEvent::migration_done:
        return "migration_done";
    case LogEvent::import_published:
        return "import_published";
    case LogEvent::import_abandoned:
        return "import_abandoned";
    case LogEvent::chunk_quarantined:
        return "chunk_quarantined";
    case LogEvent::handover_written:
        return "handover_written";
    case LogEvent::job_failed:
        return "job_failed";
    case LogEvent::frame_failed:
        return "frame_failed";
    }
    check_failed(__FILE__, __LINE__, "every log event has a name");
}

} // namespace

void log_event(LogEvent event, std::initializer_list<std::int64_t> numbers) {
    static const bool wanted = std::getenv("KITH_LOG") != nullptr;
    if (!wanted) return;
    std::string line = to_iso8601(SystemClock().now()) + ' ' + name_of(event);
    for (const std::int64_t number : numbers)
        line += ' ' + std::to_string(number);
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stderr); // one call, so that threads do not mix lines
}

} // namespace kith
