#include "app/platform/desktop_program.h"

#include <spawn.h>
#include <sys/wait.h>

#include <array>
#include <thread>

extern char** environ;

namespace kith::app {

Status show_in_desktop(const Path& file) {
    std::string program = "xdg-open", name = file.string();
    std::array<char*, 3> words{program.data(), name.data(), nullptr};
    pid_t process = 0;
    if (posix_spawnp(&process, program.c_str(), nullptr, nullptr, words.data(), environ) != 0)
        return fail(ErrorCode::not_found,
                    "This desktop has no program that opens files by itself (xdg-open). The file "
                    "lies in '" +
                        name + "'; open it from there.");
    std::thread([process] { waitpid(process, nullptr, 0); }).detach(); // or it stays as a zombie
    return {};
}

} // namespace kith::app
