// What the project knows of a place, a group or a thing that people value: what happens there, who
// looked that it is still so and when, and how often people have named it.
//
// A mention is a record of its own (an entity of the list `mention` that points to the asset), so
// that two laptops on which people name the same hall give one asset with two mentions. Whoever
// first named it is a mention too. Places that a coordinator has joined (same_place.h) are one:
// each one's page counts the mentions of all.
#pragma once

#include "app/flow/form_shelf.h"
#include "survey_core/store/records.h"

#include <map>

namespace kith::app {

inline constexpr std::string_view mention_list = "mention";
/// Older knowledge fades, on paper and on the screen, until somebody has looked again.
inline constexpr std::chrono::days knowledge_fades_after{180};

struct AssetPage {
    RecordId asset;
    std::string name;
    std::string kind;       // as the form writes it: `building`
    std::string kind_words; // as people read it
    std::string does, where, when, welcome, cost, access, room;
    Instant named_at;                      // first, on any laptop
    std::string verified_by;               // empty: nobody yet
    std::optional<Instant> verified_at;    // the newest look
    RecordId source;                       // the interview that first named it
    std::uint64_t mentions = 1;            // how often people have named it
    std::vector<RecordId> mention_sources; // the later interviews
    struct OtherName {
        RecordId asset;
        std::string name;
        bool operator==(const OtherName&) const = default;
    };
    std::vector<OtherName> other_names; // of the records that are one with it
    bool is_closed = false;
    bool is_faded = false;

    bool operator==(const AssetPage&) const = default;
};

/// not_found: no such record, or it is no asset.
[[nodiscard]] Result<AssetPage> gather_asset(
    StoreView& store, FormShelf& shelf, RecordId asset, std::string_view language, Instant now);

/// What may be shown to anybody, by kind and name, once where several are joined: what the first of
/// them leaves open, the others say. Assets of everybody's. Things to borrow stand in
/// somebody's home and an informal network is people, so both stay out; so do deleted ones, and
/// those that are closed.
[[nodiscard]] Result<std::vector<AssetPage>>
gather_directory(StoreView& store, FormShelf& shelf, std::string_view language, Instant now);

/// How often each asset was named after the first time.
[[nodiscard]] Result<std::map<RecordId, std::uint64_t>> count_mentions(StoreView& store);

/// Somebody looked, and it is still so: a change of its own, by whoever uses this laptop.
Status verify_asset(Store& store, RecordId asset);

/// One more person has named it. `interview`: where, if anywhere.
Result<RecordId>
add_mention(Store& store, RecordId asset, std::optional<RecordId> interview = std::nullopt);

} // namespace kith::app
