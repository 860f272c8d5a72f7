#include "survey_core/store/project_records.h"

#include "survey_core/store/rows.h"

#include <algorithm>

namespace kith {

Result<std::vector<RecordId>> project_records(StoreView& store) {
    auto records =
        read_ids(store, store.database().query("SELECT rid FROM list_row WHERE kind = 8"));
    if (records) std::sort(records->begin(), records->end());
    return records;
}

} // namespace kith
