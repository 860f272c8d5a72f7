// Needs beside gifts, leaf by leaf of the taxonomy, and the gaps between them: what is needed and
// nobody has offered. A gift counts as willing unless its giver has said "not willing to do more at
// all" or "not now": those are never suggested, so they fill no gap.
#pragma once

#include "survey_core/insight/counted.h"
#include "survey_core/taxonomy/taxonomy.h"

#include <span>

namespace kith {

struct NeedRow {
    RecordId record;
    std::string headline;
    std::vector<std::string> leaves; // empty: only the headline was said
};

struct GiftRow {
    RecordId record;
    std::string leaf;
    bool is_willing = true;
};

struct LeafBalance {
    std::string leaf;
    Counted needs;
    Counted gifts;   // all that were offered
    Counted willing; // of these
    [[nodiscard]] bool is_gap() const { return needs.count() > 0 && willing.count() == 0; }
};

/// Needs of which only the headline is known, and every willing gift that could answer it.
struct HeadlineBalance {
    std::string headline;
    Counted needs;
    Counted willing;
    [[nodiscard]] bool is_gap() const { return needs.count() > 0 && willing.count() == 0; }
};

struct NeedsAndGifts {
    std::vector<LeafBalance> leaves;        // every leaf, in the order of the taxonomy
    std::vector<HeadlineBalance> headlines; // every headline, likewise
    Counted unknown; // records whose leaf or headline the taxonomy does not know
};

[[nodiscard]] NeedsAndGifts weigh_needs_and_gifts(const Taxonomy& taxonomy,
                                                  std::span<const NeedRow> needs,
                                                  std::span<const GiftRow> gifts);

/// The leaves that are gaps, the most needed first.
[[nodiscard]] std::vector<LeafBalance> gap_list(const NeedsAndGifts& all);

} // namespace kith
