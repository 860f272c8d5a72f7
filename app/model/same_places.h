// Places that may be one, as the window shows them, joins them and parts them again.
#pragma once

#include "app/flow/same_place.h"

namespace kith::app {

/// What was joined a moment ago, so that one key takes it back.
struct SamePlacesState {
    std::vector<AlikePlaces> alike; // while places are listed, at a coordinator's
    std::vector<RecordId> joined;   // the links that were made
};

namespace intent {
struct JoinPlaces {
    std::vector<RecordId> assets;
};
struct PartPlaces { // everything that is joined to it
    RecordId asset;
};
struct UndoJoin {}; // only what was joined a moment ago
} // namespace intent

namespace command {
struct JoinPlaces {
    std::vector<RecordId> assets;
};
struct PartPlaces {
    RecordId asset;
};
struct UndoJoin {
    std::vector<RecordId> links;
};
} // namespace command

namespace news {
struct PlacesJoined {
    std::vector<RecordId> links;
};
struct PlacesParted {};
} // namespace news

} // namespace kith::app
