// Which picture of the form belongs to a question or a choice. form_pictures.h draws it.
#pragma once

#include "app/model/interview_state.h"

namespace kith::app {

struct AskedPicture {
    std::string file;                   // its name; empty: there is none
    std::string key;                    // another one for other bytes
    const std::string* bytes = nullptr; // the form's own; null: it did not come along
};

[[nodiscard]] AskedPicture asked_picture(const InterviewState& interview, std::string file);

} // namespace kith::app
