#include "app/platform/single_instance.h"

#include "survey_core/base/crypto.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace kith::app {
namespace {

namespace fs = std::filesystem;

Error no_lock(const fs::path& file) {
    return {ErrorCode::disk_failed,
            "Kith could not make sure that this project is open only once: " + file.string() +
                " cannot be used. Check that the folder is yours and try again."};
}

/// The same for every way to write the same place.
std::string name_of_store(const fs::path& store) {
    std::error_code error;
    const fs::path whole = fs::weakly_canonical(store, error);
    const Hash32 digest = hash(as_bytes((error ? store : whole).string()));
    return "kith-" + to_hex(digest).substr(0, 16); // a socket's path has room for 107 bytes
}

bool address_of(const fs::path& socket, sockaddr_un& address) {
    address = {};
    address.sun_family = AF_UNIX;
    const std::string path = socket.string();
    if (path.size() >= sizeof(address.sun_path)) return false;
    std::memcpy(address.sun_path, path.data(), path.size());
    return true;
}

const sockaddr* generic(const sockaddr_un& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

} // namespace

SingleInstance::Handle::~Handle() {
    if (number_ >= 0) ::close(number_);
}

SingleInstance::Handle& SingleInstance::Handle::operator=(Handle&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
}

fs::path runtime_folder() {
    const char* named = std::getenv("XDG_RUNTIME_DIR");
    if (named != nullptr && *named != '\0') return named;
    std::error_code error;
    return fs::temp_directory_path(error) / fmt::format("kith-{}", ::getuid());
}

/// A handle that holds the lock, or -1: somebody else does.
Result<SingleInstance::Handle> SingleInstance::lock(const fs::path& file) {
    Handle handle(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (handle.number() < 0) return tl::unexpected(no_lock(file));
    if (::flock(handle.number(), LOCK_EX | LOCK_NB) == 0) return handle;
    if (errno == EWOULDBLOCK) return Handle();
    return tl::unexpected(no_lock(file));
}

Result<SingleInstance::Handle> SingleInstance::listen_at(const fs::path& socket) {
    sockaddr_un address{};
    Handle handle(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (handle.number() < 0 || !address_of(socket, address)) return tl::unexpected(no_lock(socket));
    ::unlink(socket.c_str()); // of a program that was killed: the lock is ours, so nobody listens
    if (::bind(handle.number(), generic(address), sizeof(address)) != 0 ||
        ::chmod(socket.c_str(), 0600) != 0 || ::listen(handle.number(), 4) != 0)
        return tl::unexpected(no_lock(socket));
    return handle;
}

/// The first may be starting still: it gets two seconds until it listens.
bool SingleInstance::ask_the_first(const fs::path& socket) {
    sockaddr_un address{};
    if (!address_of(socket, address)) return false;
    for (int tries = 0; tries < 40; ++tries) {
        const Handle handle(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        if (handle.number() < 0) return false;
        if (::connect(handle.number(), generic(address), sizeof(address)) == 0) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
}

Result<std::unique_ptr<SingleInstance>>
SingleInstance::claim(const fs::path& folder, const fs::path& store, std::function<void()> asked) {
    ::mkdir(folder.c_str(), 0700); // what is missing is told by the lock
    const std::string name = name_of_store(store);
    KITH_TRY_ASSIGN(Handle held, lock(folder / (name + ".lock")));
    const fs::path socket = folder / (name + ".sock");
    if (held.number() < 0) {
        (void)ask_the_first(socket);
        return nullptr;
    }
    KITH_TRY_ASSIGN(Handle listener, listen_at(socket));
    Handle stop(::eventfd(0, EFD_CLOEXEC));
    if (stop.number() < 0) return tl::unexpected(no_lock(socket));
    return std::unique_ptr<SingleInstance>(new SingleInstance(
        std::move(held), std::move(listener), std::move(stop), std::move(asked)));
}

SingleInstance::SingleInstance(Handle lock,
                               Handle listener,
                               Handle stop,
                               std::function<void()> asked)
    : lock_(std::move(lock)), listener_(std::move(listener)), stop_(std::move(stop)),
      asked_(std::move(asked)), thread_([this] { listen(); }) {}

SingleInstance::~SingleInstance() {
    (void)::eventfd_write(stop_.number(), 1);
    thread_.join();
}

/// Sleeps until somebody asks: no wakeups in between.
void SingleInstance::listen() const {
    for (;;) {
        std::array<pollfd, 2> waiting{
            {{listener_.number(), POLLIN, 0}, {stop_.number(), POLLIN, 0}}};
        if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) return;
        if ((waiting[1].revents & POLLIN) != 0) return;
        if ((waiting[0].revents & POLLIN) == 0) continue;
        const Handle caller(::accept4(listener_.number(), nullptr, nullptr, SOCK_CLOEXEC));
        if (caller.number() >= 0 && asked_) asked_();
    }
}

} // namespace kith::app
