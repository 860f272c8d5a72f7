#include "sync/hub/workplace.h"

namespace kith::sync {

Result<Path> workplace(Store& store, std::string_view name) {
    FileSystem& files = store.environment().files;
    Path folder = store.folder() / name;
    for (const Path& one : {store.folder(), folder})
        if (!files.exists(one)) KITH_TRY(files.make_folder(one));
    return folder;
}

Result<Path> empty_workplace(Store& store, std::string_view name) {
    FileSystem& files = store.environment().files;
    KITH_TRY_ASSIGN(Path folder, workplace(store, name));
    KITH_TRY_ASSIGN(const auto left, files.list(folder));
    for (const Path& file : left)
        KITH_TRY(files.remove(file));
    return folder;
}

} // namespace kith::sync
