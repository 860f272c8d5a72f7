// What `kithctl insight` says: the whole picture for the project, every number with its records; or
// what may leave it, where small counts are withheld and no record is named.
#pragma once

#include "app/ctl/console.h"
#include "app/flow/picture.h"

namespace kith::app {

[[nodiscard]] Outcome report_picture(const Picture& picture, const Taxonomy& taxonomy);
/// Nothing in it counts fewer than `threshold` people, nor lets one work out such a count.
[[nodiscard]] Outcome
report_published(const Picture& picture, const Taxonomy& taxonomy, std::size_t threshold);

} // namespace kith::app
