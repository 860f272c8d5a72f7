// Places that may be one, as the window shows them, joins them and parts them again.
#pragma once

#include "app/flow/same_place.h"

namespace kith::app {

/// What was joined a moment ago, so that one key takes it back.
struct SamePlacesState {
    std::vector<AlikePlaces> alike; // while places are listed, at a coordinator's
    std::optional<RecordId> joined;
};

namespace intent {
struct JoinPlaces {
    std::vector<RecordId> assets;
};
struct PartPlaces {
    RecordId asset;
};
} // namespace intent

namespace command {
struct JoinPlaces {
    std::vector<RecordId> assets;
};
struct PartPlaces {
    RecordId asset;
};
} // namespace command

namespace news {
struct PlacesJoined {
    RecordId first;
};
struct PlacesParted {};
} // namespace news

} // namespace kith::app
