// A record as OpenRosa XML, ready for any server or tool of that family.
#pragma once

#include "survey_core/form/form.h"
#include "survey_core/interview/answers.h"

namespace kith {

/// What is written; paths as Interview::to_record() gives them (its entity lines are not needed).
struct SubmissionContent {
    std::string instance_id; // "uuid:..."
    std::vector<Answer> answers;
    std::vector<EntityAction> entities;
};

/// UTF-8, in the order of the form. Paths that the form does not have are left out. Characters that
/// XML cannot hold (control characters) are left out of the texts.
[[nodiscard]] std::string write_submission(const Form& form, const SubmissionContent& content);

} // namespace kith
