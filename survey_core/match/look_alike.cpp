#include "survey_core/match/look_alike.h"

#include "survey_core/base/characters.h"
#include "survey_core/base/text.h"

#include <rapidfuzz/distance/JaroWinkler.hpp>

#include <algorithm>

namespace kith {
namespace {

std::string joined_words(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// Both already comparable.
double likeness(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) return 0;
    const auto in_order = [](const std::string& text) {
        auto words = split_words(text);
        std::sort(words.begin(), words.end());
        return to_characters(joined_words(words));
    };
    return std::max(rapidfuzz::jaro_winkler_similarity(to_characters(a), to_characters(b)),
                    rapidfuzz::jaro_winkler_similarity(in_order(a), in_order(b)));
}

/// `mil` begins "mill lane hall", `hal` one of its words.
bool begins(const std::string& typed, const std::string& name) {
    if (character_count(typed) < fewest_typed) return false;
    return name.starts_with(typed) || name.find(" " + typed) != std::string::npos;
}

bool is_alike(double likeness, bool is_same_place) {
    return likeness >= (is_same_place ? alike_by_name_and_place : alike_by_name);
}

bool same_place(const std::string& a, const std::string& b) {
    return !a.empty() && a == b;
}

} // namespace

std::string comparable_name(std::string_view name) {
    return joined_words(split_words(letters_and_digits(fold_for_search(name))));
}

double name_likeness(std::string_view a, std::string_view b) {
    return likeness(comparable_name(a), comparable_name(b));
}

bool is_alike(const NamedAt& a, const NamedAt& b) {
    const std::string left = comparable_name(a.name), right = comparable_name(b.name);
    return begins(left, right) || begins(right, left) ||
           is_alike(likeness(left, right),
                    same_place(comparable_name(a.place), comparable_name(b.place)));
}

std::vector<Alike>
find_alike(const NamedAt& typed, std::span<const NamedAt> known, std::size_t most) {
    const std::string name = comparable_name(typed.name);
    if (character_count(name) < fewest_typed) return {};
    const std::string place = comparable_name(typed.place);
    std::vector<Alike> found;
    for (std::size_t i = 0; i < known.size(); ++i) {
        const std::string other = comparable_name(known[i].name);
        const double how_much = likeness(name, other);
        if (begins(name, other) || begins(other, name) ||
            is_alike(how_much, same_place(place, comparable_name(known[i].place))))
            found.push_back({i, how_much});
    }
    std::stable_sort(found.begin(), found.end(), [](const Alike& a, const Alike& b) {
        return a.likeness > b.likeness;
    });
    if (found.size() > most) found.resize(most);
    return found;
}

} // namespace kith
