#include "app/screens/top_view.h"

#include "survey_core/base/text.h"

#include <algorithm>

namespace kith::app {
namespace {

SaveMark save_mark(const Model& model) {
    if (model.screen == Screen::unlock || model.screen == Screen::new_project ||
        model.screen == Screen::recovery || model.screen == Screen::join ||
        model.screen == Screen::joined)
        return SaveMark::none;
    const auto is_saved = [](const InterviewState& interview) { return interview.is_saved(); };
    if (model.rounds.is_saved() && (!model.interview || is_saved(*model.interview)) &&
        std::all_of(model.parked.begin(), model.parked.end(), is_saved))
        return SaveMark::saved;
    const bool is_stuck = model.banner && model.banner->can_retry;
    return is_stuck ? SaveMark::failed : SaveMark::saving;
}

/// One letter as UTF-8, from the start of the text.
std::string_view first_letter(std::string_view text) {
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
        ++length;
    return text.substr(0, length);
}

std::string own_name(std::string_view code) {
    if (code == "ur") return "اردو";
    if (code == "pl") return "Polski";
    return "English";
}

} // namespace

std::string initials_of(std::string_view name) {
    std::string initials;
    bool at_word = true;
    int count = 0;
    for (std::size_t i = 0; i < name.size() && count < 2; ++i) {
        if (at_word && name[i] != ' ') {
            initials += first_letter(name.substr(i));
            ++count;
        }
        at_word = name[i] == ' ';
    }
    return initials;
}

std::string name_of_language(std::string_view language) {
    const std::string code = code_of_language(language);
    if (code == "ur" || code == "pl" || code == "en") return own_name(code);
    return trim(language.substr(0, language.find('(')));
}

std::string code_of_language(std::string_view language) {
    const std::size_t open = language.rfind('(');
    const std::size_t close = language.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
        return "en";
    return std::string(language.substr(open + 1, close - open - 1));
}

TopView make_top_view(const Model& model) {
    TopView view;
    view.person = model.session.person;
    view.initials = initials_of(view.person);
    view.project = model.session.project;
    view.is_test = model.session.is_test;
    view.save = save_mark(model);
    view.is_open = view.save != SaveMark::none;
    view.sheet = model.sheet;
    view.banner = model.banner;
    view.language = own_name(model.look.language);
    if (model.screen == Screen::interview && model.interview && model.interview->live) {
        view.language_sheet = SheetKind::form_language;
        view.language = name_of_language(model.interview->live->engine().language());
    }
    return view;
}

} // namespace kith::app
