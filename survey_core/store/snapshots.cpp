#include "survey_core/store/snapshots.h"

#include "survey_core/store/snapshot_files.h"
#include "survey_core/store/verify.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith {

namespace {

constexpr std::size_t copy_piece = 1U << 20U;

/// `20240615T100000.000Z`: sorts by time, and says nothing else.
std::string stamp(Instant at) {
    std::string text = to_iso8601(at);
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

Result<Instant> time_of_stamp(std::string text) {
    constexpr std::size_t stamp_size = 20;
    if (text.size() != stamp_size) return fail(ErrorCode::bad_input, "not a snapshot");
    for (const std::size_t at : {4U, 7U})
        text.insert(at, "-");
    for (const std::size_t at : {13U, 16U})
        text.insert(at, ":");
    return parse_instant(text);
}

Path slots_beside(const Path& file) {
    return Path(file).replace_extension(".slots");
}

Status copy_file(FileSystem& files, const Path& from, const Path& to) {
    KITH_TRY_ASSIGN(const auto source, files.open(from));
    KITH_TRY_ASSIGN(const auto target, files.create(to));
    for (std::uint64_t at = 0; at < source->size(); at += copy_piece) {
        const auto length =
            static_cast<std::size_t>(std::min<std::uint64_t>(copy_piece, source->size() - at));
        KITH_TRY_ASSIGN(const Bytes piece, source->read(at, length));
        KITH_TRY(target->append(piece));
    }
    return target->sync();
}

/// Copies, closes, and opens again what lies on the disk: only that counts as a snapshot.
Status write_verified_copy(const Path& part, SqliteDatabase& source, const DatabaseKey& key) {
    DatabaseSpec spec = source.spec();
    spec.file = part;
    spec.mode = DatabaseSpec::Mode::create;
    {
        KITH_TRY_ASSIGN(const auto target, SqliteDatabase::open(spec, key));
        KITH_TRY(source.copy_to(*target, pages_per_step, nullptr, nullptr));
        KITH_TRY(target->checkpoint_truncate());
    }
    spec.mode = DatabaseSpec::Mode::read_write;
    KITH_TRY_ASSIGN(const auto reopened, SqliteDatabase::open(spec, key));
    KITH_TRY_ASSIGN(const VerifyReport report, verify_pages(*reopened));
    if (!report.sound())
        return fail(ErrorCode::damaged,
                    "The snapshot does not read back as it was written, so it was not kept; the "
                    "disk or the memory of this computer may be failing.");
    return {};
}

Status forget_oldest(FileSystem& files, const Path& store_folder) {
    KITH_TRY_ASSIGN(const auto snapshots, list_snapshots(files, store_folder));
    for (std::size_t i = snapshots_kept; i < snapshots.size(); ++i)
        KITH_TRY(remove_snapshot(files, snapshots[i].file));
    return {};
}

} // namespace

Status remove_snapshot(FileSystem& files, const Path& file) {
    KITH_TRY(files.remove(file));
    const Path slots = slots_beside(file);
    return files.exists(slots) ? files.remove(slots) : Status{};
}

Status remove_database_files(FileSystem& files, const Path& file) {
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
        const Path path(file.string() + ending);
        if (files.exists(path)) KITH_TRY(files.remove(path));
    }
    return {};
}

Result<Snapshot> write_snapshot(const SnapshotPlace& place,
                                SqliteDatabase& source,
                                const DatabaseKey& key,
                                const KeySlots& slots) {
    const Path folder = place.folder / "snapshots";
    if (!place.files.exists(folder)) KITH_TRY(place.files.make_folder(folder));
    const Path part = folder / "snapshot.part";
    KITH_TRY(remove_database_files(place.files, part));
    const Status written = write_verified_copy(part, source, key);
    if (!written) {
        static_cast<void>(remove_database_files(place.files, part));
        return tl::unexpected(written.error());
    }
    const Path file = folder / (stamp(place.at) + ".db");
    KITH_TRY(replace_file(place.files, slots_beside(file), encode_slots(slots)));
    KITH_TRY(place.files.rename(part, file));
    KITH_TRY(place.files.sync_folder(folder));
    KITH_TRY(forget_oldest(place.files, place.folder));
    KITH_TRY_ASSIGN(const auto size, place.files.open(file));
    return Snapshot{file, place.at, size->size()};
}

Result<Snapshot> take_snapshot(Store& store) {
    return store.write_snapshot(store);
}

Result<Snapshot> take_snapshot(const Store& store, StoreView& reader) {
    return store.write_snapshot(reader);
}

Result<std::vector<Snapshot>> list_snapshots(FileSystem& files, const Path& store_folder) {
    std::vector<Snapshot> snapshots;
    if (!files.exists(store_folder / "snapshots")) return snapshots;
    KITH_TRY_ASSIGN(const auto paths, files.list(store_folder / "snapshots"));
    for (const Path& path : paths) {
        if (path.extension() != ".db") continue;
        const auto at = time_of_stamp(path.stem().string());
        if (!at) continue;
        const Path file = store_folder / "snapshots" / path.filename();
        KITH_TRY_ASSIGN(const auto opened, files.open(file));
        snapshots.push_back({file, *at, opened->size()});
    }
    std::sort(snapshots.begin(), snapshots.end(), [](const Snapshot& a, const Snapshot& b) {
        return a.at > b.at;
    });
    return snapshots;
}

Status check_is_new(FileSystem& files, const Path& folder) {
    if (!files.exists(folder)) return {};
    return fail(ErrorCode::already_exists,
                fmt::format("There is a folder '{}' already; restore under another name.",
                            folder.filename().string()));
}

Status restore_into(FileSystem& files,
                    const Path& new_folder,
                    const KeySlots& slots,
                    const std::function<Status(const Path&)>& write) {
    KITH_TRY(files.make_folder(new_folder));
    KITH_TRY(
        files.sync_folder(new_folder.has_parent_path() ? new_folder.parent_path() : Path(".")));
    KITH_TRY(write(new_folder / "store.db"));
    KITH_TRY(save_slots(files, new_folder, slots));
    return files.sync_folder(new_folder);
}

Status restore_snapshot(FileSystem& files, const Path& snapshot, const Path& new_folder) {
    KITH_TRY(check_is_new(files, new_folder));
    KITH_TRY_ASSIGN(const Bytes slot_bytes,
                    read_file(files, slots_beside(snapshot), largest_slot_file));
    KITH_TRY_ASSIGN(const KeySlots slots, decode_slots(slot_bytes));
    return restore_into(files, new_folder, slots, [&](const Path& database) {
        return copy_file(files, snapshot, database);
    });
}

} // namespace kith
