// Where an interview begins or goes on: the forms of the project, and the drafts.
#pragma once

#include "app/screens/frame.h"

namespace kith::app {

struct FormLine {
    FormVersionId form{};
    std::string title;
    std::string version;
};
struct StartView {
    TopView top;
    std::vector<FormLine> forms; // the newest version of each
    bool can_add = false;        // a coordinator's store
};
[[nodiscard]] StartView make_start_view(const Model& model);
struct StartDraft {
    std::string form_path;
};
Intents draw_start_screen(Kit& kit, const StartView& view, StartDraft& draft);

struct DraftLine {
    DraftId draft{};
    std::string title; // empty: nobody has given a name yet
    std::string form;
    Instant touched_at;
    std::uint64_t answers = 0;
    std::string newer_version; // of its form; empty: it is of the newest
};
struct DraftsView {
    TopView top;
    std::vector<DraftLine> drafts;
    std::optional<DraftMove> move; // to be looked at, in its sheet
    bool can_restore = false;
};
[[nodiscard]] DraftsView make_drafts_view(const Model& model);
Intents draw_drafts_screen(Kit& kit, const DraftsView& view);
// drafts_moved.cpp: what would change with a newer version, before it does.
void draw_move_sheet(Kit& kit, const DraftsView& view, Intents& intents);

} // namespace kith::app
