// Look-alikes of a name, as the window asks for them while it is typed.
#pragma once

#include "app/flow/look_alikes.h"

namespace kith::app {

namespace intent {

/// What is named is this one, which the laptop knows: it counts as a mention.
struct SameAs {
    std::string path;
    RecordId record;
};

} // namespace intent

namespace command {

struct FindAlike {
    std::string list;
    std::string path;
    std::string text;
    std::uint64_t interview = 0;
};

} // namespace command

namespace news {

struct AlikeFound {
    std::string list;
    std::string path;
    std::string text;
    std::vector<LookAlike> found;
    std::uint64_t interview = 0;
};

} // namespace news

} // namespace kith::app
