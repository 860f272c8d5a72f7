// Makes .xlsx bytes part by part, so that a test can break exactly one thing.
#pragma once

#include "survey_core/base/bytes.h"

#include <string>
#include <utility>
#include <vector>

namespace kith::test {

struct ZipPart {
    std::string name;
    std::string content;
};

/// The parts as a zip file.
[[nodiscard]] Bytes zip_of(const std::vector<ZipPart>& parts);
/// A workbook of one sheet 'survey' whose rows are given as worksheet XML; shared texts are given
/// too.
[[nodiscard]] std::vector<ZipPart> workbook_parts(const std::string& rows_xml,
                                                  const std::string& shared_texts_xml = "",
                                                  const std::string& styles_xml = "");
[[nodiscard]] Bytes workbook_of(const std::string& rows_xml,
                                const std::string& shared_texts_xml = "",
                                const std::string& styles_xml = "");

} // namespace kith::test
