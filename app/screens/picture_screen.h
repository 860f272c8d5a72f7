// Needs beside gifts, how much more people would do, and users beside staff. Every number opens its
// records.
#pragma once

#include "app/screens/frame.h"

namespace kith::app {

struct LeafLine {
    std::string leaf;
    std::string name; // in the language of the program, where the taxonomy has it
    Counted needs;
    Counted offers; // willing ones
    bool is_gap = false;
    bool is_for_a_service = false;
    bool is_general = false; // a headline: what of it is needed was not said
};

struct PollCard {
    std::string id;
    std::string about;
    std::vector<std::string> names; // of the options
    Poll poll;
};

struct PictureView {
    TopView top;
    bool is_loaded = false;
    std::vector<LeafLine> lines; // of what is needed or offered, the most needed first
    std::vector<LeafLine> gaps;
    std::size_t most = 0; // the longest bar's count
    Counted unknown;
    Willingness willingness;
    std::vector<PollCard> polls;
};
[[nodiscard]] PictureView make_picture_view(const Model& model);
Intents draw_picture_screen(Kit& kit, const PictureView& view);

// picture_answers.cpp
void draw_willingness(Kit& kit, const Willingness& all, Intents& intents);
void draw_poll(Kit& kit, const PollCard& card, Intents& intents);

/// A number that opens its records; blank titles are never shown.
void open_counted(const Counted& counted, std::string title, Intents& intents);

} // namespace kith::app
