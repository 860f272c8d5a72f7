#include "sync/merge/merge_write.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace kith::sync;

namespace {

/// One person typing into one field on one laptop.
class Laptop {
public:
    explicit Laptop(std::uint64_t writer) : writer_{writer} {}

    LiveWrite types(const char* value) {
        ++seq_;
        LiveWrite write =
            after_seeing(field, {writer_, seq_}, Hlc{seq_}, {}, {Value::Kind::text, value});
        receives(write);
        return write;
    }
    Verdict receives(const LiveWrite& write) {
        MergeStep step = merge_write(field, write);
        field = step.merged;
        superseded.insert(superseded.end(), step.superseded.begin(), step.superseded.end());
        return step.verdict;
    }
    std::string shows() const { return field.shown().value.bytes; }

    Register field;
    std::vector<Superseded> superseded;

private:
    WriterId writer_;
    std::uint64_t seq_ = 0;
};

} // namespace

TEST_CASE("a phone number corrected on two laptops waits for a person, with both numbers kept",
          "[merge]") {
    Laptop amir(1);
    Laptop bea(2);
    const LiveWrite his = amir.types("0121");
    const LiveWrite hers = bea.types("0122");

    CHECK(amir.receives(hers) == Verdict::conflict);
    CHECK(bea.receives(his) == Verdict::conflict);
    CHECK(amir.field == bea.field);
    CHECK(amir.field.live.size() == 2);
    CHECK(amir.superseded.empty());
}

TEST_CASE("a correction of a value that its author had seen is no conflict", "[merge]") {
    Laptop amir(1);
    Laptop bea(2);
    bea.receives(amir.types("0121"));
    const LiveWrite hers = bea.types("0122");

    CHECK(amir.receives(hers) == Verdict::live);
    CHECK(amir.shows() == "0122");
    REQUIRE(amir.superseded.size() == 1);
    CHECK(amir.superseded[0].write.value.bytes == "0121");
    CHECK(amir.superseded[0].by == hers.dot);
}

TEST_CASE("a correction that arrives before what it corrects still wins", "[merge]") {
    Laptop amir(1);
    Laptop bea(2);
    Laptop hub(3);
    const LiveWrite his = amir.types("0121");
    bea.receives(his);
    const LiveWrite hers = bea.types("0122");

    hub.receives(hers);
    CHECK(hub.receives(his) == Verdict::superseded);
    CHECK(hub.shows() == "0122");
    REQUIRE(hub.superseded.size() == 1);
    CHECK(hub.superseded[0].write == his);
    CHECK(hub.superseded[0].by == hers.dot);
}

TEST_CASE("the same file a second time changes nothing", "[merge]") {
    Laptop amir(1);
    Laptop hub(3);
    const LiveWrite his = amir.types("0121");
    hub.receives(his);
    const Register before = hub.field;

    CHECK(hub.receives(his) == Verdict::duplicate);
    CHECK(hub.field == before);
}

TEST_CASE("two people who type the same value do not disagree", "[merge]") {
    Laptop amir(1);
    Laptop bea(2);
    amir.types("0121");

    CHECK(amir.receives(bea.types("0121")) == Verdict::live);
    CHECK(amir.field.live.size() == 2);
}

TEST_CASE("a decision covers every value that its author saw, and a third waits again", "[merge]") {
    Laptop amir(1);
    Laptop bea(2);
    Laptop hub(3);
    hub.receives(amir.types("0121"));
    hub.receives(bea.types("0122"));
    const LiveWrite decision = hub.types("0122");

    CHECK_FALSE(hub.field.in_conflict());
    CHECK(amir.receives(decision) == Verdict::live);
    CHECK(hub.receives(bea.types("0123")) == Verdict::conflict);
}

TEST_CASE("a reply's state brings what the hub merged, and nothing that was here is lost",
          "[merge]") {
    Laptop amir(1);
    Laptop bea(2);
    Laptop hub(3);
    hub.receives(amir.types("0121"));
    hub.receives(bea.types("0122"));
    hub.types("0122");
    const LiveWrite late = amir.types("0199");

    const MergeStep step = merge_register(amir.field, hub.field);

    CHECK(step.verdict == Verdict::conflict);
    CHECK(step.merged == merge_register(hub.field, amir.field).merged);
    CHECK(step.merged.live.front() == late);
    CHECK(merge_register(step.merged, hub.field).verdict == Verdict::duplicate);
}

TEST_CASE("state that replaces our value names the cause", "[merge]") {
    Laptop amir(1);
    Laptop hub(3);
    const LiveWrite his = amir.types("0121");
    hub.receives(his);
    const LiveWrite decision = hub.types("0122");

    const MergeStep step = merge_register(amir.field, hub.field);

    CHECK(step.merged == hub.field);
    REQUIRE(step.superseded.size() == 1);
    CHECK(step.superseded[0].write == his);
    CHECK(step.superseded[0].by == decision.dot);
}

TEST_CASE("a forged context cannot make the result depend on the order of files", "[merge]") {
    const auto forged = [](std::uint64_t writer, std::uint64_t seq, Dot claims) {
        LiveWrite write{{WriterId{writer}, seq}, Hlc{}, {}, {Value::Kind::text, "x"}, {}};
        write.context.add(claims);
        return write;
    };
    const LiveWrite a = forged(1, 5, {WriterId{1}, 900}); // has seen its own future
    const LiveWrite b = forged(1, 7, {WriterId{2}, 3});
    const LiveWrite c = forged(2, 3, {WriterId{1}, 7}); // b and c claim to have seen each other
    Laptop one(8);
    Laptop other(9);
    for (const auto& write : {a, b, c})
        one.receives(write);
    for (const auto& write : {c, b, a})
        other.receives(write);

    CHECK(one.field == other.field);
}
