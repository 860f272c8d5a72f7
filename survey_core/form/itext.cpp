#include "survey_core/form/itext.h"

#include <charconv>

namespace kith {
namespace {

const LocalText* text_of_choice(const Form& form, std::string_view id) {
    const std::size_t dash = id.rfind('-');
    if (dash == std::string_view::npos) return nullptr;
    const std::string_view digits = id.substr(dash + 1);
    std::size_t at = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), at);
    const auto list = form.find_list(id.substr(0, dash));
    const bool is_number = error == std::errc() && end == digits.data() + digits.size();
    if (!is_number || !list || at >= form.list(*list).choices.size()) return nullptr;
    return &form.list(*list).choices[at].label;
}

} // namespace

const LocalText* find_itext(const Form& form, std::string_view id) {
    if (!id.starts_with('/')) return text_of_choice(form, id);
    const std::size_t colon = id.rfind(':');
    if (colon == std::string_view::npos) return nullptr;
    const auto node = form.find_path(id.substr(0, colon));
    if (!node) return nullptr;
    if (id.substr(colon) == ":label") return &form.node(*node).label;
    return id.substr(colon) == ":hint" ? &form.node(*node).hint : nullptr;
}

std::string words_of_itext(const LocalText& text, std::size_t language) {
    std::string words;
    for (const TextPiece& piece : text.in(language).pieces)
        words += piece.text;
    return words;
}

} // namespace kith
