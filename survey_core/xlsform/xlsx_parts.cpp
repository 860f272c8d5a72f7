#include "survey_core/xlsform/xlsx_parts.h"

#include <fmt/format.h>

#include <charconv>

namespace kith {
namespace {

std::string folder_of(const std::string& entry) {
    const auto slash = entry.rfind('/');
    return slash == std::string::npos ? "" : entry.substr(0, slash + 1);
}

std::string file_of(const std::string& entry) {
    return entry.substr(folder_of(entry).size());
}

std::string resolved(const std::string& folder, std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    return folder + std::string(target);
}

Result<std::vector<Relationship>>
read_relationships(ZipArchive& archive, const std::string& owner, unsigned depth) {
    const std::string folder = folder_of(owner);
    const std::string entry = folder + "_rels/" + file_of(owner) + ".rels";
    std::vector<Relationship> found;
    if (!archive.has(entry)) return found;
    XmlHandlers handlers;
    handlers.start = [&](std::string_view name, const XmlAttributes& attributes) -> Status {
        const auto id = attributes.find("Id");
        const auto target = attributes.find("Target");
        if (name == "Relationship" && id && target)
            found.push_back({std::string(*id),
                             std::string(attributes.find("Type").value_or("")),
                             resolved(folder, *target)});
        return {};
    };
    KITH_TRY(read_xml(archive, entry, std::move(handlers), depth));
    return found;
}

std::string target_of_type(const std::vector<Relationship>& relationships, std::string_view type) {
    for (const Relationship& relationship : relationships)
        if (std::string_view(relationship.type).ends_with(type)) return relationship.target;
    return {};
}

Status read_sheet_list(ZipArchive& archive,
                       const std::string& entry,
                       WorkbookParts& parts,
                       unsigned depth) {
    XmlHandlers handlers;
    handlers.start = [&](std::string_view name, const XmlAttributes& attributes) -> Status {
        if (name == "sheet")
            parts.sheets.push_back({std::string(attributes.find("name").value_or("")),
                                    std::string(attributes.find("id").value_or(""))});
        if (name == "workbookPr") {
            const auto flag = attributes.find("date1904").value_or("0");
            parts.counts_from_1904 = flag == "1" || flag == "true";
        }
        return {};
    };
    return read_xml(archive, entry, std::move(handlers), depth);
}

/// Shared texts: the runs of a rich text are joined, phonetic hints (rPh) are left out.
Status read_shared_texts(ZipArchive& archive,
                         const std::string& entry,
                         WorkbookParts& parts,
                         const WorkbookLimits& limits) {
    std::string current;
    bool in_text = false;
    bool in_phonetic = false;
    XmlHandlers handlers;
    handlers.start = [&](std::string_view name, const XmlAttributes&) -> Status {
        if (name == "si") current.clear();
        if (name == "rPh") in_phonetic = true;
        if (name == "t") in_text = !in_phonetic;
        return {};
    };
    handlers.end = [&](std::string_view name) -> Status {
        if (name == "rPh") in_phonetic = false;
        if (name == "t") in_text = false;
        if (name != "si") return {};
        if (parts.shared_texts.size() >= limits.cells)
            return fail(ErrorCode::refused,
                        "The workbook holds more texts than a form can need. "
                        "Copy the sheets of the form into a new workbook.");
        parts.shared_texts.push_back(unescape_cell_text(current));
        return {};
    };
    handlers.text = [&](std::string_view text) {
        if (in_text) current += text;
    };
    return read_xml(archive, entry, std::move(handlers), limits.xml_depth);
}

Status read_styles(ZipArchive& archive,
                   const std::string& entry,
                   WorkbookParts& parts,
                   const WorkbookLimits& limits) {
    std::map<unsigned, std::string> custom_codes;
    bool in_cell_formats = false;
    XmlHandlers handlers;
    handlers.start = [&](std::string_view name, const XmlAttributes& attributes) -> Status {
        if (name == "numFmt")
            custom_codes[number_attribute(attributes, "numFmtId", 0)] =
                attributes.find("formatCode").value_or("");
        if (name == "cellXfs") in_cell_formats = true;
        if (name == "xf" && in_cell_formats) {
            const unsigned id = number_attribute(attributes, "numFmtId", 0);
            const auto code = custom_codes.find(id);
            parts.cell_styles.push_back(
                number_style(id, code == custom_codes.end() ? std::string_view() : code->second));
        }
        return {};
    };
    handlers.end = [&](std::string_view name) -> Status {
        if (name == "cellXfs") in_cell_formats = false;
        return {};
    };
    return read_xml(archive, entry, std::move(handlers), limits.xml_depth);
}

} // namespace

unsigned
number_attribute(const XmlAttributes& attributes, std::string_view name, unsigned when_absent) {
    const auto text = attributes.find(name);
    unsigned value = 0;
    if (!text) return when_absent;
    const auto [stop, problem] = std::from_chars(text->data(), text->data() + text->size(), value);
    return problem == std::errc() ? value : when_absent;
}

Status
read_xml(ZipArchive& archive, const std::string& entry, XmlHandlers handlers, unsigned max_depth) {
    XmlReader reader(std::move(handlers), max_depth);
    bool wants_more = true;
    KITH_TRY(archive.read(entry, [&](ByteView piece) -> Result<bool> {
        auto fed = reader.feed(piece);
        wants_more = fed.value_or(false);
        return fed;
    }));
    if (!wants_more) return {};
    return reader.finish();
}

Result<WorkbookParts> read_parts(ZipArchive& archive, const WorkbookLimits& limits) {
    WorkbookParts parts;
    KITH_TRY_ASSIGN(const auto top, read_relationships(archive, "", limits.xml_depth));
    std::string entry = target_of_type(top, "/officeDocument");
    if (entry.empty()) entry = "xl/workbook.xml";
    if (!archive.has(entry))
        return fail(ErrorCode::bad_input,
                    "The file is a zip file but not a workbook. Choose an .xlsx "
                    "file, or save the form as .xlsx.");
    KITH_TRY(read_sheet_list(archive, entry, parts, limits.xml_depth));
    KITH_TRY_ASSIGN(parts.relationships, read_relationships(archive, entry, limits.xml_depth));
    const std::string texts = target_of_type(parts.relationships, "/sharedStrings");
    if (archive.has(texts)) KITH_TRY(read_shared_texts(archive, texts, parts, limits));
    const std::string styles = target_of_type(parts.relationships, "/styles");
    if (archive.has(styles)) KITH_TRY(read_styles(archive, styles, parts, limits));
    return parts;
}

} // namespace kith
