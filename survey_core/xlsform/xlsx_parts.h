// The parts of an .xlsx file that stand around its sheets: where things are, shared texts, styles.
#pragma once

#include "survey_core/xlsform/cell_values.h"
#include "survey_core/xlsform/xml_reader.h"
#include "survey_core/xlsform/zip_archive.h"

namespace kith {

/// Relationship id to target entry, resolved against the folder of the part that owns it.
struct Relationship {
    std::string id;
    std::string type;
    std::string target;
};

/// A sheet as the workbook part lists it.
struct SheetPlace {
    std::string name;
    std::string relationship;
};

struct WorkbookParts {
    std::vector<SheetPlace> sheets;
    std::vector<Relationship> relationships;
    std::vector<std::string> shared_texts;
    std::vector<NumberStyle> cell_styles; // by the index that a cell names
    bool counts_from_1904 = false;
};

/// Streams one XML entry of the archive into handlers.
Status
read_xml(ZipArchive& archive, const std::string& entry, XmlHandlers handlers, unsigned max_depth);
[[nodiscard]] Result<WorkbookParts> read_parts(ZipArchive& archive, const WorkbookLimits& limits);
/// The unsigned number in an attribute, or the default.
[[nodiscard]] unsigned
number_attribute(const XmlAttributes& attributes, std::string_view name, unsigned when_absent);

} // namespace kith
