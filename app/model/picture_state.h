// The picture of everything that was collected, and the wish to see what a number counts.
#pragma once

#include "app/flow/picture.h"

#include <memory>

namespace kith::app {

/// Never changed once it is made, so that it need not be copied from frame to frame.
struct PictureShown {
    Picture picture;
    Taxonomy taxonomy;
};

struct PictureState {
    std::shared_ptr<const PictureShown> shown; // none: on its way
};

namespace command {
struct LoadPicture {};
} // namespace command

namespace news {
struct PictureLoaded {
    std::shared_ptr<const PictureShown> shown;
};
} // namespace news

} // namespace kith::app
