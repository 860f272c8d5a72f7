// One call a sheet: gathered from the store, written as a PDF where the person asked for it. The
// window and kithctl both print here, so that no sheet leaves without its mark in the file's name
// and at the foot of every page. Nothing is written anywhere else, not even for a moment.
#pragma once

#include "app/flow/paper_kind.h"
#include "app/paper/sheet_words.h"
#include "survey_core/base/files.h"

namespace kith::app {

/// What is printed, and from where.
struct PaperPlace {
    FileSystem& files;
    StoreView& store;
    FormShelf& shelf;
    Path share; // Kith's own words and fonts
    Instant now;
};

struct PaperWish {
    PaperKind kind = PaperKind::gift_card;
    RecordId record; // the person, of the sheets about one; of a route card the round
    std::string language = "en";
    std::string form_id; // of a blank form: its newest version
    Path file;           // ends with .pdf; never named after a person
};

struct PaperWritten {
    Path file; // as it was named, with its mark
    std::size_t pages = 0;
};

/// bad_input: the file's ending is another. already_exists: nothing is overwritten. not_found: no
/// such record or form, or no gift to write on a card. refused: a data sheet from a laptop that
/// holds a part only.
[[nodiscard]] Result<PaperWritten> print_paper(const PaperPlace& place, const PaperWish& wish);

/// A document as a file; `file` gets its security mark before the ending.
[[nodiscard]] Result<PaperWritten> write_paper(const PaperPlace& place,
                                               const Path& file,
                                               const Document& document,
                                               const Words& words);

} // namespace kith::app
