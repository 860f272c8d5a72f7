#include "sync/hub/concern_file.h"

#include "survey_core/store/concerns.h"
#include "sync/bundle/payloads.h"
#include "sync/hub/own_bundle.h"

namespace kith::sync {

Result<ConcernsGiven> write_concerns(Store& store, const Path& folder) {
    KITH_TRY_ASSIGN(const auto entries, list_concerns(store));
    if (entries.empty())
        return fail(ErrorCode::not_found, "No concern was written down in this store.");
    KITH_TRY_ASSIGN(const auto writer, begin_own_bundle(store, {}, folder));
    ChunkHeader header;
    header.type = ChunkType::concern;
    for (const ConcernEntry& entry : entries)
        KITH_TRY(writer->add(
            header, pack(ConcernPayload{entry.about, entry.at, entry.laptop, entry.sealed})));
    ConcernsGiven given;
    KITH_TRY_ASSIGN(given.bundle, writer->finish());
    given.entries = entries.size();
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store.database()));
    KITH_TRY(mark_concerns_given(store));
    KITH_TRY(transaction.commit());
    return given;
}

} // namespace kith::sync
