// Asked for while an interview is held. Paths are those of the form's questions.
#pragma once

#include <string>

namespace kith::app::intent {

struct Answer {
    std::string path;
    std::string value;
};
struct Choose {
    std::string path;
    std::string choice;
};
struct Typed {
    std::string path;
    std::string text;
};
/// The picture in this file answers the question; its metadata is left behind.
struct UsePicture {
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
};
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
struct FinishLater {};
struct Finish {};

} // namespace kith::app::intent
