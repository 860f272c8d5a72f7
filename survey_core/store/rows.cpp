#include "survey_core/store/rows.h"

#include <algorithm>

namespace kith {

Result<Change> read_change(WriterNumbers& numbers, const Query& row) {
    Change change;
    ChangeHeader& header = change.header;
    KITH_TRY_ASSIGN(header.dot, numbers.dot_of(row.integer(0)));
    KITH_TRY_ASSIGN(header.record, numbers.dot_of(row.integer(1)));
    header.kind = static_cast<ChangeKind>(row.integer(2));
    header.record_kind = static_cast<RecordKind>(row.integer(3));
    header.form = FormVersionId{row.number(4)};
    header.hlc = Hlc{row.number(5)};
    KITH_TRY_ASSIGN(header.author, numbers.dot_of(row.integer(6)));
    if (!row.is_null(7)) {
        KITH_TRY_ASSIGN(header.parent, numbers.dot_of(row.integer(7)));
    }
    header.order = row.number(8);
    header.group = {static_cast<std::uint32_t>(row.integer(9)),
                    static_cast<std::uint32_t>(row.integer(10))};
    const ByteView body = row.private_bytes(11);
    change.body.assign(body.begin(), body.end());
    change.erased = row.integer(12) == 1;
    return change;
}

Bytes context_bytes(const Context& context) {
    Bytes bytes;
    Writer to(bytes);
    encode(context, to);
    return bytes;
}

Result<Context> context_from(ByteView bytes) {
    Reader from(bytes);
    Context context = decode_context(from);
    if (!from.finished())
        return fail(ErrorCode::damaged,
                    "The store holds a context that cannot be read; run kithctl verify.");
    return context;
}

Result<LiveWrite> read_write(WriterNumbers& numbers, const Query& row) {
    LiveWrite write;
    KITH_TRY_ASSIGN(write.dot, numbers.dot_of(row.integer(0)));
    write.hlc = Hlc{row.number(1)};
    KITH_TRY_ASSIGN(write.author, numbers.dot_of(row.integer(2)));
    write.value = {static_cast<Value::Kind>(row.integer(3)), std::string(row.private_text(4))};
    KITH_TRY_ASSIGN(write.context, context_from(row.bytes(5)));
    return write;
}

Result<std::vector<RecordId>> read_ids(StoreView& store, Query rows) {
    std::vector<RecordId> ids;
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return ids;
        KITH_TRY_ASSIGN(const Dot id, store.numbers().dot_of(rows.integer(0)));
        ids.push_back(id);
    }
}

Result<std::vector<RecordId>> read_children(StoreView& store, Query rows) {
    std::vector<std::pair<std::int64_t, RecordId>> placed;
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) break;
        KITH_TRY_ASSIGN(const Dot child, store.numbers().dot_of(rows.integer(0)));
        placed.emplace_back(rows.integer(1), child);
    }
    std::sort(placed.begin(), placed.end());
    std::vector<RecordId> children;
    children.reserve(placed.size());
    for (const auto& [order, child] : placed)
        children.push_back(child);
    return children;
}

Status
insert_write(StoreView& store, std::int64_t rid, FieldId field, const LiveWrite& write, int state) {
    KITH_TRY_ASSIGN(const std::int64_t dot, store.numbers().make_rid(write.dot));
    KITH_TRY_ASSIGN(const std::int64_t author, store.numbers().make_rid(write.author));
    return store.database().run("INSERT INTO value(rid, field, dot, hlc, author, value_kind, "
                                "value, ctx, state) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) "
                                "ON CONFLICT DO NOTHING",
                                rid,
                                static_cast<std::uint32_t>(field),
                                dot,
                                static_cast<std::uint64_t>(write.hlc),
                                author,
                                static_cast<int>(write.value.kind),
                                Private{as_bytes(write.value.bytes)},
                                ByteView(context_bytes(write.context)),
                                state);
}

} // namespace kith
