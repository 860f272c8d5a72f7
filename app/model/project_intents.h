// Asked for anywhere, at the lock, and where interviews begin.
#pragma once

#include "app/model/places.h"
#include "survey_core/store/drafts.h"

#include <string>

namespace kith::app::intent {

// Anywhere
struct GoTo {
    Screen screen = Screen::home;
};
struct Lock {};
struct Hide {}; // the screen, when nobody has touched it for a while
struct NextTheme {};
struct NextTextSize {};
struct OpenSheet {
    SheetKind sheet = SheetKind::none; // none closes
};
struct ProgramLanguage {
    std::string language;
};
struct CloseBanner {};
struct Retry {};
/// A stick was put in or taken out, or files came into the folder that is looked at.
struct PlacesChanged {};

// Unlock and a new project
struct Unlock {
    std::string passphrase;
};
struct StartProject {
    std::string name;
    std::string person;
    std::string passphrase;
    std::string again;
    bool is_test = false;
};
struct RecoveryNoted {};

// Forms and drafts
struct AddForm {
    std::string path; // empty: the forms that came with the program
};
struct BeginInterview {
    FormVersionId form{};
};
struct ResumeDraft {
    DraftId draft{};
};
struct DiscardDraft {
    DraftId draft{};
};
struct RestoreDraft {};
/// What would change if the draft went on with the newest version of its form.
struct LookAtMove {
    DraftId draft{};
};
struct MoveDraft {}; // the one that was looked at

} // namespace kith::app::intent
