// The real kithctl on the real disk, killed at random moments while it adds records and while it
// merges.
#include "survey_core/store/records.h"
#include "survey_core/store/verify.h"
#include "tests/faults/child_program.h"
#include "tests/support/faults/killed_store.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>
#include <fmt/core.h>

#include <fstream>
#include <random>

using namespace kith;
using namespace kith::test;

namespace {

constexpr std::size_t lines_of_a_batch = 40;

/// A project with one form, its hub, and one approved laptop.
class Village {
public:
    Village() {
        write("passphrase", "river amber otter kettle");
        std::filesystem::create_directories(path("gifts"));
        std::filesystem::create_directories(path("stick"));
        write("gifts/survey.csv", "type,name,label\ntext,gift,What are you good at?\n");
        write("gifts/settings.csv", "form_title,form_id,version\nGifts,gifts,1\n");
        must({"project", "new", hub(), "--name", "Test", "--test-project"});
        must({"form", "add", hub(), path("gifts")});
        must({"project", "card", hub(), "--to", path("card")});
        must({"laptop",
              "join",
              laptop(),
              "--card",
              path("card"),
              "--laptop",
              "blue",
              "--worker",
              "Sana"});
        add_batch();
        hand_over();
        must({"merge", hub(), files().front()});
        must({"laptop", "approve", hub(), "--all"});
    }

    [[nodiscard]] std::string path(const std::string& name) const {
        return (scratch_.path() / name).string();
    }
    [[nodiscard]] std::string hub() const { return path("Hub.kith"); }
    [[nodiscard]] std::string laptop() const { return path("Blue.kith"); }

    [[nodiscard]] std::vector<std::string> command(std::vector<std::string> words) const {
        std::vector<std::string> all{KITH_KITHCTL, "--passphrase-file", path("passphrase")};
        all.insert(all.end(), words.begin(), words.end());
        return all;
    }
    [[nodiscard]] std::vector<std::string> add_command() {
        std::string lines;
        for (std::size_t line = 0; line < lines_of_a_batch; ++line)
            lines += fmt::format("{{\"/gift\": \"batch {} line {}\"}}\n", batch_, line);
        ++batch_;
        write("lines", lines);
        return command({"record", "add", laptop(), "--form", "gifts", "--from", path("lines")});
    }
    void add_batch() { REQUIRE(ChildProgram(add_command()).wait() == 0); }
    void hand_over() { must({"handover", "write", laptop(), "--to", path("stick")}); }
    [[nodiscard]] std::vector<std::string> files() const {
        std::vector<std::string> found;
        for (const auto& entry : std::filesystem::directory_iterator(path("stick")))
            found.push_back(entry.path().string());
        return found;
    }

private:
    void must(std::vector<std::string> words) {
        INFO(words[0] << " " << words[1]);
        const int code = ChildProgram(command(std::move(words))).wait();
        REQUIRE((code == 0 || code == 1)); // 1: done, with something to look at
    }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(path(name), std::ios::binary) << text;
    }

    ScratchFolder scratch_;
    std::size_t batch_ = 0;
};

/// Of a sound store; anything else ends the test.
std::uint64_t sound_submissions(const Path& folder) {
    RealStore opened;
    REQUIRE(opened.open(folder));
    const auto report = verify_store(opened.store());
    REQUIRE(report);
    REQUIRE(report->findings.empty());
    std::uint64_t count = 0;
    REQUIRE(for_each_record(opened.store(), [&count](const Change& creation) -> Status {
        count += creation.header.record_kind == RecordKind::submission ? 1U : 0U;
        return {};
    }));
    return count;
}

/// Kills within so many milliseconds. True when it ended by itself before that, and said that all
/// went well.
bool kill_or_finish(const std::vector<std::string>& command,
                    std::mt19937_64& chance,
                    std::size_t within_ms) {
    ChildProgram program(command);
    program.listen(std::chrono::microseconds(chance() % (within_ms * 1000)));
    return program.kill() == 0;
}

} // namespace

TEST_CASE("kithctl killed while adding records adds a whole batch or none of it", "[.sigkill]") {
    Village village;
    std::mt19937_64 chance(20'240'615);
    std::uint64_t before = sound_submissions(village.laptop());
    std::size_t finished = 0;
    constexpr std::size_t kills = 40;
    for (std::size_t kill = 0; kill < kills; ++kill) {
        INFO("kill " << kill);
        const bool promised = kill_or_finish(village.add_command(), chance, 150);
        finished += promised ? 1U : 0U;
        const std::uint64_t now = sound_submissions(village.laptop());
        CHECK((now == before + lines_of_a_batch || (now == before && !promised)));
        before = now;
    }
    fmt::print("sigkill: kithctl record add: {} runs, {} finished, 0 lost\n", kills, finished);
}

TEST_CASE("kithctl killed while merging merges a whole file or none of it, and can merge again",
          "[.sigkill]") {
    Village village;
    std::mt19937_64 chance(20'240'616);
    std::size_t kills = 0;
    for (std::size_t round = 0; round < 10; ++round) {
        village.add_batch();
        village.hand_over();
        const std::uint64_t wanted = sound_submissions(village.laptop());
        const std::uint64_t before = sound_submissions(village.hub());
        std::vector<std::string> words{"merge", village.hub()};
        const auto files = village.files();
        words.insert(words.end(), files.begin(), files.end());
        std::size_t patience_ms = 40;
        for (bool merged = false; !merged; ++kills, patience_ms += 40) {
            merged = kill_or_finish(village.command(words), chance, patience_ms);
            const std::uint64_t now = sound_submissions(village.hub());
            CHECK((now == wanted || (now == before && !merged)));
        }
    }
    fmt::print("sigkill: kithctl merge: {} runs for 10 files, 0 lost\n", kills);
}
