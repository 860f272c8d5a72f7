// Every spelling of a column that real forms use, sheet by sheet. Tables only.
#pragma once

#include "survey_core/xlsform/headers.h"

#include <span>

namespace kith {

/// `spelling` is lower case with `_` for spaces and hyphens.
struct ColumnName {
    std::string_view spelling;
    std::string_view standard;
};

[[nodiscard]] std::span<const ColumnName> column_names(SheetKind kind);
/// Columns that may name a language: whose text people read or hear, and `kith::review`.
[[nodiscard]] bool is_translatable(SheetKind kind, std::string_view standard);
/// Written for other programs; Kith knows them and does nothing.
[[nodiscard]] bool is_unused_column(SheetKind kind, std::string_view spelling);

} // namespace kith
