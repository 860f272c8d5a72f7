// What the files that draw questions share; interview_screen.h has what the page calls.
#pragma once

#include "app/screens/interview_screen.h"

namespace kith::app {

/// What is wrong with the answer, in the form's words or ours; empty: nothing.
[[nodiscard]] std::string problem_of(const Kit& kit, const AskedQuestion& question);

// questions_ordered.cpp: a place on a line, and several things in an order.
void draw_alike(Kit& kit, const AskedQuestion& question, Intents& intents); // questions_alike.cpp
void draw_range_of(Kit& kit, const AskedQuestion& question, Intents& intents);
void draw_rank_of(Kit& kit, const AskedQuestion& question, Intents& intents);

/// A choice that is pressed in this frame is pressed by its digit or letter.
[[nodiscard]] bool types_a_character(const Kit& kit);

// questions_counted.cpp
void draw_counter_of(Kit& kit, const AskedQuestion& question, Intents& intents);
void draw_steps_of(Kit& kit, const AskedQuestion& question, Intents& intents);

// questions_traced.cpp
[[nodiscard]] std::string say_place_fault(const Kit& kit, const PlaceFault& fault);
void draw_sketch_of(Kit& kit, const AskedQuestion& question);

// questions_pictured.cpp: from a file, or drawn.
void draw_picture_of(Kit& kit, const AskedQuestion& question, std::string& file, Intents& intents);
void draw_file_of(Kit& kit, const AskedQuestion& question, std::string& file, Intents& intents);
void draw_drawing_of(Kit& kit, const AskedQuestion& question, SignLines& lines, Intents& intents);

// questions_searched.cpp: one choice, or several, among too many to look through.
void draw_search_of(Kit& kit,
                    const AskedQuestion& question,
                    ChoiceSearch& search,
                    Intents& intents);

} // namespace kith::app
