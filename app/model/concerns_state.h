// A concern about somebody's safety in the window. What a coordinator has opened is here only while
// that page is shown.
#pragma once

#include "app/flow/concerns.h"
#include "app/model/places.h"

namespace kith::app {

struct ConcernsSent {
    std::uint64_t entries = 0;
    std::string file; // its name
};

struct ConcernsState {
    Screen back = Screen::home;
    std::uint64_t sealed = 0; // since the page was opened
    std::optional<std::vector<OpenedConcern>> opened;
    std::optional<ConcernId> adding_to;
    std::optional<ConcernsSent> sent;
    bool is_working = false;
    std::string trouble; // a sentence
};

namespace intent {

struct OpenConcerns {}; // from wherever one is
struct LeaveConcerns {};
struct SealConcern {
    ConcernWords words;
    std::optional<ConcernId> about;
};
struct ReadConcerns {};
struct AddToConcern {
    ConcernId concern{};
};
struct SendConcerns {
    std::string folder;
};

} // namespace intent

namespace command {

struct SealConcern {
    ConcernWords words;
    std::optional<ConcernId> about;
};
struct ReadConcerns {};
struct SendConcerns {
    std::string folder;
};

} // namespace command

namespace news {

struct ConcernSealed {};
struct ConcernsOpened {
    std::vector<OpenedConcern> concerns;
};
struct ConcernsWritten {
    ConcernsSent sent;
};
struct ConcernRefused {
    Error error;
};

} // namespace news

} // namespace kith::app
