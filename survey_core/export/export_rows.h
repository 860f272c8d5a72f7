// The rows of an export, in the order of its tables: a submission, then its repeat instances.
#pragma once

#include "survey_core/export/export_plan.h"
#include "survey_core/store/records.h"

#include <functional>

namespace kith {

struct ExportRow {
    std::size_t table = 0;
    std::string id;
    std::string parent;             // of a repeat instance
    std::uint64_t index = 0;        // from 1, of a repeat instance
    std::vector<std::string> about; // of a submission, by submission_columns()
    std::vector<std::string> cells; // by the table's columns
};

/// What a submission's row says of the record itself: version, status, times, worker, language,
/// conflicts.
[[nodiscard]] const std::vector<std::string>& submission_columns();

/// Calls `visit` for every row; deleted records are left out. An answer in conflict shows the value
/// picked for now and its path stands in the column `_conflicts`. Answers locked behind a consent
/// that is not `yes` are blank.
Status for_each_export_row(StoreView& store,
                           const ExportPlan& plan,
                           const ExportOptions& options,
                           const std::function<Status(const ExportRow&)>& visit);

} // namespace kith
