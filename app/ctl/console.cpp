#include "app/ctl/console.h"

#include "app/text/share_folder.h"
#include "survey_core/store/merge_port.h"
#include "survey_core/store/server_database.h"
#include "sync/server/connection.h"

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <istream>
#include <iterator>
#include <ostream>

namespace kith::app {
namespace {

constexpr std::uint64_t passphrase_limit_bytes = 4096;

/// Typing is not shown on the terminal while this lives.
class HiddenTyping {
public:
    HiddenTyping() : active_(isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &before_) == 0) {
        if (!active_) return;
        termios hidden = before_;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    ~HiddenTyping() {
        if (active_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    HiddenTyping(const HiddenTyping&) = delete;
    HiddenTyping& operator=(const HiddenTyping&) = delete;

private:
    termios before_{};
    bool active_;
};

std::string without_line_break(std::string text) {
    if (text.ends_with('\n')) text.pop_back();
    if (text.ends_with('\r')) text.pop_back();
    return text;
}

} // namespace

void ConsoleRandom::fill(std::span<std::uint8_t> out) {
    if (seeded_)
        seeded_->fill(out);
    else
        system_.fill(out);
}

Result<std::string> Console::passphrase() {
    std::string file = options.passphrase_file;
    if (const char* from_environment = std::getenv("KITH_PASSPHRASE_FILE");
        file.empty() && from_environment != nullptr)
        file = from_environment;
    std::string text;
    if (file == "-") {
        std::getline(in_, text);
    } else if (!file.empty()) {
        KITH_TRY_ASSIGN(Bytes bytes, read_file(files_, file, passphrase_limit_bytes));
        text = as_text(bytes);
        wipe(bytes);
    } else {
        err_ << "Passphrase: " << std::flush;
        const HiddenTyping hidden;
        std::getline(in_, text);
        err_ << "\n";
    }
    text = without_line_break(std::move(text));
    if (text.empty())
        return fail(
            ErrorCode::bad_input,
            "The passphrase is empty; put it into a file and name it by --passphrase-file.");
    return text;
}

Status Console::apply_test_options(bool is_test, std::uint64_t launch) {
    if (options.now.empty() && !options.seed) return {};
    if (!is_test)
        return fail(ErrorCode::refused,
                    "--now and --seed work in a test project only; this project holds real "
                    "people's answers.");
    if (!options.now.empty()) {
        KITH_TRY_ASSIGN(const Instant now, parse_instant(options.now));
        clock_.fix(now);
    }
    if (options.seed) random_.seed(*options.seed ^ launch);
    return {};
}

namespace {

/// A folder, or an address of a server.
Result<std::unique_ptr<Store>>
open_anywhere(const StoreEnvironment& environment, const std::string& store, const WayIn& way) {
    if (!sync::is_server_address(store)) return Store::open(environment, store, way);
    KITH_TRY_ASSIGN(auto server, sync::connect_to_server(store));
    const Path scratch =
        std::filesystem::temp_directory_path() /
        ("kith-" + to_text(WriterId{SystemRandom().next()})); // made only when a file needs it
    return Store::open_on_server(environment, std::move(server), scratch, way);
}

} // namespace

Result<std::unique_ptr<Store>> Console::open(const std::string& store) {
    KITH_TRY_ASSIGN(const std::string text, passphrase());
    KITH_TRY_ASSIGN(auto opened, open_anywhere(environment(), store, Passphrase{text}));
    // Two launches with one seed must not make the same writer: the laptop and its number of
    // launches are mixed in.
    KITH_TRY_ASSIGN(const auto writers, list_writers(*opened));
    const LaptopId laptop = opened->laptop();
    Bytes launch(laptop.begin(), laptop.end());
    launch.push_back(static_cast<std::uint8_t>(writers.size()));
    launch.push_back(static_cast<std::uint8_t>(writers.size() >> 8U));
    const Hash16 mixed = hash16(launch);
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < sizeof number; ++i)
        number = number << 8U | mixed[i];
    KITH_TRY(apply_test_options(opened->project().is_test, number));
    return opened;
}

void Console::print(std::string_view line) {
    out_ << line << "\n";
}

std::string Console::rest_of_input() {
    return {std::istreambuf_iterator<char>(in_), std::istreambuf_iterator<char>()};
}

void Console::say(std::string_view message) {
    err_ << message << "\n";
}

int Console::finish(const Result<Outcome>& outcome) {
    if (!outcome) {
        err_ << "kithctl: " << outcome.error().message << "\n";
        return exit_code(outcome.error().code);
    }
    if (outcome->printed) {
        out_.flush();
        return 0;
    }
    if (options.json) {
        out_ << outcome->json.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
    } else {
        for (const std::string& line : outcome->lines)
            out_ << line << "\n";
    }
    out_.flush();
    return outcome->refused ? 2 : outcome->findings ? 1 : 0;
}

Result<Path> share_folder() {
    if (auto share = find_share_folder()) return *share;
    return fail(ErrorCode::not_found,
                "Kith's own files (share/kith) were not found beside the program; install it "
                "again.");
}

int exit_code(ErrorCode code) {
    switch (code) {
    case ErrorCode::wrong_passphrase:
    case ErrorCode::locked:
        return 3;
    case ErrorCode::disk_failed:
    case ErrorCode::disk_full:
    case ErrorCode::network_failed:
        return 4;
    default:
        return 2;
    }
}

} // namespace kith::app
