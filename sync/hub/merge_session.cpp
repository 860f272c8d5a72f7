#include "sync/hub/merge_session.h"

namespace kith::sync {

Status Slices::begin() {
    if (open_) return {};
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store_.database()));
    open_.emplace(std::move(transaction));
    return {};
}

Status Slices::commit() {
    if (dry_run_ || !open_) return {};
    const Status committed = open_->commit();
    open_.reset();
    return committed;
}

void Slices::drop() {
    if (!dry_run_) open_.reset();
}

} // namespace kith::sync
