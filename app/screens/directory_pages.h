// The page of a person and the page of a place, as they stand above a record's answers.
#pragma once

#include "app/screens/frame.h"

namespace kith::app {

/// Of a person: gifts above welcomes, beside them what was agreed to and where all of it came from;
/// "Print my data" (where everything is known) and "Gift card" at the head. Of a place: what
/// happens there, who looked and when, how often people have named it. Nothing of other records,
/// but an interview's card can be printed too.
void draw_directory_page(Kit& kit, const RecordPage& page, bool is_hub, Intents& intents);

/// A person's page has two columns (design pixels).
[[nodiscard]] float directory_page_width(const RecordPage& page);

// person_consents.cpp
void draw_consents(Kit& kit, const PersonPage& person, Intents& intents);

} // namespace kith::app
