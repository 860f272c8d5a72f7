// Tells when a stick was put in or taken out (the kernel's list of mounts, proc(5)), and when the
// hand-over files of one folder change (inotify(7)). A folder that others write to over a network
// or a cloud program tells nothing by itself: while one is watched it is also looked at again every
// half minute.
#pragma once

#include "survey_core/base/files.h"

#include <functional>
#include <string>
#include <thread>

namespace kith::app {

class PlaceWatch {
public:
    /// `changed` is called on a thread of the watch's own: at most once for what happens within
    /// `settle`. Where the system offers no watching, it is never called.
    explicit PlaceWatch(std::function<void()> changed,
                        std::chrono::milliseconds settle = std::chrono::milliseconds(700));
    ~PlaceWatch();
    PlaceWatch(const PlaceWatch&) = delete;
    PlaceWatch& operator=(const PlaceWatch&) = delete;

    /// From now on this folder instead of the one before; empty: only sticks.
    void watch(const Path& folder);

private:
    struct Lines;

    void run();
    /// What the hand-over files of the folder are, as one text that differs when they do.
    [[nodiscard]] static std::string look(const Path& folder);

    std::function<void()> changed_;
    std::chrono::milliseconds settle_;
    std::unique_ptr<Lines> lines_;
    std::thread thread_; // last: ends before what it uses
};

} // namespace kith::app
