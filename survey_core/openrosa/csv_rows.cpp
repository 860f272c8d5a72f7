#include "survey_core/openrosa/csv_rows.h"

#include "survey_core/base/check.h"
#include "survey_core/base/text.h"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kith {
namespace {

/// The one that the header uses most outside quotes.
char delimiter_of(std::string_view text) {
    constexpr std::array<char, 3> candidates{',', ';', '\t'};
    std::array<std::size_t, 3> counts{};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') break;
        for (std::size_t i = 0; i < candidates.size(); ++i)
            counts[i] += c == candidates[i] ? 1U : 0U;
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    return candidates[static_cast<std::size_t>(most - counts.begin())];
}

struct Gathering {
    CsvRows out;
    CsvRow row{1, {}};
    bool too_wide = false;

    static void on_field(void* field, std::size_t size, void* user) {
        auto& here = *static_cast<Gathering*>(user);
        here.too_wide = here.too_wide || here.row.cells.size() >= most_csv_columns;
        if (!here.too_wide)
            here.row.cells.emplace_back(static_cast<const char*>(field), field ? size : 0);
    }
    static void on_row(int, void* user) {
        auto& here = *static_cast<Gathering*>(user);
        const std::uint64_t number = here.row.number;
        const bool is_blank = std::all_of(here.row.cells.begin(),
                                          here.row.cells.end(),
                                          [](const std::string& cell) { return cell.empty(); });
        if (here.out.header.empty() && !is_blank)
            here.out.header = std::move(here.row.cells);
        else if (!is_blank)
            here.out.rows.push_back(std::move(here.row));
        here.row = {number + 1, {}};
    }
};

/// False: a quotation mark that is not closed.
bool gather(std::string_view text, Gathering& into) {
    csv_parser parser{};
    constexpr unsigned char options = CSV_STRICT | CSV_STRICT_FINI;
    KITH_CHECK(csv_init(&parser, options) == 0);
    csv_set_delim(&parser, static_cast<unsigned char>(delimiter_of(text)));
    const auto never = +[](unsigned char) { return 0; };
    csv_set_space_func(&parser, never); // blanks at a cell's ends belong to it
    const std::size_t used =
        csv_parse(&parser, text.data(), text.size(), Gathering::on_field, Gathering::on_row, &into);
    const bool well_formed = used == text.size() &&
                             csv_fini(&parser, Gathering::on_field, Gathering::on_row, &into) == 0;
    csv_free(&parser);
    return well_formed;
}

} // namespace

Result<CsvRows> parse_csv_rows(std::string_view text, std::string_view source) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (!is_valid_utf8(text))
        return fail(ErrorCode::bad_input,
                    fmt::format("'{}' is not UTF-8 text. Save it again as 'CSV UTF-8'.", source));
    Gathering gathering;
    const bool well_formed = gather(text, gathering);
    if (!well_formed)
        return fail(ErrorCode::bad_input,
                    fmt::format("'{}' has a quotation mark that is not closed or not doubled in "
                                "row {} or after it.",
                                source,
                                gathering.row.number));
    if (gathering.too_wide)
        return fail(ErrorCode::bad_input,
                    fmt::format("'{}' has more than {} columns.", source, most_csv_columns));
    if (gathering.out.header.empty())
        return fail(ErrorCode::bad_input, fmt::format("'{}' has no header row.", source));
    for (std::string& name : gathering.out.header)
        name = trim(name);
    return std::move(gathering.out);
}

} // namespace kith
