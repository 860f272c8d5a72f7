// Which sheet of paper, in which language, where to; and then plainly where the file lies and that
// it is outside the encryption.
#pragma once

#include "app/screens/folder_picker.h"

namespace kith::app {

struct PaperView {
    TopView top;
    std::vector<Place> places;
    PaperState state;
    bool is_hub = false; // only there everything on a person is known
};
[[nodiscard]] PaperView make_paper_view(const Model& model);

struct PaperDraft {
    RecordId record;                             // which person this draft is for
    PaperKind asked_kind = PaperKind::gift_card; // when the page was opened
    PaperKind kind = PaperKind::gift_card;
    std::string language;
    std::string phone;
    bool has_phone = false; // the kept one was taken over, or somebody typed
    FolderDraft folder;
};
Intents draw_paper_screen(Kit& kit, const PaperView& view, PaperDraft& draft);

} // namespace kith::app
