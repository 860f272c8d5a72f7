// Handing over: choose a stick or a folder, write, and only after everything was read back say that
// it is safe there.
#pragma once

#include "app/screens/folder_picker.h"
#include "app/screens/sealing.h"

namespace kith::app {

struct HandOverView {
    TopView top;
    std::uint64_t ready = 0;
    std::uint64_t unsent = 0; // changes on no stick yet: the interviews, corrections, receipts
    std::uint64_t unsigned_for = 0; // these, and those on sticks that nobody has signed for
    std::vector<Place> places;
    bool is_writing = false;
    std::optional<HandedOver> done;
    std::uint64_t handed_over = 0;
    std::uint64_t received = 0;
    std::uint64_t concerns = 0; // that wait, and are never in this file
    SealingView sealing;
};
[[nodiscard]] HandOverView make_hand_over_view(const Model& model);

Intents draw_hand_over_screen(Kit& kit, const HandOverView& view, FolderDraft& draft);

} // namespace kith::app
