// Plays the seeds of a fuzz target without libFuzzer: each as it is, cut off at many places, and
// with single wrong bytes. A crash or a failed check ends the program; there is nothing else to
// report.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Input = std::vector<std::uint8_t>;

Input read_seed(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void play(const Input& seed) {
    constexpr std::size_t places = 200;
    const std::size_t step = std::max<std::size_t>(1, seed.size() / places);
    LLVMFuzzerTestOneInput(seed.data(), seed.size());
    for (std::size_t at = 0; at < seed.size(); at += step) {
        LLVMFuzzerTestOneInput(seed.data(), at);
        for (const std::uint8_t wrong :
             {std::uint8_t{0x01}, std::uint8_t{0x20}, std::uint8_t{0x80}}) {
            Input changed = seed;
            changed[at] = static_cast<std::uint8_t>(changed[at] ^ wrong);
            LLVMFuzzerTestOneInput(changed.data(), changed.size());
        }
    }
}

} // namespace

int main(int count, char** arguments) {
    std::size_t played = 0;
    for (int i = 1; i < count; ++i)
        for (const auto& seed : std::filesystem::directory_iterator(arguments[i])) {
            play(read_seed(seed.path()));
            ++played;
        }
    std::printf("%zu seeds played\n", played);
    return played == 0 ? 1 : 0;
}
