#include "survey_core/store/word_index.h"

#include "survey_core/base/search_words.h"
#include "survey_core/base/text.h"

#include <algorithm>

namespace kith {

namespace {

/// A word that a record must hold: whole, or by its beginning.
struct Wanted {
    std::string word;
    bool is_whole = false;
};

/// The index knows no places, so it cannot be asked for parts beside each other: of `o'neill` the
/// first must be there as a word, and one that begins as the last.
std::vector<Wanted> wanted_words(std::string_view search) {
    std::vector<Wanted> wanted;
    for (const std::string& word : split_words(fold_for_search(search))) {
        for (std::string& part : split_at_marks(word))
            wanted.push_back({std::move(part), true});
        if (!wanted.empty()) wanted.back().is_whole = false;
    }
    return wanted;
}

bool holds(const std::vector<std::string>& words, const Wanted& wanted) {
    return std::any_of(words.begin(), words.end(), [&wanted](const std::string& word) {
        return wanted.is_whole ? word == wanted.word : word.starts_with(wanted.word);
    });
}

} // namespace

Status keep_words(StoreView& store, std::int64_t rid, std::string_view words) {
    if (store.database().is_server())
        return store.database().run("INSERT INTO list_words(rid, words) VALUES(?, ?) "
                                    "ON CONFLICT(rid) DO UPDATE SET words = excluded.words",
                                    rid,
                                    PrivateText{words});
    return store.database().run(
        "INSERT OR REPLACE INTO list_words(rowid, words) VALUES(?, ?)", rid, words);
}

Status forget_words(StoreView& store, std::int64_t rid) {
    if (store.database().is_server())
        return store.database().run("DELETE FROM list_words WHERE rid = ?", rid);
    return store.database().run("DELETE FROM list_words WHERE rowid = ?", rid);
}

Status forget_all_words(StoreView& store) {
    if (store.database().is_server()) return store.database().run("DELETE FROM list_words");
    return store.database().run("INSERT INTO list_words(list_words) VALUES('delete-all')");
}

Status join_word_index(StoreView& store) {
    if (store.database().is_server()) return {};
    return store.database().run("INSERT INTO list_words(list_words) VALUES('optimize')");
}

Result<bool> tidy_word_index(StoreView& store, int pages) {
    Database& database = store.database();
    if (database.is_server()) return false;
    const std::int64_t before = database.changes();
    KITH_TRY(database.run("INSERT INTO list_words(list_words, rank) VALUES('merge', ?)", pages));
    return database.changes() - before >= 2; // the statement itself counts as one
}

std::string match_text(std::string_view search) {
    std::string match;
    for (const Wanted& wanted : wanted_words(search))
        match += '"' + wanted.word + (wanted.is_whole ? "\" " : "\"* ");
    // Marks alone are sought and never found.
    if (match.empty() && !trim(search).empty()) return R"("kithnosuchword")";
    return match;
}

Result<std::set<std::int64_t>> find_by_words(StoreView& store, std::string_view search) {
    const auto wanted = wanted_words(search);
    std::set<std::int64_t> found;
    if (wanted.empty()) return found;
    Query rows = store.database().query("SELECT rid, words FROM list_words");
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return found;
        const auto words = split_at_marks(fold_for_search(rows.private_text(1)));
        if (std::all_of(wanted.begin(), wanted.end(), [&words](const Wanted& one) {
                return holds(words, one);
            }))
            found.insert(rows.integer(0));
    }
}

} // namespace kith
