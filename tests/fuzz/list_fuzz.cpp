// List files from anywhere: csv, xml and geojson as tables. Whatever comes in, the answer is a
// table whose rows are in it.
#include "survey_core/base/check.h"
#include "survey_core/interview/lists.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using kith::ChoiceList;
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto source = data[0] == 'X'   ? ChoiceList::Source::xml
                        : data[0] == 'G' ? ChoiceList::Source::geojson
                                         : ChoiceList::Source::csv;
    const kith::Table table = kith::parse_table(text, source);
    if (source == ChoiceList::Source::csv) return 0; // its rows may be longer than its headers
    for (const auto& row : table.rows)
        KITH_CHECK(row.size() <= table.columns.size());
    return 0;
}
