// Four questions that come before any other, the number to ring, and the project's policies, each
// with a sentence that says what it means. A coordinator's page: at set-up and under settings.
#pragma once

#include "app/screens/frame.h"

namespace kith::app {

struct TermsView {
    TopView top;
    TermsState state;
};
[[nodiscard]] TermsView make_terms_view(const Model& model);

struct TermsDraft {
    ProjectTerms wish;
    std::uint64_t taken = 0; // which loading was taken over; afterwards the page is the person's
};
Intents draw_terms_screen(Kit& kit, const TermsView& view, TermsDraft& draft);

struct TermLine {
    std::string_view id; // also its words: terms.ID and terms.ID_help
    float lines = 1.0F;
};
void draw_term(Kit& kit, const TermLine& line, std::string& text);
// terms_policy.cpp
void draw_policy(Kit& kit, ProjectTerms& terms);

} // namespace kith::app
