// How changes and writes lie in the tables. Private to the store.
#pragma once

#include "survey_core/record/registers.h"
#include "survey_core/store/store_view.h"

namespace kith {

/// Why a record is not seen. Queries ask for `hidden = 0`.
/// `left`: a hub has it, and this laptop holds it no more (leaving.h).
enum class Hidden : std::uint8_t { no = 0, undone = 1, erased = 2, left = 3 };

/// The thirteen columns that read_change expects, from either table.
#define KITH_CREATION_COLUMNS                                                                      \
    "rid AS dot, rid, 1 AS kind, kind AS record_kind, form, hlc, author, parent, ord, "            \
    "group_index, group_count, body, CASE WHEN hidden >= 2 THEN 1 ELSE 0 END AS erased"
#define KITH_CHANGE_COLUMNS                                                                        \
    "dot, rid, kind, record_kind, form, hlc, author, parent, ord, group_index, group_count, "      \
    "body, erased"

[[nodiscard]] Result<Change> read_change(WriterNumbers& numbers, const Query& row);

[[nodiscard]] Bytes context_bytes(const Context& context);
[[nodiscard]] Result<Context> context_from(ByteView bytes);

/// Columns: dot, hlc, author, value_kind, value, ctx.
#define KITH_WRITE_COLUMNS "dot, hlc, author, value_kind, value, ctx"
[[nodiscard]] Result<LiveWrite> read_write(WriterNumbers& numbers, const Query& row);

/// A write into the register of its field, where it does not stand there already.
Status
insert_write(StoreView& store, std::int64_t rid, FieldId field, const LiveWrite& write, int state);

/// The first column, as the names of records, in the order of the rows.
[[nodiscard]] Result<std::vector<RecordId>> read_ids(StoreView& store, Query rows);

/// Columns: rid, ord. In their order in the repeat; of two with the same place, the lower id first:
/// rids are each store's own and would put them differently.
[[nodiscard]] Result<std::vector<RecordId>> read_children(StoreView& store, Query rows);

template <std::size_t size> std::array<std::uint8_t, size> array_from(ByteView bytes) {
    std::array<std::uint8_t, size> result{};
    if (bytes.size() == size) std::copy(bytes.begin(), bytes.end(), result.begin());
    return result;
}

} // namespace kith
