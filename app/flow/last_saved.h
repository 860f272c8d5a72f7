// ${last-saved#name}: what the record holds that whoever uses this laptop finished last, for the
// next interview with the same form.
#pragma once

#include "survey_core/form/form.h"
#include "survey_core/store/store_view.h"

#include <map>

namespace kith::app {

using SavedAnswers = std::map<std::string, std::string>; // by the question's path, root included

/// Only the answers that the form asks back for, and none that only coordinators may read. Empty
/// where nothing was finished yet.
[[nodiscard]] Result<SavedAnswers> last_saved_answers(StoreView& store, const Form& form);

/// One text, to be kept with a draft: an interview that is resumed computes what it computed.
[[nodiscard]] std::string encode_saved(const SavedAnswers& answers);
[[nodiscard]] SavedAnswers decode_saved(std::string_view text);

} // namespace kith::app
