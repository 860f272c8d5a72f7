#include "survey_core/xlsform/csv_sheet.h"

#include "survey_core/base/check.h"
#include "survey_core/base/text.h"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kith {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// What the C callbacks of libcsv fill. Line breaks are single line feeds by then, so that every
/// call of on_row is one row as a spreadsheet program counts them.
struct CsvRows {
    SheetBuilder& sheet;
    unsigned row = 0;
    unsigned column = 0;
    bool ended = false;
    Status status;

    void open_row() {
        if (column != 0 || ended || !status) return;
        status = sheet.begin_row(row + 1);
        ended = sheet.is_past_end();
    }
    static void on_field(void* field, std::size_t size, void* user) {
        auto& rows = *static_cast<CsvRows*>(user);
        rows.open_row();
        ++rows.column;
        if (rows.ended || !rows.status || field == nullptr) return;
        rows.status = rows.sheet.add_cell(rows.column, {static_cast<const char*>(field), size});
    }
    static void on_row(int, void* user) {
        auto& rows = *static_cast<CsvRows*>(user);
        rows.open_row();
        if (!rows.ended && rows.status) rows.sheet.end_row();
        ++rows.row;
        rows.column = 0;
    }
};

class CsvParser {
public:
    explicit CsvParser(char delimiter) {
        KITH_CHECK(::csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) == 0);
        ::csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
    }
    ~CsvParser() { ::csv_free(&parser_); }
    CsvParser(const CsvParser&) = delete;
    CsvParser& operator=(const CsvParser&) = delete;

    [[nodiscard]] bool parse(std::string_view text, CsvRows& rows) {
        const std::size_t used = ::csv_parse(
            &parser_, text.data(), text.size(), CsvRows::on_field, CsvRows::on_row, &rows);
        return used == text.size() &&
               ::csv_fini(&parser_, CsvRows::on_field, CsvRows::on_row, &rows) == 0;
    }

private:
    ::csv_parser parser_{};
};

std::string with_line_feeds(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r')
            plain += text[i];
        else if (i + 1 >= text.size() || text[i + 1] != '\n')
            plain += '\n';
    }
    return plain;
}

} // namespace

char csv_delimiter(std::string_view text) {
    constexpr std::array<char, 3> candidates = {',', ';', '\t'};
    std::array<std::size_t, 3> counts{};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') break;
        for (std::size_t i = 0; i < candidates.size(); ++i)
            if (c == candidates[i]) ++counts[i];
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    return candidates[static_cast<std::size_t>(most - counts.begin())];
}

Result<Sheet>
read_csv_sheet(std::string_view text, SheetBuilder sheet, const std::string& file_name) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (!is_valid_utf8(text) || text.find('\0') != std::string_view::npos)
        return fail(
            ErrorCode::bad_input,
            fmt::format("'{}' is not UTF-8 text. Save it again as 'CSV UTF-8'.", file_name));
    const std::string plain = with_line_feeds(text);
    CsvRows rows{sheet, 0, 0, false, {}};
    CsvParser parser(csv_delimiter(plain));
    const bool well_formed = parser.parse(plain, rows);
    if (!rows.status) return same_error(Result<void>(rows.status));
    if (!well_formed)
        return fail(
            ErrorCode::bad_input,
            fmt::format("'{}' has a quotation mark that is not closed or not doubled in row {} "
                        "or after it. Write a quotation mark inside a cell twice (\"\").",
                        file_name,
                        rows.row + 1));
    return sheet.take();
}

} // namespace kith
