#include "survey_core/store/copy_tables.h"

#include "survey_core/base/text.h"
#include "survey_core/store/record_reading.h"

#include <algorithm>

namespace kith {

namespace {

/// A table and its columns, each with what it holds where that is not a number. `counted`: a
/// server counts its rows by itself.
constexpr const char* tables[] = {
    "meta key:text value:private",
    "writer no uid laptop:bytes public_key:bytes previous first_hlc certificate:bytes head_seq "
    "head_hash:bytes head_signature:bytes state",
    "have writer first last before:bytes after:bytes",
    "ack hub:bytes writer seq",
    "laptop id:bytes sign:bytes seal:bytes name:text role state certificate:bytes worker last_seen "
    "own",
    "coordinator no sign:bytes seal:bytes certificate:bytes",
    "record rid kind form hlc import author parent ord group_index group_count edited body:private "
    "hidden",
    "change dot rid kind record_kind form hlc import author parent ord group_index group_count "
    "parked body:private erased",
    "value rid field dot hlc author value_kind value:private ctx:bytes state by_dot",
    "seen rid field ctx:bytes",
    "conflict rid field",
    "import no:counted at file:bytes laptop:bytes created changed same conflicting quarantined "
    "parked published revocation",
    "revoked first last",
    "erased rid erasure",
    "erasure_done erasure laptop:bytes at known",
    "concern id:bytes about:bytes at laptop:bytes sealed:bytes given seen",
    "form no:counted vid form_id:text version:text title:text content:bytes at",
    "field_name id kind owner:text path:text",
    "handover no:counted at file:bytes name:text",
    "handover_range handover writer first last after:bytes",
    "quarantine hash:bytes at laptop:bytes reason:text bytes",
    "blob name:bytes size",
    "blob_chunk name:bytes n bytes:private",
    "blob_ref rid field name:bytes",
};

enum class Cell : std::uint8_t { number, text, bytes, sealed };

Cell cell_of(std::string_view kind) {
    if (kind == "text") return Cell::text;
    if (kind == "bytes") return Cell::bytes;
    return kind == "private" ? Cell::sealed : Cell::number;
}

/// What one table is read, emptied and filled by.
struct TableSql {
    std::vector<Cell> cells;
    std::string select, clear, insert;
    std::string count_on; // empty: it counts nothing
};

std::string count_on(const std::string& table) {
    return "SELECT setval(pg_get_serial_sequence('" + table +
           "', 'no'), (SELECT coalesce(max(no), 0) + 1 FROM " + table + "), false)";
}

TableSql sql_of(std::string_view description) {
    const std::vector<std::string> words = split_words(description);
    const std::string& table = words.front();
    TableSql sql;
    std::string names;
    std::string marks;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::size_t colon = std::min(words[i].find(':'), words[i].size());
        const std::string kind = words[i].substr(std::min(colon + 1, words[i].size()));
        names.append(names.empty() ? "" : ", ").append(words[i], 0, colon);
        marks += marks.empty() ? "?" : ", ?";
        sql.cells.push_back(cell_of(kind));
        if (kind == "counted") sql.count_on = count_on(table);
    }
    sql.select = "SELECT " + names + " FROM " + table;
    sql.clear = "DELETE FROM " + table;
    sql.insert = "INSERT INTO " + table + "(" + names + ") VALUES(" + marks + ")";
    return sql;
}

/// The addresses of these texts are the names in the caches of statements, so they live for ever.
const std::vector<TableSql>& all_sql() {
    static const std::vector<TableSql> all = [] {
        std::vector<TableSql> made;
        for (const char* table : tables)
            made.push_back(sql_of(table));
        return made;
    }();
    return all;
}

void copy_cell(const Query& from, int column, Cell cell, Query& to) {
    if (from.is_null(column)) {
        to.bind_null(cell == Cell::number ? ParameterKind::number
                     : cell == Cell::text ? ParameterKind::text
                                          : ParameterKind::bytes);
        return;
    }
    switch (cell) {
    case Cell::number:
        to.bind(from.integer(column));
        return;
    case Cell::text:
        to.bind(from.text(column));
        return;
    case Cell::bytes:
        to.bind(from.bytes(column));
        return;
    case Cell::sealed:
        to.bind(Private{from.private_bytes(column)});
        return;
    }
}

Status copy_table(Database& from, Database& to, const TableSql& sql) {
    KITH_TRY(to.run(sql.clear.c_str()));
    Query rows = from.query(sql.select.c_str());
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) break;
        Query row = to.query(sql.insert.c_str());
        for (std::size_t i = 0; i < sql.cells.size(); ++i)
            copy_cell(rows, static_cast<int>(i), sql.cells[i], row);
        KITH_TRY(row.run());
    }
    if (!sql.count_on.empty() && to.is_server()) KITH_TRY(to.run(sql.count_on.c_str()));
    return {};
}

} // namespace

Status copy_tables(Database& from, Database& to) {
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(to));
    for (const TableSql& sql : all_sql())
        KITH_TRY(copy_table(from, to, sql));
    KITH_TRY(mark_all_new(to));
    return transaction.commit();
}

} // namespace kith
