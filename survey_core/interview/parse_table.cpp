#include "survey_core/interview/lists.h"

#include <csv.h>
#include <expat.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace kith {

namespace {

struct CsvReader {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
};

void take_field(void* field, std::size_t size, void* into) {
    static_cast<CsvReader*>(into)->row.emplace_back(static_cast<const char*>(field), size);
}

void take_row(int, void* into) {
    auto& reader = *static_cast<CsvReader*>(into);
    reader.rows.push_back(std::move(reader.row));
    reader.row.clear();
}

Table parse_csv(std::string_view content) {
    if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
    CsvReader reader;
    csv_parser parser{};
    if (csv_init(&parser, 0) != 0) return {};
    csv_parse(&parser, content.data(), content.size(), take_field, take_row, &reader);
    csv_fini(&parser, take_field, take_row, &reader);
    csv_free(&parser);
    Table table;
    if (reader.rows.empty()) return table;
    table.columns = std::move(reader.rows.front());
    reader.rows.erase(reader.rows.begin());
    table.rows = std::move(reader.rows);
    return table;
}

void put(Table& table,
         std::vector<std::string>& row,
         const std::string& column,
         std::string value) {
    std::size_t at = 0;
    while (at < table.columns.size() && table.columns[at] != column)
        ++at;
    if (at == table.columns.size()) table.columns.push_back(column);
    if (row.size() <= at) row.resize(at + 1);
    row[at] = std::move(value);
}

std::string plain(const nlohmann::json& value) {
    if (value.is_null()) return "";
    return value.is_string() ? value.get<std::string>() : value.dump();
}

/// GeoJSON writes longitude first; XLSForm "latitude longitude altitude accuracy".
std::string geometry_text(const nlohmann::json& geometry) {
    if (!geometry.is_object() || !geometry.contains("coordinates")) return "";
    const auto point = [](const nlohmann::json& at) {
        if (!at.is_array() || at.size() < 2) return std::string();
        return at[1].dump() + " " + at[0].dump() + " 0 0";
    };
    const auto& coordinates = geometry["coordinates"];
    const std::string kind = geometry.value("type", "");
    if (kind == "Point") return point(coordinates);
    const auto& line = kind == "Polygon" && coordinates.is_array() && !coordinates.empty()
                           ? coordinates[0]
                           : coordinates;
    std::string text;
    if (line.is_array())
        for (const auto& at : line)
            text += (text.empty() ? "" : ";") + point(at);
    return text;
}

Table parse_geojson(std::string_view content) {
    Table table;
    const auto document = nlohmann::json::parse(content, nullptr, false);
    if (!document.is_object() || !document.contains("features") || !document["features"].is_array())
        return table;
    for (const auto& feature : document["features"]) {
        if (!feature.is_object()) continue;
        std::vector<std::string> row;
        if (feature.contains("id")) put(table, row, "id", plain(feature["id"]));
        if (feature.contains("properties") && feature["properties"].is_object())
            for (const auto& [key, value] : feature["properties"].items())
                put(table, row, key, plain(value));
        if (feature.contains("geometry"))
            put(table, row, "geometry", geometry_text(feature["geometry"]));
        table.rows.push_back(std::move(row));
    }
    return table;
}

struct XmlReader {
    Table table;
    std::vector<std::string> row;
    std::string text;
    int depth = 0;
};

void xml_start(void* into, const XML_Char*, const XML_Char**) {
    auto& reader = *static_cast<XmlReader*>(into);
    ++reader.depth;
    reader.text.clear();
}

void xml_text(void* into, const XML_Char* text, int size) {
    static_cast<XmlReader*>(into)->text.append(text, static_cast<std::size_t>(size));
}

void xml_end(void* into, const XML_Char* name) {
    auto& reader = *static_cast<XmlReader*>(into);
    if (reader.depth == 3) put(reader.table, reader.row, name, std::exchange(reader.text, {}));
    if (reader.depth == 2) reader.table.rows.push_back(std::exchange(reader.row, {}));
    --reader.depth;
}

/// A document type could declare entities without end, so a file with one is not read.
Table parse_xml(std::string_view content) {
    XmlReader reader;
    if (content.find("<!DOCTYPE") != std::string_view::npos) return {};
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, void (*)(XML_Parser)> parser(
        XML_ParserCreate("UTF-8"), XML_ParserFree);
    XML_SetUserData(parser.get(), &reader);
    XML_SetElementHandler(parser.get(), xml_start, xml_end);
    XML_SetCharacterDataHandler(parser.get(), xml_text);
    if (XML_Parse(parser.get(), content.data(), static_cast<int>(content.size()), 1) !=
        XML_STATUS_OK)
        return {};
    return std::move(reader.table);
}

} // namespace

Table parse_table(std::string_view content, ChoiceList::Source source) {
    if (source == ChoiceList::Source::geojson) return parse_geojson(content);
    if (source == ChoiceList::Source::xml) return parse_xml(content);
    return parse_csv(content);
}

} // namespace kith
