// Bringing laptops together: each file with its sender and its practice run, put in one after the
// other; a new laptop is approved here; replies go back the same way.
#pragma once

#include "app/screens/folder_picker.h"

namespace kith::app {

struct MergeView {
    TopView top;
    std::vector<Place> places;
    std::string folder; // empty: none chosen yet
    bool is_reading = false;
    std::vector<MergeFile> files;
    std::optional<std::size_t> running;
    float share = 0.0F; // of what runs
    bool is_stopping = false;
    bool is_hub = false;   // only a coordinator writes replies
    std::size_t ready = 0; // files that can be put in now
    MergeCounts counts;    // of all of them together
    std::uint64_t set_aside = 0;
    std::optional<std::uint64_t> replies;
    ImportsState imports; // shown beside the choice of a folder
};
[[nodiscard]] MergeView make_merge_view(const Model& model);

struct MergeDraft {
    FolderDraft folder;
    std::string reason;     // of undoing an import
    bool has_begun = false; // the keyboard was taken to it
};
Intents draw_merge_screen(Kit& kit, const MergeView& view, MergeDraft& draft);

// merge_files.cpp
void draw_merge_files(Kit& kit, const MergeView& view, Intents& intents);
void draw_practice_run(Kit& kit, const MergeView& view);
// merge_imports.cpp
void draw_imports(Kit& kit, const MergeView& view, Intents& intents);
void draw_undo_sheet(Kit& kit, const MergeView& view, MergeDraft& draft, Intents& intents);

} // namespace kith::app
