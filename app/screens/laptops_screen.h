// The project's laptops: who uses them, what of them is here, whether they are let in; and the
// people who were erased, with the laptops that have yet to confirm.
#pragma once

#include "app/screens/frame.h"

namespace kith::app {

struct LaptopsView {
    TopView top;
    LaptopsState state;
};
[[nodiscard]] LaptopsView make_laptops_view(const Model& model);
Intents draw_laptops_screen(Kit& kit, const LaptopsView& view);

// laptop_sheet.cpp
void draw_laptop_sheet(Kit& kit, const LaptopsView& view, Intents& intents);

// erased_people.cpp
void draw_erased(Kit& kit, const std::vector<ErasedLine>& erased);

[[nodiscard]] std::string_view words_of(LaptopRole role);

} // namespace kith::app
