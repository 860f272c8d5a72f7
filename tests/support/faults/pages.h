// What a thief with the key could read: the pages of databases as they lie on the disk, decrypted.
#pragma once

#include "survey_core/store/key_slots.h"

namespace kith::test {

/// The files of a store in which some page holds the words, in large or small letters: `store.db`
/// with its free pages and its index of words, `store.db-wal` with every frame that is left in it,
/// and `snapshots/...`.
[[nodiscard]] Result<std::vector<std::string>>
traces(FileSystem& files, const Path& store_folder, const WayIn& way, std::string_view words);

} // namespace kith::test
