#include "survey_core/form/row_type.h"

#include <array>

namespace kith {

namespace {

struct Spelling {
    std::string_view text;
    QuestionType type;
};
using T = QuestionType;

// clang-format off
constexpr std::array plain{
    Spelling{"text", T::text}, Spelling{"string", T::text}, Spelling{"integer", T::integer}, Spelling{"int", T::integer},
    Spelling{"decimal", T::decimal}, Spelling{"date", T::date}, Spelling{"time", T::time},
    Spelling{"dateTime", T::date_time}, Spelling{"datetime", T::date_time}, Spelling{"note", T::note},
    Spelling{"range", T::range}, Spelling{"acknowledge", T::acknowledge}, Spelling{"trigger", T::acknowledge},
    Spelling{"calculate", T::calculate}, Spelling{"calculation", T::calculate}, Spelling{"hidden", T::hidden},
    Spelling{"geopoint", T::geopoint}, Spelling{"gps", T::geopoint}, Spelling{"location", T::geopoint},
    Spelling{"geotrace", T::geotrace}, Spelling{"geoshape", T::geoshape}, Spelling{"image", T::image},
    Spelling{"photo", T::image}, Spelling{"picture", T::image}, Spelling{"audio", T::audio}, Spelling{"video", T::video},
    Spelling{"file", T::file}, Spelling{"barcode", T::barcode}, Spelling{"audit", T::audit}, Spelling{"start", T::start},
    Spelling{"start time", T::start}, Spelling{"starttime", T::start}, Spelling{"end", T::end},
    Spelling{"end time", T::end}, Spelling{"endtime", T::end}, Spelling{"today", T::today},
    Spelling{"deviceid", T::deviceid}, Spelling{"device id", T::deviceid}, Spelling{"imei", T::deviceid},
    Spelling{"username", T::username}, Spelling{"email", T::email}, Spelling{"phonenumber", T::phonenumber},
    Spelling{"phone number", T::phonenumber}, Spelling{"simserial", T::simserial}, Spelling{"sim serial", T::simserial},
    Spelling{"sim id", T::simserial}, Spelling{"subscriberid", T::subscriberid},
    Spelling{"subscriber id", T::subscriberid}, Spelling{"start-geopoint", T::start_geopoint},
    Spelling{"background-audio", T::background_audio}, Spelling{"csv-external", T::csv_external},
    Spelling{"xml-external", T::xml_external},
};

struct SelectSpelling {
    std::string_view text;
    QuestionType type;
    bool is_file = false;
    bool is_external = false;
};
// Longer spellings first: "select one from file" before "select one from".
constexpr std::array selects{
    SelectSpelling{"select_one_from_file", T::select_one, true}, SelectSpelling{"select one from file", T::select_one, true},
    SelectSpelling{"select_multiple_from_file", T::select_multiple, true},
    SelectSpelling{"select multiple from file", T::select_multiple, true},
    SelectSpelling{"select_one_external", T::select_one, false, true},
    SelectSpelling{"select one external", T::select_one, false, true},
    SelectSpelling{"select one from", T::select_one}, SelectSpelling{"select one using", T::select_one},
    SelectSpelling{"add select one prompt using", T::select_one},
    SelectSpelling{"select all that apply from", T::select_multiple},
    SelectSpelling{"select all that apply using", T::select_multiple},
    SelectSpelling{"add select multiple prompt using", T::select_multiple},
    SelectSpelling{"select multiple from", T::select_multiple}, SelectSpelling{"select multiple using", T::select_multiple},
    SelectSpelling{"select all that apply", T::select_multiple}, SelectSpelling{"select multiple", T::select_multiple},
    SelectSpelling{"select one", T::select_one}, SelectSpelling{"select_one", T::select_one},
    SelectSpelling{"select1", T::select_one}, SelectSpelling{"select_multiple", T::select_multiple},
    SelectSpelling{"select", T::select_multiple}, SelectSpelling{"rank", T::rank},
};

constexpr std::array others{" or_other", " or specify other", " or other"};
// clang-format on

std::string squeeze(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!space)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

RowType::Does bracket(std::string_view text) {
    using Does = RowType::Does;
    if (text == "begin_group" || text == "begin group") return Does::begin_group;
    if (text == "begin_repeat" || text == "begin repeat") return Does::begin_repeat;
    if (text == "end_group" || text == "end group") return Does::end_group;
    if (text == "end_repeat" || text == "end repeat") return Does::end_repeat;
    return Does::unknown;
}

RowType select_type(const SelectSpelling& spelling, std::string rest) {
    RowType row;
    row.does = RowType::Does::question;
    row.type = spelling.type;
    row.needs_list = true;
    row.is_file = spelling.is_file;
    row.is_external = spelling.is_external;
    rest.insert(rest.begin(), ' ');
    for (const std::string_view other : others)
        if (rest.ends_with(other)) {
            row.has_other = true;
            rest.resize(rest.size() - other.size());
            break;
        }
    row.list = squeeze(rest);
    if (row.list.find(' ') != std::string::npos) return RowType{};
    return row;
}

} // namespace

RowType parse_row_type(std::string_view given) {
    const std::string text = squeeze(given);
    RowType row;
    row.does = bracket(text);
    if (row.does != RowType::Does::unknown) return row;
    for (const Spelling& spelling : plain)
        if (spelling.text == text) {
            row.does = RowType::Does::question;
            row.type = spelling.type;
            return row;
        }
    for (const SelectSpelling& spelling : selects) {
        if (text == spelling.text) return select_type(spelling, "");
        if (text.size() > spelling.text.size() && text.starts_with(spelling.text) &&
            text[spelling.text.size()] == ' ')
            return select_type(spelling, text.substr(spelling.text.size() + 1));
    }
    if (text.starts_with("hidden ")) {
        row.type = QuestionType::hidden;
        row.is_old_hidden = true;
    }
    return row;
}

const std::vector<std::string>& known_types() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all{"begin_group", "end_group", "begin_repeat", "end_repeat"};
        for (const Spelling& spelling : plain)
            all.emplace_back(spelling.text);
        for (const SelectSpelling& spelling : selects)
            all.emplace_back(spelling.text);
        return all;
    }();
    return names;
}

} // namespace kith
