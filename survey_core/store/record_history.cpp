// Everything that was ever written into a record, for people who ask who changed what.
#include "survey_core/store/records.h"
#include "survey_core/store/rows.h"

#include <algorithm>

namespace kith {

namespace {

struct Story {
    ChangeKind kind = ChangeKind::set;
    std::string reason;
};

/// The change that a write came with; on a field laptop only the write itself may have arrived.
Result<Story> story_of(StoreView& store, Dot dot) {
    Story story;
    KITH_TRY_ASSIGN(const auto rid, store.numbers().find_rid(dot));
    Query row =
        store.database().query("SELECT kind, body FROM change WHERE dot = ?", rid.value_or(0));
    KITH_TRY_ASSIGN(const bool found, row.step());
    if (!found) return story;
    story.kind = static_cast<ChangeKind>(row.integer(0));
    KITH_TRY_ASSIGN(ChangeBody body, decode_body(row.private_bytes(1)));
    story.reason = std::move(body.reason);
    return story;
}

Result<HistoryEntry> entry_of(StoreView& store, FieldId field, const LiveWrite& write) {
    KITH_TRY_ASSIGN(Story story, story_of(store, write.dot));
    HistoryEntry entry;
    entry.field = field;
    entry.value = write.value;
    entry.dot = write.dot;
    entry.hlc = write.hlc;
    entry.author = write.author;
    entry.kind = story.kind;
    entry.reason = std::move(story.reason);
    entry.context = write.context;
    return entry;
}

} // namespace

Result<std::vector<HistoryEntry>> record_history(StoreView& store, RecordId id) {
    std::vector<HistoryEntry> history;
    KITH_TRY_ASSIGN(const auto creation, find_creation(store, id));
    if (!creation)
        return fail(ErrorCode::not_found,
                    "There is no such record in this store; check its number.");
    KITH_TRY_ASSIGN(const ChangeBody body, body_of(*creation));
    KITH_TRY_ASSIGN(const auto registers, record_registers(store, id));
    const ChangeHeader& header = creation->header;
    for (const FieldWrite& write : body.fields) {
        const bool is_edited =
            std::any_of(registers.begin(), registers.end(), [&write](const FieldRegister& one) {
                return one.field == write.field;
            });
        HistoryEntry entry;
        entry.field = write.field;
        entry.value = write.value;
        entry.dot = header.dot;
        entry.hlc = header.hlc;
        entry.author = header.author;
        entry.kind = ChangeKind::create;
        entry.state = is_edited ? WriteState::superseded : WriteState::live;
        history.push_back(std::move(entry));
    }
    const auto edits = static_cast<std::ptrdiff_t>(history.size());
    for (const FieldRegister& one : registers) {
        for (const LiveWrite& write : one.value.live) {
            KITH_TRY_ASSIGN(HistoryEntry entry, entry_of(store, one.field, write));
            history.push_back(std::move(entry));
        }
        for (const Superseded& old : one.superseded) {
            KITH_TRY_ASSIGN(HistoryEntry entry, entry_of(store, one.field, old.write));
            entry.state = WriteState::superseded;
            entry.superseded_by = old.by;
            history.push_back(std::move(entry));
        }
    }
    std::stable_sort(
        history.begin() + edits, history.end(), [](const HistoryEntry& a, const HistoryEntry& b) {
            return std::pair(a.hlc, a.dot) < std::pair(b.hlc, b.dot);
        });
    return history;
}

} // namespace kith
