#include "survey_core/xlsform/xlsx_sheet.h"

#include <charconv>

namespace kith {
namespace {

/// Follows the events of one worksheet: row > c > v, or c > is > t. A `c` states its address, its
/// kind `t` (s shared, inlineStr, str, b, e, d, n) and its style `s`.
class SheetEvents {
public:
    SheetEvents(const WorkbookParts& parts, SheetBuilder& sheet) : parts_(parts), sheet_(sheet) {}

    Status on_start(std::string_view name, const XmlAttributes& attributes) {
        if (name == "row") return begin_row(attributes);
        if (name == "c") begin_cell(attributes);
        if (name == "rPh") in_phonetic_ = true;
        if (name == "v" || (name == "t" && !in_phonetic_)) in_value_ = in_cell_;
        return {};
    }
    Status on_end(std::string_view name) {
        if (name == "rPh") in_phonetic_ = false;
        if (name == "v" || name == "t") in_value_ = false;
        if (name == "row") sheet_.end_row();
        if (name == "sheetData") done_ = true;
        if (name != "c") return {};
        in_cell_ = false;
        if (value_.empty()) return {};
        return sheet_.add_cell(column_, value_text());
    }
    void on_text(std::string_view text) {
        if (in_value_) value_ += text;
    }
    [[nodiscard]] bool is_done() const { return done_; }

private:
    Status begin_row(const XmlAttributes& attributes) {
        row_ = number_attribute(attributes, "r", row_ + 1);
        column_ = 0;
        KITH_TRY(sheet_.begin_row(row_));
        done_ = sheet_.is_past_end();
        return {};
    }
    void begin_cell(const XmlAttributes& attributes) {
        const auto address = attributes.find("r");
        const auto stated = address ? column_of(*address) : std::nullopt;
        column_ = stated.value_or(column_ + 1);
        kind_ = attributes.find("t").value_or("n");
        style_ = number_attribute(attributes, "s", 0);
        value_.clear();
        in_cell_ = true;
    }
    [[nodiscard]] std::string value_text() const {
        if (kind_ == "s") return shared_text();
        if (kind_ == "inlineStr" || kind_ == "str") return unescape_cell_text(value_);
        if (kind_ == "b") return value_ == "1" || value_ == "true" ? "TRUE" : "FALSE";
        if (kind_ != "n") return value_;
        const bool is_date = style_ < parts_.cell_styles.size() &&
                             parts_.cell_styles[style_] == NumberStyle::date_or_time;
        return is_date ? date_text(value_, parts_.counts_from_1904) : plain_number(value_);
    }
    [[nodiscard]] std::string shared_text() const {
        std::size_t index = 0;
        const auto [stop, problem] =
            std::from_chars(value_.data(), value_.data() + value_.size(), index);
        return problem == std::errc() && index < parts_.shared_texts.size()
                   ? parts_.shared_texts[index]
                   : std::string();
    }

    const WorkbookParts& parts_;
    SheetBuilder& sheet_;
    std::string value_;
    std::string kind_;
    unsigned style_ = 0;
    unsigned row_ = 0;
    unsigned column_ = 0;
    bool in_cell_ = false;
    bool in_value_ = false;
    bool in_phonetic_ = false;
    bool done_ = false;
};

} // namespace

Result<Sheet> read_xlsx_sheet(ZipArchive& archive,
                              const std::string& entry,
                              const WorkbookParts& parts,
                              SheetBuilder sheet,
                              unsigned max_depth) {
    SheetEvents events(parts, sheet);
    XmlHandlers handlers;
    handlers.start = [&](std::string_view name, const XmlAttributes& attributes) {
        return events.on_start(name, attributes);
    };
    handlers.end = [&](std::string_view name) { return events.on_end(name); };
    handlers.text = [&](std::string_view text) { events.on_text(text); };
    handlers.is_done = [&] { return events.is_done(); };
    KITH_TRY(read_xml(archive, entry, std::move(handlers), max_depth));
    return sheet.take();
}

} // namespace kith
