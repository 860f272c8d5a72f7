// A blank form to fill in by hand, for keying in later: codes, numbered choices to tick, lines to
// write on, and in words when a question is left out.
#pragma once

#include "app/flow/paper_form.h"
#include "app/paper/sheet_words.h"

namespace kith::app {

[[nodiscard]] Document
blank_form(const PaperForm& form, const Letterhead& head, const Words& words);

} // namespace kith::app
