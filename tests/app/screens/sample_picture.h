// A picture as a project might have it, of invented records.
#pragma once

#include "app/model/model.h"

namespace kith::test {

/// Needs and gifts with two gaps, willingness of 43 people, and a poll of 34 users and 28 staff, or
/// of so few that there is no chart.
[[nodiscard]] app::PictureState sample_picture(bool has_chart = true);

} // namespace kith::test
