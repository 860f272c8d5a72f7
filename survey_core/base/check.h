// Programmer errors stop the program, in release too: a wrong state is never written to disk.
#pragma once

namespace kith {

/// Prints file, line and the broken rule (never a value) and ends the process.
[[noreturn]] void check_failed(const char* file, int line, const char* rule);

} // namespace kith

#define KITH_CHECK(rule)                                                                           \
    ((rule) ? static_cast<void>(0) : ::kith::check_failed(__FILE__, __LINE__, #rule))
