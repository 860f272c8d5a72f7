// A file on the disk becomes the answer to a question that asks for one.
#pragma once

#include "survey_core/form/question.h"
#include "survey_core/record/attachment.h"
#include "survey_core/store/store.h"

namespace kith::app {

/// For questions that take a file as it is; a picture is cleaned first (media/photo.h). Stored in
/// encrypted chunks; the answer is what comes back. not_found, bad_input: not a file that this type
/// of question takes, empty, or too large.
Result<Attachment> keep_file(Store& store, QuestionType type, const Path& file);

} // namespace kith::app
