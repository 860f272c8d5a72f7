#include "sync/hub/record_state.h"

#include "survey_core/store/merge_port.h"

namespace kith::sync {

namespace {

/// The deletions that stand, with what their authors had seen.
Status add_deletions(Store& store, const Register& deleted, StatePacker& state) {
    for (const LiveWrite& write : deleted.live)
        KITH_TRY(for_each_change(store,
                                 write.dot.writer,
                                 write.dot.seq,
                                 write.dot.seq,
                                 [&](const Change& change) -> Status {
                                     state.add(change);
                                     return {};
                                 }));
    return {};
}

} // namespace

Status add_record_state(Store& store, const Change& creation, StatePacker& state) {
    state.add(creation);
    KITH_TRY_ASSIGN(const auto fields, record_registers(store, creation.header.record));
    for (const FieldRegister& field : fields) {
        state.add(FieldState{creation.header.record, field.field, field.value});
        if (field.field == field::deleted) KITH_TRY(add_deletions(store, field.value, state));
    }
    return {};
}

} // namespace kith::sync
