#include "survey_core/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace kith {

void check_failed(const char* file, int line, const char* rule) {
    std::fprintf(stderr, "kith: a rule of the program is broken at %s:%d: %s\n", file, line, rule);
    std::abort();
}

} // namespace kith
