// ./dev bench [--json] [NAME...]
#include "survey_core/base/crypto.h"
#include "tests/bench/bench.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ctime>
#include <iostream>

namespace kith::bench {

double cpu_seconds() {
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

} // namespace kith::bench

int main(int count, char** words) {
    using namespace kith::bench;
    kith::init_crypto();
    std::vector<std::string> wanted(words + 1, words + count);
    const bool json = std::erase(wanted, "--json") > 0;
    auto list = nlohmann::ordered_json::array();
    int failed = 0;
    for (const Bench& bench : {answer_bench(),
                               form_bench(),
                               form_peers_bench(),
                               merge_bench(),
                               edits_bench(),
                               waiting_bench(),
                               peers_bench(),
                               window_bench()}) {
        if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), bench.name) == wanted.end())
            continue;
        const auto rows = bench.run();
        if (!rows) {
            std::cerr << bench.name << ": " << rows.error().message << "\n";
            ++failed;
            continue;
        }
        for (const Row& row : *rows) {
            if (json)
                list.push_back({{"name", row.name},
                                {"value", row.value},
                                {"unit", row.unit},
                                {"goal", row.goal},
                                {"floor", row.floor},
                                {"peer", nullptr},
                                {"command", "./dev bench " + bench.name}});
            else
                std::cout << fmt::format(
                    "{:<34} {:>10.3f} {:<12} goal {:<8} {} {}  [./dev bench {}]\n",
                    row.name,
                    row.value,
                    row.unit,
                    row.goal,
                    row.floor,
                    row.note,
                    bench.name);
        }
    }
    if (json) std::cout << list.dump(2) << "\n";
    return failed == 0 ? 0 : 1;
}
