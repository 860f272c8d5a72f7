// The pictures of a form: under the label of a question, and beside its choices.
#pragma once

#include "app/kit/kit.h"
#include "app/screens/interview_view.h"

namespace kith::app {

/// Decoded and made small enough for the room (window pixels) when it is first shown. No texture:
/// it did not come along, or cannot be read; say_unseen() says so.
[[nodiscard]] const TextImage&
form_picture_of(Kit& kit, const AskedPicture& picture, const Size& room);
[[nodiscard]] std::string say_unseen(const Kit& kit, const AskedPicture& picture);
/// At the full width of the flow at most; nothing where the question has none.
void draw_picture_under(Kit& kit, const AskedQuestion& question);

} // namespace kith::app
