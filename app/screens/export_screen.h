// Answers leave as a file: of which form, how written, with or without names, where to.
#pragma once

#include "app/screens/folder_picker.h"

namespace kith::app {

struct ExportForm {
    std::string form_id;
    std::string title;
    std::vector<std::string> languages;
};
struct ExportView {
    TopView top;
    std::vector<ExportForm> forms; // each once
    std::vector<Place> places;
    ExportState state;
};
[[nodiscard]] ExportView make_export_view(const Model& model);

struct ExportDraft {
    ExportWish wish;
    FolderDraft folder;
};
Intents draw_export_screen(Kit& kit, const ExportView& view, ExportDraft& draft);

// export_wishes.cpp
void draw_export_wishes(Kit& kit, const ExportView& view, ExportDraft& draft);
void draw_exported(Kit& kit, const Exported& done);

} // namespace kith::app
