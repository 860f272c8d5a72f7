#include "sync/server/connection.h"

#include <dlfcn.h>

#include <array>
#include <filesystem>

namespace kith::sync {

namespace {

constexpr const char* module_name = "kith_postgres.so";

/// Beside the program, one folder up (where tests are built), or where a package puts it.
std::filesystem::path find_module() {
    std::error_code none;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", none).parent_path();
    const std::array places{program, program.parent_path(), program.parent_path() / "lib" / "kith"};
    for (const auto& place : places)
        if (std::filesystem::exists(place / module_name, none)) return place / module_name;
    return {};
}

/// Loaded once and never let go: connections are made of its code.
Result<ConnectToServer> load_module() {
    const auto module = find_module();
    void* const library = module.empty() ? nullptr : dlopen(module.c_str(), RTLD_NOW | RTLD_LOCAL);
    void* const connect = library == nullptr ? nullptr : dlsym(library, "kith_connect");
    if (connect == nullptr)
        return fail(ErrorCode::not_found,
                    "This Kith has no module for database servers; install the package "
                    "kith-server.");
    return reinterpret_cast<ConnectToServer>(connect);
}

} // namespace

bool is_server_address(std::string_view store) {
    return store.starts_with("postgresql://") || store.starts_with("postgres://");
}

Result<std::unique_ptr<ServerDatabase>> connect_to_server(const std::string& address) {
    KITH_TRY_ASSIGN(const ConnectToServer connect, load_module());
    Error error;
    std::unique_ptr<ServerDatabase> server(connect(address.c_str(), &error));
    if (!server) return tl::unexpected(std::move(error));
    return server;
}

} // namespace kith::sync
