#include "survey_core/store/record_reading.h"

#include "survey_core/record/consent.h"
#include "survey_core/store/forms.h"
#include "survey_core/store/rows.h"

#include <algorithm>
#include <utility>

namespace kith {

namespace {

struct Origin {
    Change creation;
    bool is_edited = false;
    bool came_in = false; // by an import
    bool is_at_hub = false;
};

Result<Origin> read_origin(StoreView& store, const Query& row, bool is_hub) {
    Origin origin;
    origin.is_at_hub = is_hub;
    KITH_TRY_ASSIGN(origin.creation, read_change(store.numbers(), row));
    origin.is_edited = row.integer(13) == 1;
    origin.came_in = row.integer(14) != 0;
    return origin;
}

FieldView* find_view(RecordView& view, FieldId field) {
    const auto at = std::lower_bound(
        view.fields.begin(), view.fields.end(), field, [](const FieldView& one, FieldId id) {
            return one.field < id;
        });
    if (at == view.fields.end() || at->field != field) return nullptr;
    return &*at;
}

FieldView& make_view(RecordView& view, FieldId field) {
    if (FieldView* known = find_view(view, field)) return *known;
    const auto at = std::lower_bound(
        view.fields.begin(), view.fields.end(), field, [](const FieldView& one, FieldId id) {
            return one.field < id;
        });
    FieldView fresh;
    fresh.field = field;
    return *view.fields.insert(at, std::move(fresh));
}

Result<bool> is_consent(StoreView& store, FieldId field) {
    KITH_TRY_ASSIGN(const auto name, find_field_name(store, field));
    return name && consent_purpose(*name).has_value();
}

/// One of the writes that stand is shown; the others only say that there is a conflict. Of a
/// consent that is the one that permits least, else the newest.
Status overlay(StoreView& store, FieldId field, std::vector<LiveWrite> writes, RecordView& view) {
    if (writes.empty()) return {};
    const Register standing{std::move(writes), {}};
    const LiveWrite* chosen = &standing.shown();
    FieldView& shown = make_view(view, field);
    shown.in_conflict = standing.in_conflict();
    if (shown.in_conflict) {
        KITH_TRY_ASSIGN(const bool asks_for_consent, is_consent(store, field));
        if (asks_for_consent)
            chosen = &*std::max_element(standing.live.begin(), standing.live.end(), permits_more);
    }
    shown.value = chosen->value;
    shown.dot = chosen->dot;
    shown.hlc = chosen->hlc;
    shown.author = chosen->author;
    return {};
}

Status overlay_registers(StoreView& store, std::int64_t rid, RecordView& view) {
    Query rows = store.database().query("SELECT " KITH_WRITE_COLUMNS
                                        ", field FROM value WHERE rid = ? AND state = 1 "
                                        "ORDER BY field, dot",
                                        rid);
    FieldId field{};
    std::vector<LiveWrite> writes;
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return overlay(store, field, std::move(writes), view);
        const FieldId next{static_cast<std::uint32_t>(rows.integer(6))};
        if (next != field) KITH_TRY(overlay(store, field, std::exchange(writes, {}), view));
        field = next;
        KITH_TRY_ASSIGN(LiveWrite write, read_write(store.numbers(), rows));
        writes.push_back(std::move(write));
    }
}

/// Of the conflict of a deletion more is to know than that two values stand.
Status read_deletion_conflict(StoreView& store, std::int64_t rid, RecordView& view) {
    KITH_TRY_ASSIGN(
        const auto found,
        store.database().find_integer("SELECT 1 FROM conflict WHERE rid = ? AND field = ?",
                                      rid,
                                      static_cast<std::uint32_t>(field::deleted)));
    view.deleted_in_conflict = found.has_value();
    if (FieldView* deleted = find_view(view, field::deleted))
        deleted->in_conflict = view.deleted_in_conflict;
    return {};
}

/// How far one change of this laptop has come on its way to a hub.
Result<RecordStatus> travel_of(StoreView& store, std::int64_t dot) {
    const std::int64_t writer = dot >> 40;
    const auto seq = static_cast<std::int64_t>(static_cast<std::uint64_t>(dot) & last_seq);
    KITH_TRY_ASSIGN(const auto received,
                    store.database().find_integer(
                        "SELECT 1 FROM ack WHERE writer = ? AND seq >= ? LIMIT 1", writer, seq));
    if (received) return RecordStatus::received;
    KITH_TRY_ASSIGN(
        const auto handed,
        store.database().find_integer(
            "SELECT 1 FROM handover_range WHERE writer = ?1 AND first <= ?2 AND last >= ?2 LIMIT 1",
            writer,
            seq));
    return handed ? RecordStatus::handed_over : RecordStatus::ready;
}

/// A record has come as far as the last of its own changes and of those of its repeat instances: a
/// correction makes it ready to hand over again.
Result<RecordStatus> travel_status(StoreView& store, std::int64_t rid, const Origin& origin) {
    RecordStatus status = RecordStatus::received;
    if (!origin.came_in) {
        KITH_TRY_ASSIGN(status, travel_of(store, rid));
    }
    Query rows = store.database().query(
        "WITH RECURSIVE part(rid) AS (SELECT ?1 UNION "
        "SELECT record.rid FROM record JOIN part ON record.parent = part.rid) "
        "SELECT dot FROM change WHERE rid IN (SELECT rid FROM part) AND import = 0 AND parked = 0",
        rid);
    while (status != RecordStatus::ready) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) break;
        KITH_TRY_ASSIGN(const RecordStatus one, travel_of(store, rows.integer(0)));
        status = std::min(status, one);
    }
    return status;
}

Result<RecordStatus>
status_of(StoreView& store, std::int64_t rid, const RecordView& view, const Origin& origin) {
    if (!view.text(field::deleted).empty()) return RecordStatus::deleted;
    const std::string_view review = view.text(field::review);
    for (const RecordStatus status :
         {RecordStatus::has_issues, RecordStatus::approved, RecordStatus::rejected})
        if (review == status_name(status)) return status;
    if (origin.is_edited && origin.is_at_hub) return RecordStatus::edited;
    if (origin.came_in && origin.is_at_hub) return RecordStatus::received;
    return travel_status(store, rid, origin);
}

} // namespace

std::string_view status_name(RecordStatus status) {
    switch (status) {
    case RecordStatus::ready:
        return "ready";
    case RecordStatus::handed_over:
        return "handed_over";
    case RecordStatus::received:
        return "received";
    case RecordStatus::edited:
        return "edited";
    case RecordStatus::has_issues:
        return "has_issues";
    case RecordStatus::approved:
        return "approved";
    case RecordStatus::rejected:
        return "rejected";
    case RecordStatus::deleted:
        return "deleted";
    }
    return {};
}

const FieldView* RecordView::find(FieldId field) const {
    for (const FieldView& one : fields)
        if (one.field == field) return &one;
    return nullptr;
}

std::string_view RecordView::text(FieldId field) const {
    const FieldView* view = find(field);
    return view == nullptr ? std::string_view() : std::string_view(view->value.bytes);
}

Result<RecordView> read_row(StoreView& store, const Query& row, bool is_hub) {
    KITH_TRY_ASSIGN(const Origin origin, read_origin(store, row, is_hub));
    const std::int64_t rid = row.integer(0);
    RecordView view;
    view.header = origin.creation.header;
    KITH_TRY_ASSIGN(ChangeBody body, body_of(origin.creation));
    view.fields.reserve(body.fields.size());
    for (FieldWrite& write : body.fields)
        view.fields.push_back({write.field,
                               std::move(write.value),
                               view.header.dot,
                               view.header.hlc,
                               view.header.author,
                               false});
    if (origin.is_edited) {
        KITH_TRY(overlay_registers(store, rid, view));
        KITH_TRY(read_deletion_conflict(store, rid, view));
    }
    KITH_TRY_ASSIGN(view.status, status_of(store, rid, view, origin));
    return view;
}

Result<std::optional<RecordView>> read_record(StoreView& store, std::int64_t rid) {
    Query row =
        store.database().query("SELECT " KITH_RECORD_COLUMNS " FROM record WHERE rid = ?", rid);
    KITH_TRY_ASSIGN(const bool found, row.step());
    if (!found) return std::nullopt;
    KITH_TRY_ASSIGN(RecordView view, read_row(store, row, store.is_hub()));
    return view;
}

} // namespace kith
