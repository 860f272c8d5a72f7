#include "survey_core/openrosa/xml_element.h"

#include "survey_core/base/check.h"

#include <expat.h>
#include <fmt/format.h>

#include <memory>

namespace kith {
namespace {

constexpr char part_sign = '\x1f'; // between a namespace's address and a local name

struct SplitName {
    std::string name, space;
};

SplitName split_name(std::string_view name) {
    const std::size_t sign = name.rfind(part_sign);
    if (sign == std::string_view::npos) return {std::string(name), {}};
    return {std::string(name.substr(sign + 1)), std::string(name.substr(0, sign))};
}

/// The elements from the root to the one that is open. Only the last one's children grow, so the
/// pointers stay good.
struct TreeBuilder {
    XML_Parser parser = nullptr;
    XmlElement root;
    std::vector<XmlElement*> open;
    std::size_t elements = 0;
    const char* refusal = nullptr;

    void stop(const char* why) {
        if (refusal == nullptr) refusal = why;
        XML_StopParser(parser, XML_FALSE);
    }
};

void on_start(void* user, const XML_Char* name, const XML_Char** attributes) {
    auto& builder = *static_cast<TreeBuilder*>(user);
    if (builder.refusal != nullptr) return;
    if (builder.open.size() >= most_xml_depth) return builder.stop("is nested too deep");
    if (++builder.elements > most_xml_elements) return builder.stop("has too many elements");
    SplitName split = split_name(name);
    XmlElement element{std::move(split.name), std::move(split.space), {}, {}, {}};
    for (const XML_Char** pair = attributes; *pair != nullptr; pair += 2) {
        SplitName own = split_name(pair[0]);
        element.attributes.push_back({std::move(own.name), std::move(own.space), pair[1]});
    }
    if (builder.open.empty()) {
        builder.root = std::move(element);
        builder.open.push_back(&builder.root);
    } else {
        auto& siblings = builder.open.back()->children;
        siblings.push_back(std::move(element));
        builder.open.push_back(&siblings.back());
    }
}

void on_end(void* user, const XML_Char*) {
    auto& builder = *static_cast<TreeBuilder*>(user);
    if (builder.refusal == nullptr && !builder.open.empty()) builder.open.pop_back();
}

void on_text(void* user, const XML_Char* text, int length) {
    auto& builder = *static_cast<TreeBuilder*>(user);
    if (builder.refusal == nullptr && !builder.open.empty())
        builder.open.back()->text.append(text, static_cast<std::size_t>(length));
}

void on_doctype(void* user, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    static_cast<TreeBuilder*>(user)->stop("declares a document type, which no submission does");
}

} // namespace

std::optional<std::string_view> XmlElement::attribute(std::string_view local_name) const {
    for (const XmlAttribute& one : attributes)
        if (one.name == local_name) return one.value;
    return std::nullopt;
}

const XmlElement* XmlElement::child(std::string_view local_name) const {
    for (const XmlElement& one : children)
        if (one.name == local_name) return &one;
    return nullptr;
}

Result<XmlElement> parse_xml(std::string_view document, std::string_view source) {
    if (document.size() > most_xml_bytes)
        return fail(ErrorCode::bad_input,
                    fmt::format("'{}' is larger than {} MiB; a submission's XML holds no pictures "
                                "and is far smaller.",
                                source,
                                most_xml_bytes >> 20U));
    TreeBuilder builder;
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, void (*)(XML_Parser)> parser(
        XML_ParserCreateNS(nullptr, part_sign), XML_ParserFree);
    KITH_CHECK(parser != nullptr);
    builder.parser = parser.get();
    XML_SetUserData(parser.get(), &builder);
    XML_SetElementHandler(parser.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
    const auto outcome =
        XML_Parse(parser.get(), document.data(), static_cast<int>(document.size()), 1);
    if (builder.refusal != nullptr)
        return fail(ErrorCode::bad_input,
                    fmt::format("'{}' {}; export the record again.", source, builder.refusal));
    if (outcome != XML_STATUS_OK)
        return fail(ErrorCode::bad_input,
                    fmt::format("'{}' is not readable XML: {} in line {}. Copy or export it again.",
                                source,
                                XML_ErrorString(XML_GetErrorCode(parser.get())),
                                XML_GetCurrentLineNumber(parser.get())));
    return std::move(builder.root);
}

} // namespace kith
