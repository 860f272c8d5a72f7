// A small XML document as a tree. Refuses document types (entities could make a small file grow
// without end), deep nesting and large files.
#pragma once

#include "survey_core/base/result.h"

#include <optional>
#include <string_view>
#include <vector>

namespace kith {

struct XmlAttribute {
    std::string name; // without prefix
    std::string space;
    std::string value;
};

struct XmlElement {
    std::string name;  // without prefix
    std::string space; // the address of its namespace; empty: none
    std::vector<XmlAttribute> attributes;
    std::string text; // directly in it
    std::vector<XmlElement> children;

    [[nodiscard]] std::optional<std::string_view> attribute(std::string_view local_name) const;
    [[nodiscard]] const XmlElement* child(std::string_view local_name) const;
};

inline constexpr std::size_t most_xml_bytes = 16U << 20U;
inline constexpr std::size_t most_xml_depth = 64;
inline constexpr std::size_t most_xml_elements = 200'000;

/// bad_input: not XML, cut off, or over the limits; `source` is named in the sentence.
[[nodiscard]] Result<XmlElement> parse_xml(std::string_view document, std::string_view source);

} // namespace kith
