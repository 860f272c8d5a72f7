// Pictures that were looked at once and must stay as they are. The comparison forgives what another
// version of FreeType or Mesa does to an edge, and nothing else.
//
// KITH_WRITE_GOLDENS=1 in the environment writes the pictures instead of comparing them: look at
// what changed before you keep it.
#pragma once

#include "app/text/png_file.h"

#include <string>

namespace kith::test {

using Picture = app::PngPicture;

/// How far two pictures are apart: their difference, a little blurred, as a share of the ink of the
/// first (all that is not its ground). 0 is the same, 1 is as if nothing had been drawn.
[[nodiscard]] double difference_of(const Picture& golden, const Picture& picture);

/// Fails the test at hand when the picture is not tests/assets/golden/NAME.png any more, and says
/// where the new one lies.
void check_golden(const std::string& name, const Picture& picture, double limit = 0.15);

} // namespace kith::test
