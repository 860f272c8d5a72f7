// XML read as a stream of events, for the parts of a workbook. Refuses document types and entities
// (the two ways in which small XML grows without end) and deep nesting.
#pragma once

#include "survey_core/base/bytes.h"
#include "survey_core/base/result.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct XML_ParserStruct;

namespace kith {

/// The attributes of one element, by local name: a prefix such as `r:` is not looked at.
class XmlAttributes {
public:
    explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
    [[nodiscard]] std::optional<std::string_view> find(std::string_view local_name) const;

private:
    const char** pairs_; // name, value, name, value, ..., null
};

/// Who listens. Names are local names. A handler that returns an error ends the reading with it.
struct XmlHandlers {
    std::function<Status(std::string_view name, const XmlAttributes&)> start;
    std::function<Status(std::string_view name)> end;
    std::function<void(std::string_view text)> text;
    std::function<bool()> is_done; // asked after each element: true ends the reading early
};

class XmlReader {
public:
    XmlReader(XmlHandlers handlers, unsigned max_depth);
    ~XmlReader();
    XmlReader(const XmlReader&) = delete;
    XmlReader& operator=(const XmlReader&) = delete;

    /// False once the handlers are done.
    Result<bool> feed(ByteView piece);
    /// Says that no more comes: a document that is cut off is refused here.
    Status finish();

private:
    struct Calls; // the C callbacks
    Result<bool> parse(ByteView piece, bool is_last);
    void stop(std::optional<Error> error);

    XmlHandlers handlers_;
    unsigned max_depth_;
    unsigned depth_ = 0;
    bool done_ = false;
    std::optional<Error> error_;
    XML_ParserStruct* parser_;
};

} // namespace kith
