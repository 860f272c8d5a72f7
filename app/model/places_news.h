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
    std::vector<OfferedForm> offered;
};
struct FormChecked {
    FormCheck check;
};
struct CheckedFormAdded {};
struct AnswersExported {
    Exported done;
};
struct GivenLoaded {
    std::vector<GivenLine> lines;
};
struct SettingsLoaded {
    LaptopFacts facts;
};
struct LookKept {};
struct DrillPassed {};
struct CardWritten {
    CardMade card;
};
/// Of the drill or the card: shown where it was asked for.
struct SettingsFailed {
    Error error;
};
struct RecordChanged {
    std::string toast; // a key of the words
};
struct ChangeRefused {
    Error error;
};

} // namespace kith::app::news
