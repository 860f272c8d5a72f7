// Attachments, named by a keyed hash of their content (key per project), in chunks of 1 MiB.
#pragma once

#include "survey_core/store/store.h"

namespace kith {

inline constexpr std::size_t blob_chunk_bytes = 1U << 20U;
/// More is neither taken as an answer nor from a hand-over.
inline constexpr std::uint64_t most_blob_bytes = 64ULL << 20U;

/// The same content twice is stored once.
Result<Hash32> save_blob(Store& store, ByteView content);
/// not_found; damaged: the bytes are not those of the name.
[[nodiscard]] Result<Bytes> load_blob(StoreView& store, const Hash32& name);
[[nodiscard]] Result<bool> has_blob(StoreView& store, const Hash32& name);
[[nodiscard]] Result<bool> has_blobs(StoreView& store); // any
/// Says that a field of a record uses it (a ChangeGroup says so itself). collect_blobs removes what
/// no record and no draft uses, but for what was saved in this launch and has not been used yet.
Status refer_to_blob(Store& store, RecordId record, FieldId field, const Hash32& name);
Result<std::uint64_t> collect_blobs(Store& store);

} // namespace kith
