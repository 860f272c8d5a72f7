// The tables on the server, and the SQL of the store as PostgreSQL writes it.
#pragma once

#include <string>
#include <string_view>

namespace kith::postgres {

/// `?` and `?2` become `$1` and `$2`; nothing else differs in what the store says.
[[nodiscard]] std::string with_numbered_parameters(std::string_view sql);

/// The COPY that does what many runs of this INSERT of one row do; empty: it is none, or says what
/// to do where a row is there already.
[[nodiscard]] std::string as_copy(std::string_view insert);

inline constexpr int tables_version = 4;
/// All tables, in a schema of their own. Those that hold answers are cut into parts by the hash of
/// the record's number, and every key of theirs contains it, so that they can be spread over
/// several servers (Citus, YugabyteDB).
[[nodiscard]] std::string tables_sql();
/// What a server whose tables have this version is without; empty: nothing.
[[nodiscard]] std::string newer_tables_sql(int version);

} // namespace kith::postgres
