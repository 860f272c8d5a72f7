// The card that a person takes home from an interview: their gifts in their own words, whom to
// ring, and below the fold the slip with which they can change their mind. Never their address or
// number, nor what they would welcome: a card may be found by anybody.
#pragma once

#include "app/paper/sheet_words.h"

namespace kith::app {

/// One sheet that folds twice to the size of a pocket.
/// \pre names_a_gift(person)
[[nodiscard]] Document
gift_card(const PersonPage& person, const Letterhead& head, const Words& words);
/// There is something to write on the card.
[[nodiscard]] bool names_a_gift(const PersonPage& person);

/// The change-my-mind slip alone: the code, what to quote, whom to ring. No name.
[[nodiscard]] Document
change_slip(const PersonPage& person, const Letterhead& head, const Words& words);

} // namespace kith::app
