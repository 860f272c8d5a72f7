#include "survey_core/store/backup.h"

#include "survey_core/base/codec.h"
#include "survey_core/base/crypto.h"
#include "survey_core/store/snapshot_files.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith {

namespace {

constexpr std::string_view magic = "KITHBK1\n";
constexpr std::size_t length_bytes = 8;
constexpr std::size_t copy_piece = 1U << 20U;

/// Where the parts of a backup lie.
struct Layout {
    std::uint64_t slots = 0; // bytes
    std::uint64_t database = 0;

    [[nodiscard]] std::uint64_t slots_at() const { return magic.size() + length_bytes; }
    [[nodiscard]] std::uint64_t database_at() const { return slots_at() + slots + length_bytes; }
    [[nodiscard]] std::uint64_t hash_at() const { return database_at() + database; }
    [[nodiscard]] std::uint64_t all() const { return hash_at() + sizeof(Hash32); }
};

template <class Visit>
Status for_each_piece(ReadableFile& file, std::uint64_t from, std::uint64_t to, Visit visit) {
    for (std::uint64_t at = from; at < to; at += copy_piece) {
        const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(copy_piece, to - at));
        KITH_TRY_ASSIGN(const Bytes piece, file.read(at, length));
        KITH_TRY(visit(piece));
    }
    return {};
}

tl::unexpected<Error> damaged(const Path& file) {
    return fail(ErrorCode::damaged,
                fmt::format("'{}' is not as it was written: it was cut off or changed. Nothing was "
                            "restored; try another backup.",
                            file.filename().string()));
}

Result<std::uint64_t> length_at(ReadableFile& file, std::uint64_t at) {
    KITH_TRY_ASSIGN(const Bytes bytes, file.read(at, length_bytes));
    return Reader(bytes).u64();
}

Result<Layout> read_layout(ReadableFile& file, const Path& name) {
    Layout layout;
    if (file.size() < layout.all()) return damaged(name);
    KITH_TRY_ASSIGN(const Bytes beginning, file.read(0, magic.size()));
    if (as_text(beginning) != magic)
        return fail(ErrorCode::bad_input,
                    fmt::format("'{}' is no backup of a Kith store.", name.filename().string()));
    KITH_TRY_ASSIGN(layout.slots, length_at(file, magic.size()));
    if (layout.slots > largest_slot_file || file.size() < layout.all()) return damaged(name);
    KITH_TRY_ASSIGN(layout.database, length_at(file, layout.database_at() - length_bytes));
    if (layout.database > file.size() || layout.all() != file.size()) return damaged(name);
    return layout;
}

Status check_hash(ReadableFile& file, const Layout& layout, const Path& name) {
    Hasher hasher;
    KITH_TRY(for_each_piece(file, 0, layout.hash_at(), [&hasher](ByteView piece) -> Status {
        hasher.add(piece);
        return {};
    }));
    KITH_TRY_ASSIGN(const Bytes written, file.read(layout.hash_at(), sizeof(Hash32)));
    const Hash32 found = hasher.finish();
    if (!std::equal(found.begin(), found.end(), written.begin(), written.end()))
        return damaged(name);
    return {};
}

/// Appends, and hashes what it has appended.
class HashedFile {
public:
    explicit HashedFile(WritableFile& file) : file_(file) {}

    Status append(ByteView bytes) {
        hasher_.add(bytes);
        return file_.append(bytes);
    }
    Status append_length(std::uint64_t length) {
        Bytes bytes;
        Writer(bytes).u64(length);
        return append(bytes);
    }
    Status finish() {
        const Hash32 hash = hasher_.finish();
        KITH_TRY(file_.append(hash));
        return file_.sync();
    }

private:
    WritableFile& file_;
    Hasher hasher_;
};

Status write_parts(FileSystem& files, const Bytes& slots, const Path& database, const Path& to) {
    KITH_TRY_ASSIGN(const auto source, files.open(database));
    KITH_TRY_ASSIGN(const auto target, files.create(to));
    HashedFile out(*target);
    KITH_TRY(out.append(as_bytes(magic)));
    KITH_TRY(out.append_length(slots.size()));
    KITH_TRY(out.append(slots));
    KITH_TRY(out.append_length(source->size()));
    KITH_TRY(for_each_piece(
        *source, 0, source->size(), [&out](ByteView piece) { return out.append(piece); }));
    return out.finish();
}

} // namespace

Result<Backup> write_backup(Store& store, const Path& file) {
    FileSystem& files = store.environment().files;
    if (files.exists(file))
        return fail(ErrorCode::already_exists,
                    fmt::format("There is a file '{}' already; choose another name.",
                                file.filename().string()));
    KITH_TRY_ASSIGN(const Snapshot snapshot, take_snapshot(store));
    const Path part = file.string() + ".part";
    if (files.exists(part)) KITH_TRY(files.remove(part));
    KITH_TRY(write_parts(files, encode_slots(store.slots()), snapshot.file, part));
    KITH_TRY_ASSIGN(const auto written, files.open(part));
    KITH_TRY_ASSIGN(const Layout layout, read_layout(*written, part));
    KITH_TRY(check_hash(*written, layout, part));
    KITH_TRY(files.rename(part, file));
    KITH_TRY(files.sync_folder(file.has_parent_path() ? file.parent_path() : Path(".")));
    return Backup{file, layout.all()};
}

Status restore_backup(FileSystem& files, const Path& backup, const Path& new_folder) {
    KITH_TRY(check_is_new(files, new_folder));
    KITH_TRY_ASSIGN(const auto source, files.open(backup));
    KITH_TRY_ASSIGN(const Layout layout, read_layout(*source, backup));
    KITH_TRY(check_hash(*source, layout, backup));
    KITH_TRY_ASSIGN(const Bytes slot_bytes,
                    source->read(layout.slots_at(), static_cast<std::size_t>(layout.slots)));
    KITH_TRY_ASSIGN(const KeySlots slots, decode_slots(slot_bytes));
    return restore_into(files, new_folder, slots, [&](const Path& file) -> Status {
        KITH_TRY_ASSIGN(const auto database, files.create(file));
        KITH_TRY(for_each_piece(
            *source, layout.database_at(), layout.hash_at(), [&database](ByteView piece) {
                return database->append(piece);
            }));
        return database->sync();
    });
}

} // namespace kith
