// Asked for where a laptop joins, forms are kept, and what left the laptop is looked up.
#pragma once

#include "survey_core/store/records.h"

#include <string>

namespace kith::app::intent {

// A laptop joins
struct JoinProject {
    std::string card; // the joining card's file
    std::string laptop;
    std::string worker;
    std::string passphrase;
    std::string again;
};
struct CheckWordsNoted {};

// Forms
struct CheckForm {
    std::string path;
};
/// Adds the form that was checked; nothing happens while something must be fixed.
struct AddCheckedForm {};
struct ForgetCheck {};

} // namespace kith::app::intent
