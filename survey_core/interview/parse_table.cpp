#include "survey_core/interview/lists.h"

#include <csv.h>
#include <expat.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <unordered_map>

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

/// Rows whose columns are named one by one. A file with names without end is read as far as a table
/// goes.
class NamedRows {
public:
    void put(const std::string& column, std::string value) {
        const auto known = places_.find(column);
        if (known == places_.end() && table_.columns.size() == most_columns) return;
        const std::size_t at = known == places_.end() ? table_.columns.size() : known->second;
        if (known == places_.end()) {
            places_.emplace(column, at);
            table_.columns.push_back(column);
        }
        const std::size_t wanted = std::max(row_.size(), at + 1);
        if (cells_ + wanted > most_cells) return;
        row_.resize(wanted);
        row_[at] = std::move(value);
    }
    void end_row() {
        cells_ += row_.size();
        table_.rows.push_back(std::exchange(row_, {}));
    }
    [[nodiscard]] Table take() { return std::move(table_); }

private:
    static constexpr std::size_t most_columns = 1'000;
    static constexpr std::size_t most_cells = 4'000'000;

    Table table_;
    std::vector<std::string> row_;
    std::unordered_map<std::string, std::size_t> places_;
    std::size_t cells_ = 0; // of the rows that have ended
};

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
    const std::string kind = geometry.contains("type") ? plain(geometry["type"]) : "";
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

/// What nests deeper than any place does is passed over.
bool is_shallow(int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
    constexpr int deepest = 64;
    return depth <= deepest;
}

void put_feature(NamedRows& rows, const nlohmann::json& feature) {
    if (feature.contains("id")) rows.put("id", plain(feature["id"]));
    if (feature.contains("properties") && feature["properties"].is_object())
        for (const auto& [key, value] : feature["properties"].items())
            rows.put(key, plain(value));
    if (feature.contains("geometry")) rows.put("geometry", geometry_text(feature["geometry"]));
    rows.end_row();
}

Table parse_geojson(std::string_view content) {
    const auto document = nlohmann::json::parse(content, is_shallow, false);
    if (!document.is_object() || !document.contains("features") || !document["features"].is_array())
        return {};
    NamedRows rows;
    for (const auto& feature : document["features"])
        if (feature.is_object()) put_feature(rows, feature);
    return rows.take();
}

struct XmlReader {
    NamedRows rows;
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
    if (reader.depth == 3) reader.rows.put(name, std::exchange(reader.text, {}));
    if (reader.depth == 2) reader.rows.end_row();
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
    return reader.rows.take();
}

} // namespace

Table parse_table(std::string_view content, ChoiceList::Source source) {
    if (source == ChoiceList::Source::geojson) return parse_geojson(content);
    if (source == ChoiceList::Source::xml) return parse_xml(content);
    return parse_csv(content);
}

} // namespace kith
