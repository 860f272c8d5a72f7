// The one sheet of paper that opens a project's store when every passphrase is forgotten. It is
// made in memory and written once; no copy stays on the laptop.
#pragma once

#include "survey_core/base/bytes.h"
#include "survey_core/base/result.h"
#include "survey_core/base/time.h"

#include <string>

namespace kith::app {

struct RecoverySheet {
    std::string project;
    std::string code;        // as make_recovery_code() writes it, in groups
    std::string check_words; // of the project's key, to tell two sheets apart
    Date made_on;
};

/// One A4 page as PDF, with the mark RESTRICTED. Fails only where Cairo does.
[[nodiscard]] Result<Bytes> recovery_sheet_pdf(const RecoverySheet& sheet);

} // namespace kith::app
