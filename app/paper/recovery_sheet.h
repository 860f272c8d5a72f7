// The one sheet of paper that opens a project's store when every passphrase is forgotten. It is
// made in memory and written once; no copy stays on the laptop.
#pragma once

#include "app/paper/document.h"
#include "app/text/words.h"
#include "survey_core/base/time.h"

namespace kith::app {

struct RecoverySheet {
    std::string project;
    std::string code;        // as make_recovery_code() writes it, in groups
    std::string check_words; // of the project's key, to tell two sheets apart
    Date made_on;
};

[[nodiscard]] Document recovery_sheet(const RecoverySheet& sheet, const Words& words);

} // namespace kith::app
