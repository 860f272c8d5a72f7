// The interview: one page of questions, the list of everything, and the last page that is read
// back. Enter goes on, digits choose, Escape leaves without discarding anything.
#pragma once

#include "app/screens/frame.h"
#include "app/screens/interview_view.h"

namespace kith::app {

/// Which question the keyboard was taken to, so that it is taken there once and not held.
struct InterviewDraft {
    std::string taken_to;
    std::string noting; // the question whose note is open
    std::string noting_taken_to;
    bool only_open = false; // of the outline
    std::string outlined_for;
    float outline_offset = 0.0F;
    std::map<std::string, std::string, std::less<>> pictures; // typed files, by question
};

Intents draw_interview_screen(Kit& kit, const InterviewView& view, InterviewDraft& draft);

// interview_bars.cpp: where one is and where one can go.
std::optional<std::string> draw_interview_foot(Kit& kit, const InterviewView& view);
void take_interview_foot(const std::optional<std::string>& pressed, Intents& intents);
void draw_interview_progress(Kit& kit, const InterviewView& view);
// questions.cpp: one question on its page.
struct QuestionPlace {
    bool is_alone = false;          // the only question on its page
    std::string* picture = nullptr; // the file that is being typed
};
void draw_question(Kit& kit,
                   const AskedQuestion& question,
                   const QuestionPlace& place,
                   Intents& intents);
// remarks.cpp: why there is no answer, a note, and the interviews that were put aside.
void take_remark_keys(Kit& kit, const InterviewView& view, InterviewDraft& draft, Intents& intents);
void draw_remarks(Kit& kit, const AskedQuestion& question, InterviewDraft& draft, Intents& intents);
void draw_remark_buttons(Kit& kit,
                         const InterviewView& view,
                         InterviewDraft& draft,
                         Intents& intents);
void draw_missing_sheet(Kit& kit, const InterviewView& view, Intents& intents);
void draw_parked_sheet(Kit& kit, const InterviewView& view, Intents& intents);
// outline.cpp: on wide windows only.
[[nodiscard]] bool has_outline(const Kit& kit, const InterviewView& view);
[[nodiscard]] Rect take_outline_place(Kit& kit); // from the body, before the page is drawn
void draw_outline(Kit& kit,
                  const InterviewView& view,
                  const Rect& place,
                  InterviewDraft& draft,
                  Intents& intents);
// read_back.cpp: everything that was answered, and what still stands in the way.
void draw_read_back(Kit& kit, const InterviewView& view, Intents& intents);
void draw_overview(Kit& kit, const InterviewView& view, Intents& intents);

} // namespace kith::app
