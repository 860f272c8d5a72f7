// Lives of a laptop that is copied in use and seals its work in pieces: the pieces of both reach
// the hub in any order, some twice. `KITH_SEEDS=200 KITH_FIRST=1 hub_tests "[.fork_lives]"` lives
// as many as one likes.
#include "tests/support/printed_seed.h"
#include "tests/sync/hub/two_of_one.h"

#include <cstdlib>
#include <random>

using namespace kith;
using namespace kith::sync;
using namespace kith::test;

namespace {

struct Life {
    /// The hub knows the launch from before it was copied, or has heard nothing of the laptop.
    explicit Life(std::uint32_t seed)
        : random(seed), is_new_hub(chance(3) == 0), hub(is_new_hub ? other : *here.village.hub) {}

    std::size_t chance(std::size_t sides) { return random() % sides; }

    /// One of the two, with the people it has met since they parted, and what of each launch it has
    /// sealed.
    struct Half {
        Laptop& laptop;
        std::string name;
        std::vector<std::pair<RecordId, std::string>> met{};
        std::map<WriterId, HaveRange> sealed{};
    };

    void seals(Half& half) {
        if (chance(4) == 0) return files.push_back(half.laptop.hands_over(here.village.stick));
        std::vector<HaveRange> pieces;
        for (HaveRange range : must(ranges_to_hand_over(*half.laptop.store))) {
            const auto before = half.sealed.find(range.writer);
            const HaveRange whole = range;
            if (before != half.sealed.end()) {
                if (before->second.last == range.last) continue;
                range.first = before->second.last + 1;
                range.before = before->second.after;
            }
            pieces.push_back(range);
            half.sealed[range.writer] = whole;
        }
        if (pieces.empty()) return;
        files.push_back(
            must(write_own_bundle(*half.laptop.store, pieces, here.village.stick)).file.file);
    }

    void steps(Half& half) {
        here.village.clock.advance(std::chrono::minutes(1));
        switch (chance(7)) {
        case 0:
            half.laptop.restarts(here.village.environment());
            break;
        case 1:
        case 2:
            seals(half);
            break;
        case 3: {
            const std::string name = half.name + std::to_string(half.met.size());
            half.met.emplace_back(half.laptop.visits(name, {}), name);
            break;
        }
        case 4: {
            const std::string name = chance(2) == 0 ? "Zofia" : "Piotr"; // whom both know
            const std::string number = name + "/" + std::to_string(++last_phone);
            half.laptop.writes(called(half.laptop, name), phone, number);
            break;
        }
        default:
            const auto& [person, name] = half.met[chance(half.met.size())];
            phones[name] = name + "/" + std::to_string(++last_phone);
            half.laptop.writes(person, phone, phones[name]);
        }
    }

    /// Nobody has a telephone of somebody else's.
    void check_nobody_is_another() {
        for (const RecordRow& row : people(hub)) {
            const std::string number = hub.reads(row.id, phone);
            INFO(row.title << " has " << number);
            CHECK((number.empty() || number.substr(0, number.find('/')) == row.title));
        }
    }

    void reaches_the_hub(const Path& file, bool is_let_in) {
        const FileReport report = hub.merges({file}).files.at(0);
        CHECK(report.outcome != FileOutcome::refused);
        check_nobody_is_another();
        if (!report.is_copy || !is_let_in) return;
        here.lets_in(hub, file);
        check_nobody_is_another();
    }

    void live() {
        Half amir{here.amir, "amir", {{here.jan, "Jan"}}};
        Half copy{here.copy, "copy", {{here.ola, "Ola"}}};
        for (int step = 0; step < 24; ++step)
            steps(chance(2) == 0 ? amir : copy);
        seals(amir);
        seals(copy);
        std::shuffle(files.begin(), files.end(), random);
        for (const Path& file : files)
            reaches_the_hub(file, chance(2) == 0);
        for (int again = 0; again < 12 && !must(list_quarantined(*hub.store)).empty(); ++again)
            for (const Path& file : files)
                reaches_the_hub(file, true);
        std::multiset<std::string> all{"Piotr"};
        if (!is_new_hub) all.insert("Zofia"); // whom another hub has acknowledged
        for (const Half* half : {&amir, &copy})
            for (const auto& [person, name] : half->met)
                all.insert(name);
        CHECK(labels(hub) == all);
        for (const auto& [name, number] : phones)
            CHECK(hub.reads(called(hub, name), phone) == number);
        CHECK(must(list_quarantined(*hub.store)).empty());
        check_sound(hub);
    }

    std::mt19937 random;
    bool is_new_hub;
    TwoOfOne here;
    Laptop other = here.village.second_hub();
    Laptop& hub;
    std::vector<Path> files;
    std::map<std::string, std::string> phones;
    int last_phone = 0;
};

void live_all(std::uint32_t first, std::uint32_t seeds) {
    for (std::uint32_t seed = first; seed < first + seeds; ++seed) {
        INFO("seed " << seed);
        Life(seed).live();
    }
}

std::uint32_t wanted(const char* name, std::uint32_t otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : static_cast<std::uint32_t>(std::stoul(text));
}

} // namespace

TEST_CASE("whatever order the pieces of two copied laptops come in, each keeps its own people",
          "[fork][order]") {
    live_all(printed_seed(), 5);
}

TEST_CASE("many lives of a copied laptop", "[.fork_lives]") {
    live_all(wanted("KITH_FIRST", 1), wanted("KITH_SEEDS", 100));
}
