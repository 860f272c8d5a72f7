#include "survey_core/record/consent.h"

#include "survey_core/base/text.h"

#include <algorithm>
#include <tuple>

namespace kith {
namespace {

constexpr std::array<std::string_view, 6> refusals{
    "no", "none", "nothing", "not_today", "not_now", "skip"};
constexpr std::array<std::string_view, 2> nameless{"no_name", "unnamed"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

std::optional<std::string_view> consent_purpose(const FieldName& field) {
    const std::string_view path = field.path;
    const std::string_view last = path.substr(path.rfind('/') + 1);
    if (field.kind == FieldName::Kind::property && field.owner != "person") return std::nullopt;
    const auto found = std::find(consent_purposes.begin(), consent_purposes.end(), last);
    if (found == consent_purposes.end()) return std::nullopt;
    return *found;
}

std::size_t permission(const Value& answer) {
    if (answer.kind != Value::Kind::text || is_one_of(refusals, answer.bytes)) return 0;
    if (is_one_of(nameless, answer.bytes)) return 1;
    const auto words = split_words(answer.bytes);
    return words.empty() ? 0 : words.size() + 1;
}

bool permits_more(const LiveWrite& a, const LiveWrite& b) {
    const std::size_t of_a = permission(a.value), of_b = permission(b.value);
    if (of_a != of_b) return of_a > of_b;
    return std::tie(a.hlc, a.dot) < std::tie(b.hlc, b.dot);
}

} // namespace kith
