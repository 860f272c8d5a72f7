// A whole project from one database into another: from a file to a server, or back.
#pragma once

#include "survey_core/store/store.h"

namespace kith {

/// Everything but what is derived, row by row, in one transaction. `to` must be empty but for what
/// making it wrote: that goes. Lists and search follow by
/// refresh_all_rows.
Status copy_tables(Database& from, Database& to);

} // namespace kith
