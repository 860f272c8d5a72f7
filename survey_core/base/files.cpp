// What every file system can do with the calls of FileSystem.
#include "survey_core/base/files.h"

#include "survey_core/base/check.h"

#include <fmt/format.h>

namespace kith {

namespace {

Status write_and_sync(FileSystem& files, const Path& path, ByteView content) {
    KITH_TRY_ASSIGN(const auto file, files.create(path));
    KITH_TRY(file->append(content));
    return file->sync();
}

} // namespace

Result<Bytes> read_file(FileSystem& files, const Path& path, std::uint64_t limit_bytes) {
    KITH_TRY_ASSIGN(const auto file, files.open(path));
    if (file->size() > limit_bytes)
        return fail(
            ErrorCode::bad_input,
            fmt::format("'{}' has {} bytes and at most {} are expected here; check that it is "
                        "the right file.",
                        path.filename().string(),
                        file->size(),
                        limit_bytes));
    return file->read(0, static_cast<std::size_t>(file->size()));
}

Status replace_file(FileSystem& files, const Path& path, ByteView content) {
    KITH_CHECK(path.has_filename());
    Path fresh = path;
    fresh += ".new";
    // Left over from a crash in the middle of an earlier call; it was never the file itself.
    if (files.exists(fresh)) KITH_TRY(files.remove(fresh));

    if (const Status written = write_and_sync(files, fresh, content); !written) {
        static_cast<void>(files.remove(fresh)); // the first error is the one to tell
        return same_error(written);
    }
    if (const Status renamed = files.rename(fresh, path); !renamed) {
        static_cast<void>(files.remove(fresh));
        return same_error(renamed);
    }
    return files.sync_folder(path.parent_path());
}

} // namespace kith
