// Asked for while an interview is held. Paths are those of the form's questions.
#pragma once

#include "app/flow/remarks.h"
#include "app/media/drawing.h"

#include <string>

namespace kith::app::intent {

struct Answer {
    std::string path;
    std::string value;
};
struct Choose {
    std::string path;
    std::string choice;
    bool by_digit = false; // then a single choice may go on by itself
};
/// Why there is no answer: refused, not known, or to be asked again before the end.
struct Mark {
    std::string path;
    Missing missing = Missing::none; // none takes the mark away
};
struct Typed {
    std::string path; // of the question, or of its note: `/name@note`
    std::string text;
};
/// The picture in this file answers the question (its metadata is left behind), or what was drawn.
struct UsePicture {
    std::string path;
    std::string file;
    Drawing drawing = {}; // where there is no file
};
/// This file, kept as it is, answers the question: a recording, a film, any file.
struct UseFile {
    std::string path;
    std::string file;
};
struct FieldLeft {
    std::string path;
};
/// Enter: the next question of this page, then the next page.
struct NextQuestion {};
struct PreviousQuestion {};
struct NextPage {
    bool skips = false; // also past a question that must be answered
};
struct PreviousPage {};
/// Also makes it the question that digits answer.
struct JumpTo {
    std::string path;
    bool comes_back = false; // PageDown then leads back to the read-back
};
/// The interview in hand is put aside and another one taken up; nothing of either is lost.
struct SwapTo {
    std::uint64_t number = 0;
};
/// ... the one that was in hand before this one.
struct SwapToLast {};
/// Put aside, to begin another.
struct ParkAndStart {};
struct AddRepeat {
    std::string path;
};
struct RemoveRepeat {
    std::string path;
};
struct UndoRemove {};
struct FormLanguage {
    std::string language;
};
/// The consent text is an unreviewed translation; the worker goes on, and that is kept.
struct ReadUnreviewed {};
/// A line of a form that was filled in on paper: `4 2`.
struct KeyIn {
    std::string line;
};
/// The laptop is turned round: the person answers what is for them alone.
struct OpenCurtain {};
/// ... and given back; also without an answer.
struct CloseCurtain {};
struct FinishLater {};
struct Finish {};

} // namespace kith::app::intent
