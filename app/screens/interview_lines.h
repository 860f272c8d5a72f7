// The lines of an interview's lists: what was answered, what was put aside, what is not asked.
#pragma once

#include "app/model/walk.h"

namespace kith::app {

/// A line of the list of everything, and of what is read back at the end.
struct AnswerLine {
    std::string path;
    std::string question;
    std::string answer; // empty: nothing yet
    std::string problem;
    bool has_problem = false;
    bool is_sealed = false;
    std::string topic;
    Missing missing = Missing::none;
    std::string note;
};

/// An interview that was put aside: never more than a first name, for others may look on.
struct ParkedLine {
    std::uint64_t number = 0;
    std::string first_name; // empty: it has none yet
    Instant started_at;
    std::size_t answered = 0;
    std::size_t asked = 0;
};

/// The end of a repeat, or one of its instances.
struct RepeatLine {
    std::string series;   // set on the page that asks for more
    std::string instance; // set on pages inside an instance
    std::string label;
    std::int32_t count = 0;
    bool can_remove = false;
};

/// An answer that a rule of the form looked at.
struct SeenLine {
    std::string name; // of the question, as the form's author calls it
    std::string value;
    bool is_hidden = false;
};

/// A place that is left out by a rule of the form.
struct NotAskedLine {
    std::string path;
    std::string label;
    std::string rule; // as the author wrote it; empty: a repeat to which nobody has added yet
    bool is_count = false;
    std::vector<SeenLine> seen;
    std::string decided_by; // the path of the first answer that can be changed
};

} // namespace kith::app
