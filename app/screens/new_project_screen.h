// A new project: its name, the coordinator's name, words to unlock it. Then the recovery code,
// once.
#pragma once

#include "app/screens/frame.h"

namespace kith::app {

struct NewProjectView {
    TopView top;
    std::string store_path;
    bool is_working = false;
    Message error;
};
[[nodiscard]] NewProjectView make_new_project_view(const Model& model);

struct NewProjectDraft {
    intent::StartProject wish;
};
Intents draw_new_project_screen(Kit& kit, const NewProjectView& view, NewProjectDraft& draft);

struct RecoveryView {
    TopView top;
    std::string project;
    std::string code;
};
[[nodiscard]] RecoveryView make_recovery_view(const Model& model);
struct RecoveryDraft {
    bool is_noted = false;
};
Intents draw_recovery_screen(Kit& kit, const RecoveryView& view, RecoveryDraft& draft);

} // namespace kith::app
