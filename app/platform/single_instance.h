// One window for one store: a second start asks the first to come to the front, and ends. The lock
// is the kernel's (flock), so that a program that was killed leaves none behind.
#pragma once

#include "survey_core/base/result.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <thread>

namespace kith::app {

class SingleInstance {
public:
    /// `folder` is the person's own for files of this session (XDG_RUNTIME_DIR); made when missing.
    /// `asked` is called from another thread whenever a second start wants this window.
    /// Null: another window has the store, and was asked to come to the front.
    [[nodiscard]] static Result<std::unique_ptr<SingleInstance>>
    claim(const std::filesystem::path& folder,
          const std::filesystem::path& store,
          std::function<void()> asked);

    ~SingleInstance();
    SingleInstance(const SingleInstance&) = delete;
    SingleInstance& operator=(const SingleInstance&) = delete;

private:
    /// A file descriptor that is closed when it is let go.
    class Handle {
    public:
        explicit Handle(int number = -1) : number_(number) {}
        ~Handle();
        Handle(Handle&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
        Handle& operator=(Handle&& other) noexcept;
        [[nodiscard]] int number() const { return number_; }

    private:
        int number_;
    };

    SingleInstance(Handle lock, Handle listener, Handle stop, std::function<void()> asked);
    static Result<Handle> lock(const std::filesystem::path& file);
    static Result<Handle> listen_at(const std::filesystem::path& socket);
    static bool ask_the_first(const std::filesystem::path& socket);
    void listen() const;

    Handle lock_;
    Handle listener_;
    Handle stop_;
    std::function<void()> asked_;
    std::thread thread_;
};

/// XDG_RUNTIME_DIR, else a folder of this user in the one for temporary files.
[[nodiscard]] std::filesystem::path runtime_folder();

} // namespace kith::app
