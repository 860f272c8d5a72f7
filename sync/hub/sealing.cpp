#include "sync/hub/sealing.h"

#include "survey_core/base/check.h"
#include "survey_core/store/envelopes.h"
#include "survey_core/store/erasures.h"
#include "survey_core/store/laptops.h"
#include "sync/hub/own_bundle.h"
#include "sync/hub/workplace.h"

namespace kith::sync {

namespace {

EnvelopeRow row_of(Store& store, const OwnBundle& bundle, std::vector<HaveRange> ranges) {
    EnvelopeRow row;
    row.hash = bundle.file.hash;
    row.name = bundle.file.file.filename().string();
    row.at = store.now();
    row.bytes = bundle.file.bytes;
    row.changes = bundle.changes;
    row.records = bundle.records;
    row.ranges = std::move(ranges);
    return row;
}

struct Written {
    EnvelopeRow row;
    Path file;
};

Result<std::optional<Written>> write_envelope(Store& store) {
    KITH_TRY_ASSIGN(const auto ranges, ranges_to_hand_over(store));
    if (ranges.empty()) return std::nullopt;
    KITH_TRY_ASSIGN(const Path folder, empty_workplace(store, "sealing"));
    KITH_TRY_ASSIGN(const OwnBundle bundle, write_own_bundle(store, ranges, folder));
    return Written{row_of(store, bundle, ranges), bundle.file.file};
}

Status take_in(Store& store, const Written& written) {
    KITH_TRY_ASSIGN(const auto file, store.environment().files.open(written.file));
    return keep_envelope(store, written.row, *file);
}

} // namespace

Result<Departed> seal_interviews(Store& store,
                                 std::span<const RecordId> interviews,
                                 std::span<const std::string_view> lists) {
    KITH_CHECK(!store.is_hub());
    if (interviews.empty()) return Departed{};
    KITH_TRY_ASSIGN(const auto envelope, write_envelope(store));
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store.database()));
    if (envelope) KITH_TRY(take_in(store, *envelope));
    KITH_TRY_ASSIGN(const Departed departed, seal_away(store, interviews, lists));
    KITH_TRY(transaction.commit());
    if (envelope) KITH_TRY(store.environment().files.remove(envelope->file));
    KITH_TRY(sweep_erased(store));
    return departed;
}

} // namespace kith::sync
