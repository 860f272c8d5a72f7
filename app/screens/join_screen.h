// A field laptop joins by the coordinator's card, then shows the words to compare aloud.
#pragma once

#include "app/screens/file_picker.h"

namespace kith::app {

struct JoinView {
    TopView top;
    FoundFiles cards;
    bool is_working = false;
    Message error;
};
[[nodiscard]] JoinView make_join_view(const Model& model);
struct JoinDraft {
    intent::JoinProject wish;
};
Intents draw_join_screen(Kit& kit, const JoinView& view, JoinDraft& draft);

struct JoinedView {
    TopView top;
    std::string project;
    std::string check_words;
};
[[nodiscard]] JoinedView make_joined_view(const Model& model);
Intents draw_joined_screen(Kit& kit, const JoinedView& view);

} // namespace kith::app
