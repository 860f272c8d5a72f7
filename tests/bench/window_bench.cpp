#include "tests/bench/bench.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <sstream>

namespace kith::bench {
namespace {

/// tests/bench/window_figures.py starts the real window under Xvfb and prints one line a figure:
/// name value unit goal.
Result<std::vector<Row>> measure_window() {
    const std::string command = std::string("python3 ") + KITH_SOURCE_DIR +
                                "/tests/bench/window_figures.py " + KITH_BUILD_DIR;
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), &pclose);
    if (!pipe)
        return fail(ErrorCode::bad_input,
                    "python3 could not be started; install it and try again.");
    std::vector<Row> rows;
    std::array<char, 512> line{};
    while (std::fgets(line.data(), static_cast<int>(line.size()), pipe.get()) != nullptr) {
        std::istringstream words(line.data());
        Row row;
        std::string goal_sign;
        std::string goal_value;
        words >> row.name >> row.value >> row.unit >> goal_sign >> goal_value;
        std::getline(words >> std::ws, row.note);
        row.goal = goal_sign + " " + goal_value;
        if (!row.name.empty()) rows.push_back(std::move(row));
    }
    if (rows.empty())
        return fail(ErrorCode::bad_input, "The window could not be measured; see the lines above.");
    return rows;
}

} // namespace

Bench window_bench() {
    return {"window", measure_window};
}

} // namespace kith::bench
