#include "tests/survey_core/xlsform/xlsx_maker.h"

#include "survey_core/base/check.h"

#include <zip.h>

namespace kith::test {
namespace {

constexpr const char* package_relationships =
    R"(<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
constexpr const char* workbook_relationships =
    R"(<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="r2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/>
<Relationship Id="r3" Type="http://x/styles" Target="/xl/styles.xml"/></Relationships>)";
constexpr const char* sheet_list =
    R"(<workbook xmlns:r="http://r"><sheets><sheet name="survey" sheetId="1" r:id="r1"/></sheets></workbook>)";

} // namespace

Bytes zip_of(const std::vector<ZipPart>& parts) {
    zip_error_t reason;
    zip_error_init(&reason);
    zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, &reason);
    KITH_CHECK(buffer != nullptr);
    zip_source_keep(buffer);
    zip_t* archive = zip_open_from_source(buffer, ZIP_CREATE | ZIP_TRUNCATE, &reason);
    KITH_CHECK(archive != nullptr);
    for (const ZipPart& part : parts) {
        zip_source_t* content =
            zip_source_buffer(archive, part.content.data(), part.content.size(), 0);
        KITH_CHECK(zip_file_add(archive, part.name.c_str(), content, 0) >= 0);
    }
    KITH_CHECK(zip_close(archive) == 0);
    KITH_CHECK(zip_source_open(buffer) == 0);
    zip_stat_t size{};
    zip_source_stat(buffer, &size);
    Bytes bytes(size.size);
    KITH_CHECK(zip_source_read(buffer, bytes.data(), bytes.size()) ==
               static_cast<zip_int64_t>(bytes.size()));
    zip_source_close(buffer);
    zip_source_free(buffer);
    return bytes;
}

std::vector<ZipPart> workbook_parts(const std::string& rows_xml,
                                    const std::string& shared_texts_xml,
                                    const std::string& styles_xml) {
    return {{"_rels/.rels", package_relationships},
            {"xl/workbook.xml", sheet_list},
            {"xl/_rels/workbook.xml.rels", workbook_relationships},
            {"xl/sharedStrings.xml", "<sst>" + shared_texts_xml + "</sst>"},
            {"xl/styles.xml", "<styleSheet>" + styles_xml + "</styleSheet>"},
            {"xl/worksheets/sheet1.xml",
             "<worksheet><sheetData>" + rows_xml + "</sheetData></worksheet>"}};
}

Bytes workbook_of(const std::string& rows_xml,
                  const std::string& shared_texts_xml,
                  const std::string& styles_xml) {
    return zip_of(workbook_parts(rows_xml, shared_texts_xml, styles_xml));
}

} // namespace kith::test
