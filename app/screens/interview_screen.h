// The interview: one page of questions, the list of everything, and the last page that is read
// back. Enter goes on, digits choose, Escape leaves without discarding anything.
#pragma once

#include "app/kit/sign_pad.h"
#include "app/screens/frame.h"
#include "app/screens/interview_view.h"

#include <span>

namespace kith::app {

/// What is typed to find one choice among many, and what that has found: kept until either changes.
struct ChoiceSearch {
    std::string typed;
    bool has_moved = false; // the arrows went to another row than the first
    std::shared_ptr<const OfferedList> list;
    std::string found_for;
    std::vector<std::uint32_t> found;
    std::string chosen_of; // the answer that `chosen` says with labels
    std::vector<NamedChoice> chosen;
};

/// Which question the keyboard was taken to, so that it is taken there once and not held.
struct InterviewDraft {
    std::uint64_t interview = 0; // whose this is: the next one begins with nothing of it
    std::string taken_to;
    std::string noting; // the question whose note is open
    std::string noting_taken_to;
    bool is_keying = false;  // the sheet for paper is open
    std::string keying;      // the line from paper
    std::uint64_t keyed = 0; // lines that were taken
    bool only_open = false;  // of the outline
    std::string outlined_for;
    float outline_offset = 0.0F;
    std::map<std::string, std::string, std::less<>> pictures; // typed paths, by question
    std::map<std::string, ChoiceSearch, std::less<>> searches;
    std::map<std::string, SignLines, std::less<>> drawings;
};

Intents draw_interview_screen(Kit& kit, const InterviewView& view, InterviewDraft& draft);

// interview_page.cpp: the questions in hand.
void draw_interview_page(Kit& kit,
                         const InterviewView& view,
                         InterviewDraft& draft,
                         Intents& intents);
// interview_bars.cpp: where one is and where one can go.
std::optional<std::string> draw_interview_foot(Kit& kit, const InterviewView& view);
void take_interview_foot(const std::optional<std::string>& pressed, Intents& intents);
void draw_interview_progress(Kit& kit, const InterviewView& view);
// project_about.cpp: what the project says of itself, before anybody agrees to anything.
void draw_project_about(Kit& kit, const ProjectAbout& about);
// questions.cpp: one question on its page.
struct QuestionPlace {
    bool is_alone = false;          // the only question on its page
    std::string* picture = nullptr; // the file that is being typed
    ChoiceSearch* search = nullptr;
    SignLines* drawing = nullptr;
};
void draw_question(Kit& kit,
                   const AskedQuestion& question,
                   const QuestionPlace& place,
                   Intents& intents);
// questions_tabled.cpp: neighbours that offer the same choices, as one table.
/// How many of the first questions stand in one table; 0: the first one stands alone.
[[nodiscard]] std::size_t table_length(Kit& kit, std::span<const AskedQuestion> questions);
void draw_table_of(Kit& kit, std::span<const AskedQuestion> questions, Intents& intents);
// remarks.cpp: why there is no answer, a note, and the interviews that were put aside.
void take_remark_keys(Kit& kit, const InterviewView& view, InterviewDraft& draft, Intents& intents);
[[nodiscard]] bool has_remarks(const AskedQuestion& question, const InterviewDraft& draft);
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
// curtain.cpp: before the pages that the person fills in alone, and under them.
void draw_closed_curtain(Kit& kit);
std::optional<std::string> draw_curtain_foot(Kit& kit, const InterviewView& view);
void take_curtain_foot(std::string_view pressed, Intents& intents);
// transcribing.cpp: keying in what was filled in on paper.
void draw_transcribing(Kit& kit,
                       const InterviewView& view,
                       InterviewDraft& draft,
                       Intents& intents);
// not_asked.cpp: for authors, why something is hidden.
void draw_not_asked(Kit& kit, const InterviewView& view, Intents& intents);

} // namespace kith::app
