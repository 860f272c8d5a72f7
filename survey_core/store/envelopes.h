// Sealed interviews: hand-over files that were written for the coordinators alone and are kept in
// the store until a hub has them. What lies in one is not read here any more; its name and counts
// are. Knows nothing of how such a file is made or read: sync/bundle does. A hub seals nothing, and
// a server, which is always one, has not even the tables.
#pragma once

#include "survey_core/base/files.h"
#include "survey_core/store/merge_port.h"

namespace kith {

struct EnvelopeRow {
    Hash32 hash{}; // the file's own, which names its content
    std::string name;
    Instant at;
    std::uint64_t bytes = 0;
    std::uint64_t changes = 0;
    std::uint64_t records = 0;     // submissions and entities
    std::uint64_t interviews = 0;  // that are nowhere else on this laptop
    std::vector<HaveRange> ranges; // of their hashes only `after` is kept
};

/// Keeps the file and reads it back. disk_failed: it reads otherwise than it was written; the
/// transaction is to be given up. \pre inside a transaction
Status keep_envelope(Store& store, const EnvelopeRow& envelope, ReadableFile& file);
/// So many interviews more are nowhere but in the newest envelope and those before it. \pre inside
/// the same transaction
Status note_sealed(Store& store, std::uint64_t interviews);
/// The oldest first.
[[nodiscard]] Result<std::vector<EnvelopeRow>> list_envelopes(StoreView& store);
/// The file's bytes in order, a piece at a time.
Status for_each_piece(StoreView& store,
                      const Hash32& envelope,
                      const std::function<Status(ByteView piece)>& visit);
/// How far this writer's changes are in envelopes; 0: none is.
[[nodiscard]] Result<std::uint64_t> sealed_until(StoreView& store, WriterId writer);
/// The audit chain's link after this change, where an envelope ends with it.
[[nodiscard]] Result<std::optional<Hash32>> link_after_envelope(StoreView& store, Dot change);
/// After an acknowledgement was saved: what a hub has as a whole is not kept; its interviews count
/// as those that have left. \pre inside a transaction
Status forget_received_envelopes(Store& store);
/// An envelope holds something of a record that this erasure names: the laptop cannot say yet that
/// nothing is left.
[[nodiscard]] Result<bool> is_in_envelope(StoreView& store, RecordId erasure);
/// Interviews in envelopes: no hub has said that it has them.
[[nodiscard]] Result<std::uint64_t> count_sealed(StoreView& store);

} // namespace kith
