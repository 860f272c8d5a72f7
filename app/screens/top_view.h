// What stands around every screen: who is here, whether everything is saved, what went wrong.
#pragma once

#include "app/model/model.h"

namespace kith::app {

enum class SaveMark { none, saved, saving, failed };

struct TopView {
    std::string person;
    std::string initials;
    std::string project;
    SaveMark save = SaveMark::none;
    bool is_test = false;
    bool is_open = false; // a store is open: it can be locked
    std::string language; // of the program or, in an interview, of the form
    SheetKind language_sheet = SheetKind::program_language;
    SheetKind sheet = SheetKind::none;
    std::optional<Banner> banner;
};

[[nodiscard]] TopView make_top_view(const Model& model);

/// "Amina Begum" is AB.
[[nodiscard]] std::string initials_of(std::string_view name);
/// "English (en)" is shown as English; the code in brackets is "en".
[[nodiscard]] std::string name_of_language(std::string_view language);
[[nodiscard]] std::string code_of_language(std::string_view language);

} // namespace kith::app
