// People who asked to be forgotten (UK GDPR, article 17). Of an erased record only headers stay,
// and the hashes of its bodies, so that the audit chain still verifies. Decides nothing:
// sync/hub/erasing does. What writes is called inside a Transaction that the caller holds, unless
// it says otherwise.
#pragma once

#include "survey_core/store/merge_port.h"

namespace kith {

/// A record of kind erasure.
struct ErasureRow {
    RecordId id;
    Instant at;
    RecordId author;
    std::string reason;
    std::vector<RecordId> records;    // without the repeat instances under them
    std::vector<std::string> aliases; // tags of names under which the erased were imported

    bool operator==(const ErasureRow&) const = default;
};

inline constexpr std::size_t most_erased_at_once = 10'000;

/// By id. Records beyond most_erased_at_once, or that cannot be read, are not named.
[[nodiscard]] Result<std::vector<ErasureRow>> list_erasures(StoreView& store);
/// The records that are gone from this store, or go when they arrive.
[[nodiscard]] Result<std::vector<RecordId>> erased_by(StoreView& store, RecordId erasure);
/// The files that brought them.
[[nodiscard]] Result<std::vector<ImportNo>> imports_of_erased(StoreView& store, RecordId erasure);
/// What is left of an erased record: its creation and edits, by dot. Empty: it is not erased.
[[nodiscard]] Result<std::vector<Change>> what_is_left(StoreView& store, RecordId record);
[[nodiscard]] Result<std::vector<RecordId>>
erased_records(StoreView& store); // that are here, by id
/// Which erasure names the record.
[[nodiscard]] Result<std::optional<RecordId>> erasure_of(StoreView& store, RecordId record);
/// An alias (field::alias) as an erasure keeps it: enough to know it again, too little to guess.
[[nodiscard]] Result<std::string> alias_tag(StoreView& store, std::string_view alias);

/// What an erasure that counts asks for, now and of whatever arrives later.
Status name_erased(Store& store, const ErasureRow& erasure);
/// Erases whatever of the named records, and of the repeat instances under them, is here: answers,
/// registers, superseded values, parked edits, references to pictures. Returns how many records had
/// something; their list rows become stale.
Result<std::uint64_t> erase_named(Store& store);
/// Their bytes as well, wherever this store has any: pictures, search index, free pages, log,
/// snapshots (one new, the others removed). Then this laptop confirms every erasure it knows. Its
/// own transactions; cut off, it is done again when the store is opened.
Status sweep_erased(Store& store);
[[nodiscard]] Result<bool> sweep_is_due(StoreView& store);

/// A laptop has erased, and swept, what an erasure names.
struct ErasureDone {
    RecordId erasure;
    LaptopId laptop{};
    Instant at;
    bool known_at_hub = false; // of this store's own laptop

    bool operator==(const ErasureDone&) const = default;
};
/// Keeps the first time; never forgets that the hub knows. Of an erasure that is not here it keeps
/// nothing.
Status save_erasure_done(Store& store, const ErasureDone& done);
[[nodiscard]] Result<std::vector<ErasureDone>> list_erasures_done(StoreView& store);

} // namespace kith
