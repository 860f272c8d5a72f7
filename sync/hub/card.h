// The joining card: what a new laptop needs to work in a project. Nothing personal is in it, but
// its tag key must not become public (it keeps attachment names and erasure marks from being
// guessed), so it is handed over by hand.
#pragma once

#include "survey_core/store/laptops.h"
#include "sync/bundle/certificate.h"
#include "sync/bundle/payloads.h"

namespace kith::sync {

struct Card {
    Project project;
    Bytes tag_key;
    std::vector<CoordinatorCertificate> coordinators;
    std::vector<LaptopCertificate> hubs; // laptops whose replies are believed
    std::vector<FormPayload> forms; // with their consent wordings, and the names of their fields
    Bytes project_record; // what the project says of itself (project_record.h); empty: nothing yet

    bool operator==(const Card&) const = default;
};

/// refused: this store has no coordinator.
[[nodiscard]] Result<Card> make_card(Store& store);
/// Signed by the store's coordinator; replaces a file of that name.
Status write_card(Store& store, const Card& card, const Path& file);
/// bad_input: not a card. damaged: changed after it was signed, or signed by somebody that the
/// project's root does not vouch for.
[[nodiscard]] Result<Card> read_card(FileSystem& files, const Path& file);
/// Into a store that was just made for the card's project, inside one transaction; then
/// refresh_all_rows().
Status install_card(Store& store, const Card& card);
/// Of the project's root key: read aloud on both sides.
[[nodiscard]] std::string check_words(const Card& card);

} // namespace kith::sync
