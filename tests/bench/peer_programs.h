// Other people's programs at the same task. They need node and npm; without them their rows say so.
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace kith::bench {

/// Copies `script` and the list of what it needs from tests/bench/peers into the build folder and
/// lets npm fetch it. The folder to run it in; nothing where that cannot be done.
[[nodiscard]] std::optional<std::string> install_peers(const std::string& script);
/// The two numbers that the command prints; nothing where it is not there or does not run.
[[nodiscard]] std::optional<std::pair<double, double>> run_peer(const std::string& command);

} // namespace kith::bench
