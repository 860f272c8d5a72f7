// The words to search records by. In a file SQLite's FTS5 finds them; on a server they lie sealed
// and are looked through here. Private to the store.
#pragma once

#include "survey_core/store/records.h"

#include <set>

namespace kith {

/// In place of the ones before.
Status keep_words(StoreView& store, std::int64_t rid, std::string_view words);
Status forget_words(StoreView& store, std::int64_t rid);
Status forget_all_words(StoreView& store);
/// Words of rows that are gone stay in the index until its parts are joined.
Status join_word_index(StoreView& store);
/// Joins some of the parts that came with every write, so that a search has few to look through;
/// about so many pages are written. False: there was nothing to join.
Result<bool> tidy_word_index(StoreView& store, int pages);

/// Every word, or the beginning of one, in quotes: nothing that is typed is taken for a search
/// operator of FTS5.
[[nodiscard]] std::string match_text(std::string_view search);
/// \pre on a server. The records that have every word of the search, or a word that begins with it.
[[nodiscard]] Result<std::set<std::int64_t>> find_by_words(StoreView& store,
                                                           std::string_view search);

} // namespace kith
