// What every verb of kithctl shares: where words and secrets come from, how an outcome is printed,
// how it exits.
#pragma once

#include "survey_core/base/clock.h"
#include "survey_core/store/store.h"

#include <nlohmann/json.hpp>

#include <iosfwd>

namespace kith::app {

using Json = nlohmann::ordered_json;

/// The options that stand before or after any verb (cli.md, "Common").
struct CommonOptions {
    bool json = false;
    std::string passphrase_file; // "-": standard input; empty: KITH_PASSPHRASE_FILE, then a prompt
    std::string now;             // ISO 8601, test projects only
    std::optional<std::uint64_t> seed; // test projects only
};

/// What a verb has to say: lines for people, the same as one JSON document for programs.
struct Outcome {
    Json json = Json::object();
    std::vector<std::string> lines;
    bool printed = false;  // it has written its own document already
    bool findings = false; // done, but something waits for a person: exit 1
    bool refused = false;  // reported in full, and nothing was changed: exit 2
};

/// The system's clock until a test project asks for another time.
class ConsoleClock final : public Clock {
public:
    [[nodiscard]] Instant now() override { return fixed_ ? *fixed_ : system_.now(); }
    void fix(Instant now) { fixed_ = now; }

private:
    SystemClock system_;
    std::optional<Instant> fixed_;
};

/// The system's chance until a test project asks for a seed.
class ConsoleRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> out) override;
    void seed(std::uint64_t seed) { seeded_.emplace(seed); }

private:
    SystemRandom system_;
    std::optional<SeededRandom> seeded_;
};

/// The outside world of one run of kithctl.
class Console {
public:
    Console(std::istream& in, std::ostream& out, std::ostream& err)
        : in_(in), out_(out), err_(err) {}

    CommonOptions options;

    [[nodiscard]] FileSystem& files() { return files_; }
    [[nodiscard]] StoreEnvironment environment() { return {files_, clock_, random_}; }
    [[nodiscard]] Clock& clock() { return clock_; }
    [[nodiscard]] Random& random() { return random_; }

    /// From the file, the environment or a prompt; never from the command line. One trailing line
    /// break is not part of it.
    Result<std::string> passphrase();
    /// Opens by passphrase and applies --now and --seed, which an ordinary project refuses.
    Result<std::unique_ptr<Store>> open(const std::string& store);
    /// For a store that is being made: --now and --seed hold if it is a test project.
    Status apply_test_options(bool is_test, std::uint64_t launch);
    /// What must not stand on a command line, where other programs see it.
    [[nodiscard]] std::string rest_of_input();
    void say(std::string_view message); // standard error
    void print(std::string_view line);  // standard output
    [[nodiscard]] int finish(const Result<Outcome>& outcome);

private:
    std::istream& in_;
    std::ostream& out_;
    std::ostream& err_;
    PosixFileSystem files_;
    ConsoleClock clock_;
    ConsoleRandom random_;
};

/// Kith's own files (words, fonts, forms), beside the program.
[[nodiscard]] Result<Path> share_folder();

/// 2 bad input, 3 wrong passphrase or locked, 4 disk, network or server (cli.md).
[[nodiscard]] int exit_code(ErrorCode code);

} // namespace kith::app
