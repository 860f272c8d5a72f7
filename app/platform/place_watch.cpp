#include "app/platform/place_watch.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <mutex>
#include <vector>

namespace kith::app {
namespace {

constexpr std::chrono::seconds between_looks{30};
constexpr std::uint32_t changes_of_files =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_UNMOUNT;

/// Forgets what has come: only that something came counts.
void drain(int descriptor) {
    std::array<char, 4096> bytes{};
    while (read(descriptor, bytes.data(), bytes.size()) > 0) {
    }
}

} // namespace

/// What the thread waits on, and what it is told by others.
struct PlaceWatch::Lines {
    class Descriptor {
    public:
        explicit Descriptor(int number) : number_(number) {}
        ~Descriptor() {
            if (number_ >= 0) close(number_);
        }
        Descriptor(const Descriptor&) = delete;
        Descriptor& operator=(const Descriptor&) = delete;
        [[nodiscard]] int number() const { return number_; }

    private:
        int number_;
    };

    Descriptor mounts{open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC)};
    Descriptor files{inotify_init1(IN_NONBLOCK | IN_CLOEXEC)};
    Descriptor told{eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)};
    std::mutex guard; // of the following
    Path folder;
    bool has_new_folder = false;
    bool ends = false;

    void tell() const {
        const std::uint64_t one = 1;
        // A full counter has been told already.
        [[maybe_unused]] const auto written = write(told.number(), &one, sizeof one);
    }
};

PlaceWatch::PlaceWatch(std::function<void()> changed, std::chrono::milliseconds settle)
    : changed_(std::move(changed)), settle_(settle), lines_(std::make_unique<Lines>()),
      thread_([this] { run(); }) {}

PlaceWatch::~PlaceWatch() {
    {
        const std::lock_guard lock(lines_->guard);
        lines_->ends = true;
    }
    lines_->tell();
    thread_.join();
}

void PlaceWatch::watch(const Path& folder) {
    {
        const std::lock_guard lock(lines_->guard);
        if (lines_->folder == folder) return;
        lines_->folder = folder;
        lines_->has_new_folder = true;
    }
    lines_->tell();
}

std::string PlaceWatch::look(const Path& folder) {
    if (folder.empty()) return {};
    std::vector<std::string> files;
    std::error_code error;
    for (auto at = std::filesystem::directory_iterator(folder, error);
         !error && at != std::filesystem::directory_iterator();
         at.increment(error)) {
        if (at->path().extension() != ".kithb") continue;
        std::error_code gone; // between the list and the look
        const auto bytes = at->file_size(gone);
        files.push_back(fmt::format("{}\n{}\n", at->path().filename().string(), gone ? 0 : bytes));
    }
    std::sort(files.begin(), files.end());
    return fmt::format("{}", fmt::join(files, ""));
}

void PlaceWatch::run() {
    std::array<pollfd, 3> waits{pollfd{lines_->mounts.number(), POLLPRI | POLLERR, 0},
                                pollfd{lines_->files.number(), POLLIN, 0},
                                pollfd{lines_->told.number(), POLLIN, 0}};
    Path folder;
    std::string known;
    int watched = -1;
    for (;;) {
        const int most = folder.empty()
                             ? -1
                             : static_cast<int>(std::chrono::milliseconds(between_looks).count());
        poll(waits.data(), waits.size(), most);
        drain(lines_->told.number());
        {
            const std::lock_guard lock(lines_->guard);
            if (lines_->ends) return;
            if (std::exchange(lines_->has_new_folder, false)) {
                if (watched >= 0) inotify_rm_watch(lines_->files.number(), watched);
                folder = lines_->folder;
                watched = folder.empty() ? -1
                                         : inotify_add_watch(lines_->files.number(),
                                                             folder.c_str(),
                                                             changes_of_files);
                known = look(folder);
                continue;
            }
        }
        const bool has_mounts = (waits[0].revents & (POLLPRI | POLLERR)) != 0;
        if (has_mounts || waits[1].revents != 0) std::this_thread::sleep_for(settle_);
        drain(lines_->files.number());
        std::string now = look(folder);
        const bool has_files = now != std::exchange(known, now);
        if (has_mounts || has_files) changed_();
    }
}

} // namespace kith::app
