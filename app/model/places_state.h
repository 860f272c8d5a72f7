// What the places beside interviews show.
#pragma once

#include "survey_core/form/findings.h"
#include "survey_core/store/forms.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::app {

/// Files that could be meant, found beside sticks and folders.
struct FoundFiles {
    std::string ending;
    std::vector<std::string> files;
};

/// One form version as the project keeps it.
struct ShelfLine {
    FormRow form;
    std::uint64_t questions = 0;
    Findings findings;
};

/// A form's file after a look at it; nothing has been kept.
struct FormCheck {
    std::string path;
    std::string title;
    std::string version;
    std::uint64_t questions = 0;
    Findings findings;
    bool can_be_added = false;
};

struct ShelfState {
    std::vector<ShelfLine> forms;
    std::optional<FormCheck> check;
    bool is_working = false;
};

struct JoinState {
    std::string check_words; // until they were compared
};

} // namespace kith::app
