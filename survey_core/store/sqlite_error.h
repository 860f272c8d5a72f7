// SQLite's numbers as our errors.
#pragma once

#include "survey_core/base/files.h"

namespace kith {

/// \pre code is not SQLITE_OK, SQLITE_ROW or SQLITE_DONE
[[nodiscard]] Error sqlite_error(int code, const Path& file);

} // namespace kith
