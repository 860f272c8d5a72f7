// What came back for the places beside interviews.
#pragma once

#include "app/model/lists.h"
#include "app/model/places_state.h"

namespace kith::app::news {

struct ProjectJoined {
    Session session;
    std::string check_words; // of this laptop's key, to compare aloud
};
struct FilesFound {
    FoundFiles found;
};
struct ShelfLoaded {
    std::vector<ShelfLine> forms;
};
struct FormChecked {
    FormCheck check;
};
struct CheckedFormAdded {};

} // namespace kith::app::news
