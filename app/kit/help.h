// F1: what the thing in focus is for, in one plain sentence. The sentence is the word `help.ID`, or
// of the id up to its first dot ("approve./stick/a.kithb" is "approve"), else `help.role.ROLE`.
#pragma once

#include "app/kit/kit.h"

namespace kith::app {

/// Never empty: whatever can be pressed can be explained.
[[nodiscard]] std::string help_of(const Kit& kit, const Item& item);
/// What F1 explains now: the thing with the keyboard, else the thing under the pointer, else how to
/// get around.
[[nodiscard]] std::string help_here(const Kit& kit, Point pointer);
/// The panel above the footer, while it is asked for; Escape or F1 closes it.
void draw_help(Kit& kit);

} // namespace kith::app
