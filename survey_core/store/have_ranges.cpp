// Which changes of which writers this store holds.
#include "survey_core/store/merge_port.h"
#include "survey_core/store/rows.h"

#include <fmt/format.h>

namespace kith {

namespace {

HaveRange read_range(const Query& row) {
    return {WriterId{row.number(0)},
            row.number(1),
            row.number(2),
            array_from<32>(row.bytes(3)),
            array_from<32>(row.bytes(4))};
}

Result<std::vector<HaveRange>> read_ranges(Query& rows) {
    std::vector<HaveRange> ranges;
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return ranges;
        ranges.push_back(read_range(rows));
    }
}

tl::unexpected<Error> forked(WriterId writer, std::uint64_t seq) {
    return fail(
        ErrorCode::damaged,
        fmt::format("The history of writer {} is different in two files from change {} on: a "
                    "laptop was copied while it was in use. Ask who has the copy.",
                    to_text(writer),
                    seq));
}

/// The two ends that `range` touches, if any; what is joined replaces them.
struct Neighbours {
    std::optional<HaveRange> left, right;
};

Result<Neighbours> find_neighbours(Store& store, const HaveRange& range) {
    Neighbours found;
    KITH_TRY_ASSIGN(const auto held, have_of(store, range.writer));
    for (const HaveRange& one : held) {
        if (one.first <= range.last && range.first <= one.last)
            return fail(ErrorCode::bad_input,
                        fmt::format("Changes {} to {} of writer {} are held already; cut them off "
                                    "before they are added.",
                                    one.first,
                                    one.last,
                                    to_text(one.writer)));
        if (one.last + 1 == range.first) found.left = one;
        if (range.last + 1 == one.first) found.right = one;
    }
    return found;
}

} // namespace

Result<std::vector<HaveRange>> have_of(StoreView& store, WriterId writer) {
    Query rows =
        store.database().query("SELECT uid, first, last, before, after FROM have JOIN writer ON "
                               "writer.no = have.writer WHERE uid = ? ORDER BY first",
                               static_cast<std::uint64_t>(writer));
    return read_ranges(rows);
}

Result<std::vector<HaveRange>> have_all(StoreView& store) {
    Query rows =
        store.database().query("SELECT uid, first, last, before, after FROM have JOIN writer ON "
                               "writer.no = have.writer ORDER BY have.writer, first");
    return read_ranges(rows);
}

Status add_have(Store& store, const HaveRange& range) {
    KITH_TRY_ASSIGN(const Neighbours near, find_neighbours(store, range));
    if (near.left && near.left->after != range.before) return forked(range.writer, range.first);
    if (near.right && near.right->before != range.after)
        return forked(range.writer, range.last + 1);
    if (range.first == 1 && range.before != chain_start(range.writer))
        return forked(range.writer, 1);
    KITH_TRY_ASSIGN(const std::int64_t rid, store.numbers().make_rid({range.writer, range.first}));
    const std::int64_t number = rid >> seq_bits;
    Database& database = store.database();
    if (near.right)
        KITH_TRY(database.run(
            "DELETE FROM have WHERE writer = ? AND first = ?", number, near.right->first));
    const HaveRange& left = near.left ? *near.left : range;
    const HaveRange& right = near.right ? *near.right : range;
    return database.run(
        "INSERT INTO have(writer, first, last, before, after) VALUES(?, ?, ?, ?, ?) ON "
        "CONFLICT(writer, first) "
        "DO UPDATE SET last = excluded.last, before = excluded.before, after = excluded.after",
        number,
        left.first,
        right.last,
        ByteView(left.before),
        ByteView(right.after));
}

Status for_each_change(StoreView& store,
                       WriterId writer,
                       std::uint64_t first,
                       std::uint64_t last,
                       const std::function<Status(const Change&)>& visit) {
    KITH_TRY_ASSIGN(const auto from, store.numbers().find_rid({writer, first}));
    if (!from) return {};
    KITH_TRY_ASSIGN(const auto to, store.numbers().find_rid({writer, last}));
    Query rows = store.database().query(
        "SELECT " KITH_CREATION_COLUMNS " FROM record WHERE rid BETWEEN ?1 AND ?2 UNION ALL "
        "SELECT " KITH_CHANGE_COLUMNS " FROM change WHERE dot BETWEEN ?1 AND ?2 "
        "ORDER BY 1",
        *from,
        *to);
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return {};
        KITH_TRY_ASSIGN(const Change change, read_change(store.numbers(), rows));
        KITH_TRY(visit(change));
    }
}

} // namespace kith
