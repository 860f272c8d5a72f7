// The laws of the merge rule over random stories, against an oracle that remembers what each author
// saw.
#include "sync/merge/merge_write.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <random>
#include <set>

using namespace kith;
using namespace kith::sync;

namespace {

/// The oracle's own account: the set of writes that were on the author's screen or behind it. Not a
/// vector, not a clock; so a mistake in contexts cannot hide in it.
struct Told {
    LiveWrite write;
    std::set<Dot> seen;
};

struct Story {
    std::vector<Told> writes;
};

struct Person {
    Register field;
    std::set<Dot> seen;
    std::uint64_t seq = 0;
};

/// Four people edit one field; now and then one of them looks at the store of another.
Story tell_story(std::uint32_t seed) {
    std::mt19937 chance(seed);
    std::vector<Person> people(4);
    Story story;
    const std::size_t steps = 3 + chance() % 25;
    for (std::size_t step = 0; step < steps; ++step) {
        const std::size_t who = chance() % people.size();
        Person& person = people[who];
        if (chance() % 2 == 0) {
            const Person& other = people[chance() % people.size()];
            person.field = merge_register(person.field, other.field).merged;
            person.seen.insert(other.seen.begin(), other.seen.end());
            continue;
        }
        const Dot dot{WriterId{who + 1}, ++person.seq};
        const Value value{Value::Kind::text, std::string(1, static_cast<char>('a' + chance() % 3))};
        LiveWrite write = after_seeing(person.field, dot, Hlc{chance() % 9}, {}, value);
        story.writes.push_back({write, person.seen});
        person.seen.insert(dot);
        person.field = merge_write(person.field, std::move(write)).merged;
    }
    return story;
}

Register merged(const std::vector<Told>& writes, std::vector<Superseded>& superseded) {
    Register field;
    for (const Told& told : writes) {
        MergeStep step = merge_write(field, told.write);
        field = std::move(step.merged);
        superseded.insert(superseded.end(), step.superseded.begin(), step.superseded.end());
    }
    return field;
}

Register merged(const std::vector<Told>& writes) {
    std::vector<Superseded> superseded;
    return merged(writes, superseded);
}

std::vector<Dot> dots_of(const std::vector<LiveWrite>& writes) {
    std::vector<Dot> dots;
    for (const LiveWrite& write : writes)
        dots.push_back(write.dot);
    return dots;
}

/// Stands: what none of the delivered authors had seen.
std::vector<Dot> standing(const std::vector<Told>& delivered) {
    std::vector<Dot> dots;
    for (const Told& one : delivered) {
        const bool replaced =
            std::any_of(delivered.begin(), delivered.end(), [&](const Told& other) {
                return other.seen.contains(one.write.dot);
            });
        if (!replaced) dots.push_back(one.write.dot);
    }
    std::sort(dots.begin(), dots.end());
    return dots;
}

std::vector<Told> some_of(const Story& story, std::mt19937& chance) {
    std::vector<Told> delivered = story.writes;
    std::shuffle(delivered.begin(), delivered.end(), chance);
    if (!delivered.empty()) delivered.resize(1 + chance() % delivered.size());
    return delivered;
}

} // namespace

TEST_CASE("whatever the order of files, and however often each comes, the field is the same",
          "[merge][property]") {
    CHECK(rc::check("order and repetition do not matter", [](std::uint32_t seed) {
        std::mt19937 chance(seed);
        std::vector<Told> one = some_of(tell_story(seed), chance);
        std::vector<Told> other = one;
        std::shuffle(other.begin(), other.end(), chance);
        for (std::size_t again = chance() % 4; again > 0 && !one.empty(); --again)
            other.push_back(one[chance() % one.size()]);
        RC_ASSERT(merged(one) == merged(other));
    }));
}

TEST_CASE("merging stores is the same however they are grouped, and twice is once",
          "[merge][property]") {
    CHECK(rc::check("associative, commutative, idempotent", [](std::uint32_t seed) {
        std::mt19937 chance(seed);
        const Story story = tell_story(seed);
        const Register a = merged(some_of(story, chance));
        const Register b = merged(some_of(story, chance));
        const Register c = merged(some_of(story, chance));
        const auto join = [](const Register& ours, const Register& theirs) {
            return merge_register(ours, theirs).merged;
        };
        RC_ASSERT(join(a, b) == join(b, a));
        RC_ASSERT(join(a, join(b, c)) == join(join(a, b), c));
        RC_ASSERT(join(a, a) == a);
    }));
}

TEST_CASE("a field waits for a person exactly when two authors had not seen each other's values",
          "[merge][property]") {
    CHECK(rc::check("complete and precise against the oracle", [](std::uint32_t seed) {
        std::mt19937 chance(seed);
        const std::vector<Told> delivered = some_of(tell_story(seed), chance);
        const Register field = merged(delivered);
        RC_ASSERT(dots_of(field.live) == standing(delivered));
        std::set<Value> values;
        for (const Told& told : delivered) {
            const auto live = standing(delivered);
            if (std::binary_search(live.begin(), live.end(), told.write.dot))
                values.insert(told.write.value);
        }
        RC_ASSERT(field.in_conflict() == (values.size() > 1));
    }));
}

TEST_CASE("no value is ever lost: each stands, or is kept with the write that replaced it",
          "[merge][property]") {
    CHECK(rc::check("live and superseded are everything delivered", [](std::uint32_t seed) {
        std::mt19937 chance(seed);
        const std::vector<Told> delivered = some_of(tell_story(seed), chance);
        std::vector<Superseded> superseded;
        const Register field = merged(delivered, superseded);
        std::set<Dot> kept;
        for (const LiveWrite& write : field.live)
            kept.insert(write.dot);
        for (const Superseded& old : superseded)
            RC_ASSERT(kept.insert(old.write.dot).second);
        RC_ASSERT(kept.size() == delivered.size());
    }));
}
