// A log that cannot leak: it takes event names from a closed list and numbers, never free text.
#pragma once

#include <cstdint>
#include <initializer_list>

namespace kith {

enum class LogEvent {
    store_opened,
    store_closed,
    store_recovered,
    migration_done,
    import_published,
    import_abandoned,
    chunk_quarantined,
    handover_written,
    job_failed,
    frame_failed,
};

/// One line on standard error: time, event, numbers. Silent unless KITH_LOG is set in the
/// environment.
void log_event(LogEvent event, std::initializer_list<std::int64_t> numbers = {});

} // namespace kith
