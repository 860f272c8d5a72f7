#include "tests/bench/peer_programs.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace kith::bench {

std::optional<std::string> install_peers(const std::string& script) {
    const std::filesystem::path from = std::string(KITH_SOURCE_DIR) + "/tests/bench/peers";
    const std::filesystem::path programs = std::string(KITH_BUILD_DIR) + "/peers";
    std::filesystem::create_directories(programs);
    for (const std::string& file : {std::string("package.json"), script})
        std::filesystem::copy_file(
            from / file, programs / file, std::filesystem::copy_options::overwrite_existing);
    const std::string install =
        "cd '" + programs.string() + "' && npm install --silent >/dev/null 2>&1";
    if (std::system(install.c_str()) != 0) return std::nullopt;
    return programs.string();
}

std::optional<std::pair<double, double>> run_peer(const std::string& command) {
    FILE* const pipe = popen((command + " 2>/dev/null").c_str(), "r");
    if (pipe == nullptr) return std::nullopt;
    std::pair<double, double> printed;
    const int read = std::fscanf(pipe, "%lf %lf", &printed.first, &printed.second);
    const int ended = pclose(pipe);
    return read == 2 && ended == 0 ? std::optional(printed) : std::nullopt;
}

} // namespace kith::bench
