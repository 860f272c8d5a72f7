// This launch as a writer: made in memory at the first change, stored together with it.
#pragma once

#include "survey_core/store/merge_port.h"

namespace kith {

struct OwnWriter {
    WriterRecord record;
    SigningKey key;
    std::uint64_t last_seq = 0; // committed
    Hash32 head{};              // the audit chain's link after it
    bool is_stored = false;
};

/// \pre inside a transaction: the writer's row, and the writers of launches that ended without
/// closing theirs.
Status store_own_writer(Store& store, OwnWriter& writer);
/// Signs the head and destroys the private key: nobody continues this writer.
Status close_writer(Store& store, WriterRecord writer, const SigningKey& key);
Status close_dead_writers(Store& store);

} // namespace kith
