#include "survey_core/xlsform/canonical.h"

#include "survey_core/base/codec.h"
#include "survey_core/base/text.h"
#include "survey_core/form/pictures.h"
#include "survey_core/xlsform/sheet_builder.h"

#include <algorithm>

namespace kith {
namespace {

constexpr std::string_view content_mark = "kith-form";
// The lowest that can say it is written, so that an older Kith reads what it understands.
constexpr std::uint64_t version_without_files = 1;
constexpr std::uint64_t version_with_lists = 2;
constexpr std::uint64_t version_with_pictures = 3;

std::uint64_t version_for(const std::map<std::string, std::string>& files) {
    if (files.empty()) return version_without_files;
    const bool has_pictures = std::any_of(
        files.begin(), files.end(), [](const auto& file) { return is_picture_name(file.first); });
    return has_pictures ? version_with_pictures : version_with_lists;
}

void encode_sheet(Writer& out, const Sheet& sheet) {
    out.text(sheet.name);
    out.varint(sheet.rows.size());
    for (const SheetRow& row : sheet.rows) {
        out.varint(row.number);
        out.varint(row.cells.size());
        for (const Cell& cell : row.cells) {
            out.varint(cell.column);
            out.text(cell.text);
        }
    }
}

tl::unexpected<Error> damaged_content() {
    return fail(ErrorCode::damaged,
                "The stored content of a form version is damaged. Add the form "
                "again from its workbook, or restore the store from a backup.");
}

/// Numbers out of range become 0, which no row or column has.
unsigned small_number(Reader& in) {
    const std::uint64_t number = in.varint();
    return number <= 1'048'576 ? static_cast<unsigned>(number) : 0;
}

Status decode_row(Reader& in, SheetBuilder& sheet) {
    const unsigned number = small_number(in);
    if (number == 0) return damaged_content();
    KITH_TRY(sheet.begin_row(number));
    for (std::size_t cells = in.count(2); cells > 0; --cells) {
        const unsigned column = small_number(in);
        const std::string_view text = in.text();
        if (column == 0 || !is_valid_utf8(text)) return damaged_content();
        KITH_TRY(sheet.add_cell(column, text));
    }
    sheet.end_row();
    return {};
}

Result<Sheet> decode_sheet(Reader& in, CellBudget& budget) {
    const std::string name(in.text());
    if (!is_form_sheet(name)) return damaged_content();
    SheetBuilder sheet(name, budget);
    for (std::size_t rows = in.count(2); rows > 0; --rows)
        KITH_TRY(decode_row(in, sheet));
    if (!in.ok()) return damaged_content();
    return sheet.take();
}

Result<std::map<std::string, std::string>> decode_files(Reader& in) {
    std::map<std::string, std::string> files;
    for (std::size_t count = in.count(2); count > 0; --count) {
        const std::string_view name = in.text();
        const std::string_view text = in.text();
        const bool is_sound = is_valid_utf8(name) && (is_picture_name(name) || is_valid_utf8(text));
        if (!in.ok() || !is_sound) return damaged_content();
        files.emplace(name, text);
    }
    return files;
}

} // namespace

Workbook canonical_workbook(const Workbook& workbook) {
    Workbook kept;
    for (const Sheet& sheet : workbook.sheets)
        if (is_form_sheet(sheet.name))
            kept.sheets.push_back({to_lower(trim(sheet.name)), sheet.rows});
    std::stable_sort(kept.sheets.begin(), kept.sheets.end(), [](const Sheet& a, const Sheet& b) {
        return a.name < b.name;
    });
    return kept;
}

Bytes encode_content(const FormContent& content) {
    Bytes bytes;
    Writer out(bytes);
    out.text(content_mark);
    out.varint(version_for(content.files));
    out.u8(content.lenient ? 1 : 0);
    out.text(content.fallback_id);
    out.varint(content.workbook.sheets.size());
    for (const Sheet& sheet : content.workbook.sheets)
        encode_sheet(out, sheet);
    if (content.files.empty()) return bytes;
    out.varint(content.files.size());
    for (const auto& [name, text] : content.files) {
        out.text(name);
        out.text(text);
    }
    return bytes;
}

Result<FormContent> decode_content(ByteView bytes) {
    Reader in(bytes);
    if (in.text() != content_mark) return damaged_content();
    const std::uint64_t version = in.varint();
    if (version > version_with_pictures)
        return fail(ErrorCode::too_new,
                    "This form version was stored by a newer Kith. Install the "
                    "newest Kith on this laptop.");
    FormContent content;
    content.lenient = in.u8() == 1;
    content.fallback_id = in.text();
    if (!is_valid_utf8(content.fallback_id)) return damaged_content();
    CellBudget budget;
    for (std::size_t sheets = in.count(2); sheets > 0; --sheets) {
        KITH_TRY_ASSIGN(auto sheet, decode_sheet(in, budget));
        content.workbook.sheets.push_back(std::move(sheet));
    }
    if (version > version_without_files) {
        KITH_TRY_ASSIGN(content.files, decode_files(in));
    }
    if (!in.finished()) return damaged_content();
    return content;
}

} // namespace kith
