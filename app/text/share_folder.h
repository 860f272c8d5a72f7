// Where the program's own files lie: fonts, words, forms. Never anything that people wrote.
#pragma once

#include <filesystem>
#include <optional>

namespace kith::app {

/// `KITH_SHARE` if set; else `share/kith` beside the program, beside its folder or further up (the
/// build tree); nothing when none exists.
[[nodiscard]] std::optional<std::filesystem::path> find_share_folder();

} // namespace kith::app
