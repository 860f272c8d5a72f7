// Something frightening that was seen or told: whom to tell now, words that are sealed as they are
// kept, and the file in which they go. A coordinator reads them here, after asking for it.
#pragma once

#include "app/screens/folder_picker.h"

namespace kith::app {

struct ConcernsView {
    TopView top;
    bool is_hub = false;
    std::string lead, phone;
    ConcernCounts counts;
    ConcernsState state;
    std::vector<Place> places;
};
[[nodiscard]] ConcernsView make_concerns_view(const Model& model);

struct ConcernsDraft {
    ConcernWords words;
    FolderDraft folder;
    std::uint64_t sealed = 0; // how often, when `words` began
};
Intents draw_concerns_screen(Kit& kit, const ConcernsView& view, ConcernsDraft& draft);

// concerns_read.cpp
/// At the hub only, and nothing of it before it was asked for.
void draw_concerns_read(Kit& kit, const ConcernsView& view, Intents& intents);

} // namespace kith::app
