// One page of an interview as it is shown: plain values, texts in the interview's language.
#pragma once

#include "app/model/offered_list.h"
#include "app/model/walk.h"
#include "app/screens/asked_look.h"
#include "app/screens/asked_picture.h"
#include "app/screens/asked_trace.h"
#include "app/screens/interview_lines.h"
#include "app/screens/top_view.h"
#include "survey_core/interview/place_fault.h"

namespace kith::app {

enum class AskedAs {
    note,
    words,
    lines,
    whole_number,
    number,
    range,
    steps, // the values of a range, each to be pressed
    date,
    time,
    place,
    trace, // a line or a shape of places
    picture,
    drawing, // a signature, or a sketch
    file,    // kept as it is: a recording, a film, anything
    choices,
    search, // choices, too many to look through
    rank,
    acknowledge
};

/// Pages that the person fills in alone, with the laptop turned round.
enum class CurtainFace { none, closed, open };

struct AskedChoice {
    std::string name;
    std::string label;
    bool is_chosen = false;
    AskedPicture picture = {};
};

struct AskedScale {
    std::string start = "1";
    std::string end = "10";
    std::string step = "1";
    std::string placeholder; // where the line begins while nothing is answered
    std::string tick;        // from one mark on the line to the next
};

struct AskedQuestion {
    std::string path;
    AskedAs as = AskedAs::words;
    std::string label;
    std::string heading;  // the label as the page shows it: `**these words**` are strong
    std::string hint;     // likewise
    std::string guidance; // likewise: what the form says to whoever asks
    AskedPicture picture;
    std::string value;   // what is typed, else the answer
    std::string problem; // in the form's own words, once somebody wanted to go on
    bool has_problem = false;
    bool is_required = false;
    bool is_read_only = false;
    bool is_sealed = false;  // answered, and only a coordinator can read it
    bool is_in_hand = false; // digits and letters answer this one
    bool takes_many = false;
    bool is_in_table = false; // one line of a table, with its neighbours that offer the same
    bool is_on_scale = false; // its choices stand beside each other on a line, as one of a scale
    Missing missing = Missing::none;
    std::string note; // as it is typed, else as it is kept
    bool note_is_sealed = false;
    std::vector<AskedChoice> choices;
    bool has_pictures = false;               // beside its choices
    std::shared_ptr<const OfferedList> list; // of a search, instead of the choices
    AskedScale scale;                        // of a range
    std::optional<Attachment> file;          // that answers it
    AskedTrace trace;
    AskedLook look;
    std::optional<PlaceFault> place_fault; // what is wrong with a place
    std::vector<LookAlike> alike;          // whose names look like what is typed
    bool can_be_same = false;              // one of them may be taken: it counts as a mention
    bool is_mention = false;               // it was
};

struct InterviewView {
    TopView top;
    std::uint64_t number = 0; // of the interview, in this sitting
    std::string form;
    std::string topic;
    std::size_t page = 0; // from 1
    std::size_t pages = 0;
    std::vector<AskedQuestion> questions;
    ProjectAbout about; // where the consent begins: what the project says of itself; else blank
    RepeatLine repeat;
    std::string in_hand; // the path that the keyboard answers
    CurtainFace curtain = CurtainFace::none;
    bool is_at_end = false;
    bool is_finishing = false;
    bool keeps_nothing = false;
    bool needs_consent_override = false; // the consent is in a translation nobody has reviewed
    bool can_undo_remove = false;
    std::shared_ptr<const Walk> walk;
    std::vector<ParkedLine> parked;      // for their sheet; the last one first
    KeyedLines keyed;                    // from paper, in its sheet
    RealThings real_things;              // at the end
    std::vector<AnswerLine> answers;     // at the end, and in the overview
    std::vector<NotAskedLine> not_asked; // in its sheet
    bool is_author = false;              // may add forms, and so wonders why something is hidden
    std::vector<std::string> languages;
    std::string language;
};

[[nodiscard]] InterviewView make_interview_view(const Model& model);

} // namespace kith::app
