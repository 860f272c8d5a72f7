#include "survey_core/store/laptops.h"

#include "survey_core/store/rows.h"

namespace kith {

namespace {

Result<LaptopRow> read_laptop(StoreView& store, const Query& row) {
    LaptopRow laptop;
    laptop.id = array_from<16>(row.bytes(0));
    laptop.sign = array_from<32>(row.bytes(1));
    laptop.seal = array_from<32>(row.bytes(2));
    laptop.name = row.text(3);
    laptop.role = static_cast<LaptopRole>(row.integer(4));
    laptop.state = static_cast<LaptopState>(row.integer(5));
    laptop.certificate = row.copy(6);
    if (!row.is_null(7)) {
        KITH_TRY_ASSIGN(laptop.worker, store.numbers().dot_of(row.integer(7)));
    }
    laptop.last_seen = {row.integer(8)};
    laptop.own = row.integer(9) == 1;
    return laptop;
}

Status keep_in_folder(Store& store, const Hash32& hash, ByteView content) {
    FileSystem& files = store.environment().files;
    const Path file = quarantine_file(store, hash);
    for (const Path& folder : {store.folder(), file.parent_path()})
        if (!files.exists(folder)) KITH_TRY(files.make_folder(folder));
    return replace_file(files, file, content);
}

} // namespace

Status save_laptop(Store& store, const LaptopRow& laptop) {
    std::optional<std::int64_t> worker;
    if (laptop.worker) {
        KITH_TRY_ASSIGN(worker, store.numbers().make_rid(*laptop.worker));
    }
    return store.database().run(
        "INSERT INTO laptop(id, sign, seal, name, role, state, certificate, worker, last_seen, "
        "own) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET sign = excluded.sign, "
        "seal = excluded.seal, "
        "name = excluded.name, role = excluded.role, state = excluded.state, certificate = "
        "excluded.certificate, "
        "worker = excluded.worker, last_seen = excluded.last_seen, own = excluded.own",
        ByteView(laptop.id),
        ByteView(laptop.sign),
        ByteView(laptop.seal),
        laptop.name,
        static_cast<int>(laptop.role),
        static_cast<int>(laptop.state),
        ByteView(laptop.certificate),
        worker,
        laptop.last_seen.ms,
        laptop.own);
}

Result<std::optional<LaptopRow>> find_laptop(StoreView& store, const LaptopId& id) {
    Query row = store.database().query(
        "SELECT id, sign, seal, name, role, state, certificate, worker, last_seen, own "
        "FROM laptop WHERE id = ?",
        ByteView(id));
    KITH_TRY_ASSIGN(const bool found, row.step());
    if (!found) return std::nullopt;
    return read_laptop(store, row);
}

Result<std::vector<LaptopRow>> list_laptops(StoreView& store) {
    std::vector<LaptopRow> laptops;
    Query rows = store.database().query(
        "SELECT id, sign, seal, name, role, state, certificate, worker, last_seen, own "
        "FROM laptop ORDER BY name, id");
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return laptops;
        KITH_TRY_ASSIGN(LaptopRow laptop, read_laptop(store, rows));
        laptops.push_back(std::move(laptop));
    }
}

Status save_coordinator(Store& store, const CoordinatorRow& coordinator) {
    return store.database().run(
        "INSERT INTO coordinator(no, sign, seal, certificate) VALUES(?, ?, ?, ?) "
        "ON CONFLICT(no) DO UPDATE SET sign = excluded.sign, seal = excluded.seal, certificate = "
        "excluded.certificate",
        coordinator.number,
        ByteView(coordinator.sign),
        ByteView(coordinator.seal),
        ByteView(coordinator.certificate));
}

Result<std::vector<CoordinatorRow>> list_coordinators(StoreView& store) {
    std::vector<CoordinatorRow> coordinators;
    Query rows =
        store.database().query("SELECT no, sign, seal, certificate FROM coordinator ORDER BY no");
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return coordinators;
        coordinators.push_back({static_cast<std::uint32_t>(rows.integer(0)),
                                array_from<32>(rows.bytes(1)),
                                array_from<32>(rows.bytes(2)),
                                rows.copy(3)});
    }
}

Path quarantine_file(const Store& store, const Hash32& hash) {
    return store.folder() / "quarantine" / (to_hex(hash) + ".kithb");
}

/// It is sealed to coordinators by itself.
Status keep_on_server(Database& server, const Hash32& hash, ByteView content) {
    return server.run("INSERT INTO quarantined_file(hash, content) VALUES(?, ?) "
                      "ON CONFLICT(hash) DO NOTHING",
                      ByteView(hash),
                      content);
}

Result<Bytes> quarantined_content(Store& store, const Hash32& hash) {
    if (!store.database().is_server())
        return read_file(
            store.environment().files, quarantine_file(store, hash), most_quarantined_bytes);
    Query row = store.database().query("SELECT content FROM quarantined_file WHERE hash = ?",
                                       ByteView(hash));
    KITH_TRY_ASSIGN(const bool found, row.step());
    if (!found)
        return fail(ErrorCode::damaged,
                    "A file that was kept apart is not on the server any more; ask for a new "
                    "hand-over.");
    return row.copy(0);
}

Status fetch_quarantined(Store& store, const Hash32& hash) {
    if (!store.database().is_server()) return {};
    KITH_TRY_ASSIGN(const Bytes content, quarantined_content(store, hash));
    return keep_in_folder(store, hash, content);
}

Status quarantine(Store& store, const QuarantineRow& row, ByteView content) {
    KITH_TRY(store.database().is_server() ? keep_on_server(store.database(), row.hash, content)
                                          : keep_in_folder(store, row.hash, content));
    return store.database().run(
        "INSERT INTO quarantine(hash, at, laptop, reason, bytes) VALUES(?, ?, ?, ?, ?) "
        "ON CONFLICT(hash) DO UPDATE SET at = excluded.at, laptop = excluded.laptop, reason = "
        "excluded.reason",
        ByteView(row.hash),
        row.at.ms,
        ByteView(row.laptop),
        row.reason,
        static_cast<std::uint64_t>(content.size()));
}

Result<std::vector<QuarantineRow>> list_quarantined(StoreView& store) {
    std::vector<QuarantineRow> list;
    Query rows = store.database().query(
        "SELECT hash, at, laptop, reason, bytes FROM quarantine ORDER BY at, hash");
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return list;
        list.push_back({array_from<32>(rows.bytes(0)),
                        {rows.integer(1)},
                        array_from<16>(rows.bytes(2)),
                        std::string(rows.text(3)),
                        rows.number(4)});
    }
}

Status release_from_quarantine(Store& store, const Hash32& hash) {
    KITH_TRY(store.database().run("DELETE FROM quarantine WHERE hash = ?", ByteView(hash)));
    if (store.database().is_server())
        KITH_TRY(
            store.database().run("DELETE FROM quarantined_file WHERE hash = ?", ByteView(hash)));
    FileSystem& files = store.environment().files;
    const Path file = quarantine_file(store, hash);
    if (!files.exists(file)) return {};
    KITH_TRY(files.remove(file));
    if (!store.database().is_server()) return {};
    static_cast<void>(files.remove(file.parent_path())); // gone, or others lie there
    static_cast<void>(files.remove(store.folder()));
    return {};
}

} // namespace kith
