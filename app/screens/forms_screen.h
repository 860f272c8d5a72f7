// The project's forms, and what is found in a form's file before it is kept: where, what, and what
// to write instead.
#pragma once

#include "app/screens/file_picker.h"

namespace kith::app {

struct FormsView {
    TopView top;
    std::vector<ShelfLine> forms;
    std::vector<OfferedForm> offered;
    std::optional<FormCheck> check;
    FoundFiles files;
    bool is_working = false;
};
[[nodiscard]] FormsView make_forms_view(const Model& model);

struct FormsDraft {
    std::string path;
    std::optional<Severity> only; // which findings are shown
};
Intents draw_forms_screen(Kit& kit, const FormsView& view, FormsDraft& draft);

/// "2 must be fixed, 3 worth a look"; one sentence when there is nothing.
[[nodiscard]] std::string say_findings(const Kit& kit, const Findings& findings);

// form_findings.cpp
void draw_form_check(Kit& kit, const FormCheck& check, std::optional<Severity>& only);
[[nodiscard]] std::size_t count_of(const Findings& findings, Severity severity);

} // namespace kith::app
