#include "survey_core/xlsform/xml_reader.h"

#include "survey_core/base/check.h"

#include <expat.h>
#include <fmt/format.h>

namespace kith {
namespace {

std::string_view local_name(std::string_view name) {
    const auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

Error damaged_part(std::string_view what) {
    return Error{
        ErrorCode::damaged,
        fmt::format("The workbook is damaged: {}. Open it in a spreadsheet program, save it "
                    "as .xlsx again and retry.",
                    what)};
}

} // namespace

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2)
        if (local_name(pair[0]) == name) return pair[1];
    return std::nullopt;
}

struct XmlReader::Calls {
    static void on_start(void* user, const XML_Char* name, const XML_Char** attributes) {
        auto& reader = *static_cast<XmlReader*>(user);
        if (reader.done_) return;
        if (++reader.depth_ > reader.max_depth_)
            return reader.stop(damaged_part("its parts are nested too deep"));
        if (!reader.handlers_.start) return;
        if (auto status = reader.handlers_.start(local_name(name), XmlAttributes(attributes));
            !status)
            reader.stop(std::move(status).error());
    }
    static void on_end(void* user, const XML_Char* name) {
        auto& reader = *static_cast<XmlReader*>(user);
        if (reader.done_) return;
        --reader.depth_;
        if (reader.handlers_.end)
            if (auto status = reader.handlers_.end(local_name(name)); !status)
                return reader.stop(std::move(status).error());
        if (reader.handlers_.is_done && reader.handlers_.is_done()) reader.stop(std::nullopt);
    }
    static void on_text(void* user, const XML_Char* text, int length) {
        auto& reader = *static_cast<XmlReader*>(user);
        if (!reader.done_ && reader.handlers_.text)
            reader.handlers_.text(std::string_view(text, static_cast<std::size_t>(length)));
    }
    static void on_doctype(void* user, const XML_Char*, const XML_Char*, const XML_Char*, int) {
        static_cast<XmlReader*>(user)->stop(
            damaged_part("it declares a document type, which no spreadsheet program writes"));
    }
};

XmlReader::XmlReader(XmlHandlers handlers, unsigned max_depth)
    : handlers_(std::move(handlers)), max_depth_(max_depth), parser_(XML_ParserCreate(nullptr)) {
    KITH_CHECK(parser_ != nullptr);
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, Calls::on_start, Calls::on_end);
    XML_SetCharacterDataHandler(parser_, Calls::on_text);
    XML_SetStartDoctypeDeclHandler(parser_, Calls::on_doctype);
}

XmlReader::~XmlReader() {
    XML_ParserFree(parser_);
}

void XmlReader::stop(std::optional<Error> error) {
    done_ = true;
    if (!error_) error_ = std::move(error);
    XML_StopParser(parser_, XML_FALSE);
}

Result<bool> XmlReader::parse(ByteView piece, bool is_last) {
    if (!done_) {
        const auto outcome = XML_Parse(parser_,
                                       reinterpret_cast<const char*>(piece.data()),
                                       static_cast<int>(piece.size()),
                                       is_last ? 1 : 0);
        if (outcome == XML_STATUS_ERROR && !done_) {
            done_ = true;
            error_ = damaged_part(fmt::format("one of its parts is not readable ({})",
                                              XML_ErrorString(XML_GetErrorCode(parser_))));
        }
    }
    if (error_) return tl::unexpected<Error>(*error_);
    return !done_;
}

Result<bool> XmlReader::feed(ByteView piece) {
    return parse(piece, false);
}

Status XmlReader::finish() {
    if (auto rest = parse({}, true); !rest) return same_error(rest);
    return {};
}

} // namespace kith
