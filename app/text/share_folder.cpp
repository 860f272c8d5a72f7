#include "app/text/share_folder.h"

#include <cstdlib>

namespace kith::app {

std::optional<std::filesystem::path> find_share_folder() {
    std::error_code error;
    if (const char* named = std::getenv("KITH_SHARE"); named != nullptr && *named != '\0') {
        const std::filesystem::path folder = std::filesystem::absolute(named, error);
        if (std::filesystem::is_directory(folder, error)) return folder;
        return std::nullopt; // named but wrong: say so rather than show other words than asked for
    }
    std::filesystem::path from =
        std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    for (int up = 0; up < 5 && !from.empty(); ++up, from = from.parent_path()) {
        const std::filesystem::path folder = from / "share" / "kith";
        if (std::filesystem::is_directory(folder / "fonts", error)) return folder;
    }
    return std::nullopt;
}

} // namespace kith::app
