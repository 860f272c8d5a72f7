// Workbooks from anywhere: as .xlsx bytes, as the XML of one sheet, as CSV sheets, as stored
// content. Whatever comes in, the answer is a form or findings.
#include "survey_core/base/check.h"
#include "survey_core/xlsform/load_form.h"
#include "tests/survey_core/xlsform/xlsx_maker.h"

namespace {

using namespace kith;

void load(const Result<Workbook>& workbook) {
    if (!workbook) {
        KITH_CHECK(!workbook.error().message.empty());
        return;
    }
    const LoadedForm loaded = load_workbook(*workbook, "fuzz");
    KITH_CHECK(loaded.form.has_value() == !has_errors(loaded.findings));
}

/// A form feed parts the sheets.
void load_csv(std::string_view text) {
    const std::size_t end = text.find('\f');
    std::map<std::string, std::string> sheets{{"survey", std::string(text.substr(0, end))}};
    if (end != std::string_view::npos) sheets["choices"] = text.substr(end + 1);
    load(read_csv_sheets(sheets));
}

void load_content(ByteView bytes) {
    const auto content = decode_content(bytes);
    if (!content) return;
    const auto again = decode_content(encode_content(*content));
    KITH_CHECK(again && *again == *content);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const ByteView rest(data + 1, size - 1);
    switch (data[0]) {
    case 'C':
        load_csv(as_text(rest));
        break;
    case 'K':
        load_content(rest);
        break;
    case 'X':
        load(read_workbook(test::workbook_of(std::string(as_text(rest)))));
        break;
    default:
        load(read_workbook(ByteView(data, size)));
    }
    return 0;
}
