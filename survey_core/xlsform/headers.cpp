#include "survey_core/xlsform/headers.h"

#include "survey_core/base/text.h"
#include "survey_core/xlsform/column_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace kith {
namespace {

/// "Constraint  Message" and "constraint-message" are one spelling.
std::string spelling_of(std::string_view written) {
    std::string spelling;
    for (const char c : to_lower(trim(written))) {
        const bool is_gap = c == ' ' || c == '-' || c == '_' || c == '\n' || c == '\t';
        if (is_gap && !spelling.empty() && spelling.back() == '_') continue;
        spelling += is_gap ? '_' : c;
    }
    return spelling;
}

/// Splits at `::`, or at `:` where an old form has only that; `jr:count` stays whole.
std::vector<std::string> parts_of(std::string_view written) {
    const std::string_view mark = written.find("::") == std::string_view::npos ? ":" : "::";
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (;;) {
        const std::size_t at = written.find(mark, from);
        parts.push_back(trim(written.substr(from, at == std::string_view::npos ? at : at - from)));
        if (at == std::string_view::npos) break;
        from = at + mark.size();
    }
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        if (to_lower(parts[i]) != "jr") continue;
        parts[i] += ":" + parts[i + 1];
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
    return parts;
}

std::string joined(const std::vector<std::string>& parts, std::size_t from) {
    std::string text;
    for (std::size_t i = from; i < parts.size(); ++i)
        text += (i == from ? "" : "::") + parts[i];
    return text;
}

std::string_view standard_name(SheetKind kind, std::string_view spelling) {
    for (const ColumnName& name : column_names(kind))
        if (name.spelling == spelling) return name.standard;
    return {};
}

/// A column's own words: the spelling, and how many parts it took.
struct Spelling {
    std::string text;
    std::size_t parts = 1;
};

Spelling column_spelling(const std::vector<std::string>& parts) {
    const std::string first = spelling_of(parts[0]);
    const bool has_prefix =
        first == "bind" || first == "body" || first == "control" || first == "media";
    if (parts.size() < 2) return {first, 1};
    if (has_prefix) return {spelling_of(parts[1]), 2};
    if (first == "kith") return {"kith::" + spelling_of(parts[1]), 2};
    return {first, 1};
}

bool is_extra(SheetKind kind, const std::vector<std::string>& parts) {
    if (kind != SheetKind::survey || parts.size() < 2) return false;
    const std::string first = spelling_of(parts[0]);
    return first == "bind" || first == "instance" || first == "body" || first == "control";
}

ColumnUse
use_of_other(SheetKind kind, const std::vector<std::string>& parts, const std::string& spelling) {
    if (is_extra(kind, parts)) return ColumnUse::extra;
    if (kind == SheetKind::choices || kind == SheetKind::external_choices)
        return ColumnUse::property;
    return is_unused_column(kind, spelling) ? ColumnUse::unused : ColumnUse::unknown;
}

std::optional<std::string> nearest_column(SheetKind kind, const Header& header) {
    const std::string spelling = spelling_of(header.written);
    std::optional<std::string> best;
    std::size_t best_distance = std::min<std::size_t>(spelling.size() / 4, 2) + 1;
    for (const ColumnName& name : column_names(kind)) {
        const std::size_t distance = edit_distance(spelling, name.spelling);
        if (distance >= best_distance) continue;
        best_distance = distance;
        best = std::string(name.standard);
    }
    return best;
}

Finding header_finding(SheetKind kind, unsigned row, const Header& header) {
    Finding finding;
    finding.sheet = sheet_word(kind);
    finding.row = static_cast<int>(row);
    finding.column = header.written;
    finding.cell = cell_address(row, header.column);
    return finding;
}

Finding
duplicate_finding(SheetKind kind, unsigned row, const Header& header, const std::string& earlier) {
    Finding finding = header_finding(kind, row, header);
    finding.code = "duplicate-column";
    finding.message = fmt::format("The columns '{}' and '{}' of sheet '{}' mean the same.",
                                  earlier,
                                  header.written,
                                  sheet_word(kind));
    finding.suggestion = fmt::format("Keep one of them; opened leniently, '{}' counts.", earlier);
    finding.repairable = true;
    return finding;
}

Finding unread_finding(SheetKind kind, unsigned row, const Header& header) {
    Finding finding = header_finding(kind, row, header);
    finding.severity = Severity::info;
    const bool is_unknown = header.use == ColumnUse::unknown;
    finding.code = is_unknown ? "unknown-column" : "unused-column";
    finding.message =
        is_unknown
            ? fmt::format("Kith does not know the column '{}' of sheet '{}' and leaves it out.",
                          header.written,
                          sheet_word(kind))
            : fmt::format("Kith does not use the column '{}' of sheet '{}'.",
                          header.written,
                          sheet_word(kind));
    if (is_unknown)
        if (const auto near = nearest_column(kind, header))
            finding.suggestion = fmt::format("Did you mean '{}'?", *near);
    return finding;
}

} // namespace

std::string_view sheet_word(SheetKind kind) {
    switch (kind) {
    case SheetKind::survey:
        return "survey";
    case SheetKind::choices:
        return "choices";
    case SheetKind::external_choices:
        return "external_choices";
    case SheetKind::settings:
        return "settings";
    case SheetKind::entities:
        break;
    }
    return "entities";
}

Header read_header(SheetKind kind, unsigned column, std::string_view written) {
    Header header{column, trim(written), {}, {}, ColumnUse::unknown};
    const std::vector<std::string> parts = parts_of(header.written);
    const Spelling spelling = column_spelling(parts);
    const std::string_view standard = standard_name(kind, spelling.text);
    const std::string language = joined(parts, spelling.parts);
    if (!standard.empty() && (language.empty() || is_translatable(kind, standard))) {
        header.name = standard;
        header.language = language;
        header.use = ColumnUse::standard;
        return header;
    }
    header.name = header.written;
    header.use = use_of_other(kind, parts, spelling.text);
    return header;
}

std::vector<Header> read_headers(SheetKind kind, const Sheet& sheet, Findings& findings) {
    std::vector<Header> headers;
    if (sheet.rows.empty()) return headers;
    const SheetRow& first = sheet.rows.front();
    std::map<std::pair<std::string, std::string>, std::string> seen;
    for (const Cell& cell : first.cells) {
        Header header = read_header(kind, cell.column, cell.text);
        const bool is_read = header.use == ColumnUse::standard || header.use == ColumnUse::property;
        if (!is_read) {
            findings.push_back(unread_finding(kind, first.number, header));
        } else {
            const auto [earlier, is_new] =
                seen.try_emplace({header.name, header.language}, header.written);
            if (!is_new) {
                findings.push_back(duplicate_finding(kind, first.number, header, earlier->second));
                header.use = ColumnUse::duplicate;
            }
        }
        headers.push_back(std::move(header));
    }
    return headers;
}

} // namespace kith
