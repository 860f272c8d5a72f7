#include "sync/hub/project_record.h"

#include "survey_core/store/merge_port.h"
#include "sync/hub/authority.h"
#include "sync/hub/record_state.h"

#include <tuple>

namespace kith::sync {

Result<std::optional<RecordView>> find_project_record(StoreView& store) {
    std::optional<RecordView> first;
    KITH_TRY_ASSIGN(const auto ids, project_records(store));
    for (const RecordId id : ids) {
        KITH_TRY_ASSIGN(const bool counts, is_of_coordinator(store, id.writer));
        if (!counts) continue;
        KITH_TRY_ASSIGN(auto record, find_record(store, id));
        if (!record) continue;
        const auto made = [](const RecordView& one) {
            return std::tuple(one.header.hlc, one.header.dot);
        };
        if (!first || made(*record) < made(*first)) first = std::move(*record);
    }
    return first;
}

Result<Bytes> pack_project_record(Store& store) {
    KITH_TRY_ASSIGN(const auto record, find_project_record(store));
    if (!record) return Bytes{};
    KITH_TRY_ASSIGN(const auto creation, find_creation(store, record->header.dot));
    if (!creation) return Bytes{};
    StatePacker state;
    KITH_TRY(add_record_state(store, *creation, state));
    return state.pack();
}

Status take_project_record(Store& store, ByteView packed) {
    if (packed.empty()) return {};
    return unpack_state(
        packed,
        [&store](const Change& change) -> Status {
            const ChangeHeader& header = change.header;
            if (header.kind != ChangeKind::create || header.record_kind != RecordKind::project)
                return {};
            KITH_TRY(insert_creation(store, change, ImportNo::local));
            return mark_stale(store, header.record);
        },
        [&store](const FieldState& field) -> Status {
            KITH_TRY_ASSIGN(const auto place, find_place(store, field.record));
            if (!place || place->kind != RecordKind::project) return {};
            const Register nothing;
            return save_register(store, field.record, field.field, {nothing, field.value, {}});
        });
}

} // namespace kith::sync
