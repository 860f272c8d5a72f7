// The local directory: places, groups and events of everybody's, who looked that it is still so and
// when. Nobody who named them is named.
#pragma once

#include "app/flow/asset_page.h"
#include "app/paper/sheet_words.h"

namespace kith::app {

[[nodiscard]] Document
directory(const std::vector<AssetPage>& assets, const Letterhead& head, const Words& words);

} // namespace kith::app
