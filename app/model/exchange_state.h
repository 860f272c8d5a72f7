// What leaves, what comes in, and what two people wrote differently.
#pragma once

#include "app/model/lists.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::app {

struct HandoverState {
    std::vector<Place> places;
    bool is_writing = false;
    std::optional<HandedOver> done;
};

struct MergeState {
    std::string folder;
    bool is_reading = false;
    std::vector<MergeFile> files;
    std::optional<std::size_t> running; // the file that is being put in
    float share = 0.0F;                 // of it, or of the practice run, that is done
    bool is_stopping = false;
    bool was_stopped = false;             // and says so, until it goes on
    bool goes_on = false;                 // all that are ready, one after the other
    std::optional<std::uint64_t> replies; // written
};

struct ConflictsState {
    std::vector<ConflictCase> cases;
    std::size_t at = 0;
    std::vector<ConflictCase> decided; // for taking the last one back
    bool is_working = false;
    std::uint64_t total = 0; // at the beginning of this sitting
};

} // namespace kith::app
