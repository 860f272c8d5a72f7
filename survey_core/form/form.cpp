#include "survey_core/form/form.h"

#include <algorithm>
#include <array>

namespace kith {

namespace {

// clang-format off
constexpr std::array type_names{
    "", "text", "integer", "decimal", "date", "time", "dateTime", "note",
    "select_one", "select_multiple", "rank", "range", "acknowledge",
    "calculate", "hidden",
    "geopoint", "geotrace", "geoshape",
    "image", "audio", "video", "file", "barcode",
    "audit", "start", "end", "today", "deviceid", "username", "email", "phonenumber", "simserial", "subscriberid",
    "start-geopoint", "background-audio", "csv-external", "xml-external",
    "instanceID", "instanceName",
};
// clang-format on
static_assert(type_names.size() == static_cast<std::size_t>(QuestionType::instance_name) + 1);

} // namespace

std::string_view type_name(QuestionType type) {
    return type_names[static_cast<std::size_t>(type)];
}

bool is_metadata(QuestionType type) {
    return type >= QuestionType::audit;
}

bool is_invisible(QuestionType type) {
    return type == QuestionType::calculate || type == QuestionType::hidden || is_metadata(type);
}

bool is_select(QuestionType type) {
    return type == QuestionType::select_one || type == QuestionType::select_multiple ||
           type == QuestionType::rank;
}

std::optional<std::string> Parameters::find(std::string_view key) const {
    for (const auto& [name, value] : pairs_)
        if (name == key) return value;
    return std::nullopt;
}

bool LocalText::empty() const {
    return std::all_of(
        by_language.begin(), by_language.end(), [](const auto& text) { return text.empty(); });
}

const TextTemplate& LocalText::in(std::size_t language) const {
    static const TextTemplate nothing;
    if (is_translated(language)) return by_language[language];
    return is_translated(0) ? by_language[0] : nothing;
}

bool LocalText::is_translated(std::size_t language) const {
    return language < by_language.size() && !by_language[language].empty();
}

std::optional<std::size_t> ChoiceList::find_column(std::string_view wanted) const {
    const auto found = std::find(columns.begin(), columns.end(), wanted);
    if (found == columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

bool Node::has_appearance(std::string_view word) const {
    std::size_t at = 0;
    while ((at = appearance.find(word, at)) != std::string::npos) {
        const bool starts = at == 0 || appearance[at - 1] == ' ';
        const std::size_t after = at + word.size();
        if (starts && (after == appearance.size() || appearance[after] == ' ')) return true;
        at = after;
    }
    return false;
}

std::optional<NodeIndex> Form::find_path(std::string_view path) const {
    const auto found = by_path_.find(std::string(path));
    if (found == by_path_.end()) return std::nullopt;
    return found->second;
}

std::optional<NodeIndex> Form::find_name(std::string_view name) const {
    const auto found = by_name_.find(std::string(name));
    if (found == by_name_.end() || found->second.size() != 1) return std::nullopt;
    return found->second.front();
}

std::optional<ListIndex> Form::find_list(std::string_view name) const {
    for (std::size_t i = 0; i < lists_.size(); ++i)
        if (lists_[i].name == name) return static_cast<ListIndex>(i);
    return std::nullopt;
}

} // namespace kith
