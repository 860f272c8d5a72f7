#include "sync/bundle/change_columns.h"

#include <catch2/catch_test_macros.hpp>

#include <random>

using namespace kith;
using namespace kith::sync;

namespace {

Context seen(std::initializer_list<Dot> dots) {
    Context context;
    for (const Dot dot : dots)
        context.add(dot);
    return context;
}

Change an_interview(std::uint64_t seq, const std::string& name) {
    Change change;
    change.header.dot = change.header.record = {WriterId{0xa1}, seq};
    change.header.form = FormVersionId{77};
    change.header.hlc = Hlc{(1'718'452'800'000ULL + seq * 60'000) << 16U};
    change.header.author = {WriterId{0xb2}, 1};
    ChangeBody body;
    body.salt.fill(static_cast<std::uint8_t>(seq * 37));
    body.fields = {{field::label, {Value::Kind::text, name}, {}, false},
                   {FieldId{4'194'305}, {Value::Kind::text, "yes"}, {}, false},
                   {FieldId{4'194'306}, {Value::Kind::sealed, "\x01\x02"}, {}, false}};
    change.body = encode_body(body);
    return change;
}

Change a_deletion(std::uint64_t seq) {
    Change change = an_interview(seq, "");
    change.header.kind = ChangeKind::remove;
    change.header.record = {WriterId{0xc3}, 9};
    change.header.group = {1, 3};
    ChangeBody body;
    body.reason = "entered twice";
    body.fields = {{field::deleted, {Value::Kind::text, "x"}, seen({{WriterId{0xa1}, 2}}), false},
                   {field::label, {}, seen({{WriterId{1}, 5}, {WriterId{0xc3}, 9}}), true}};
    change.body = encode_body(body);
    return change;
}

Change from_the_future(std::uint64_t seq) {
    Change change = an_interview(seq, "");
    change.header.kind = static_cast<ChangeKind>(200);
    change.header.record_kind = static_cast<RecordKind>(99);
    change.header.parent = Dot{WriterId{0xa1}, 1};
    change.header.order = 12;
    change.body = {0xff, 0xfe, 0xfd};
    return change;
}

std::vector<Change> unpacked(ByteView packed) {
    ChangeUnpacker unpacker;
    REQUIRE(unpacker.load(packed));
    std::vector<Change> changes;
    for (std::size_t i = 0; i < unpacker.count(); ++i) {
        const auto next = unpacker.next();
        REQUIRE(next);
        changes.push_back(**next);
    }
    REQUIRE(unpacker.next().value() == nullptr);
    return changes;
}

Bytes packed(const std::vector<Change>& changes) {
    ChangePacker packer;
    for (const Change& change : changes)
        packer.add(change);
    return packer.pack();
}

} // namespace

TEST_CASE("changes of every kind come back byte for byte", "[bundle]") {
    const std::vector<Change> changes{an_interview(1, "Amir"),
                                      an_interview(2, "Bea"),
                                      a_deletion(3),
                                      from_the_future(4),
                                      an_interview(700, "")};

    CHECK(unpacked(packed(changes)) == changes);
    CHECK(unpacked(packed({})).empty());
}

TEST_CASE("a body that this version cannot read travels untouched", "[bundle]") {
    CHECK(unpacked(packed({from_the_future(1)})) == std::vector<Change>{from_the_future(1)});
}

TEST_CASE("no damaged column is half believed or asks for memory it was not given", "[bundle]") {
    const Bytes whole = packed({an_interview(1, "Amir"), a_deletion(2), from_the_future(3)});
    ChangeUnpacker unpacker;
    const auto drain = [&] {
        std::size_t taken = 0;
        while (true) {
            const auto next = unpacker.next();
            if (!next || *next == nullptr) return taken;
            ++taken;
        }
    };
    for (std::size_t length = 0; length < whole.size(); ++length)
        REQUIRE_FALSE(unpacker.load(ByteView(whole).first(length)));
    for (std::size_t at = 0; at < whole.size(); ++at)
        for (const std::uint8_t wrong : Bytes{0x01, 0x80, 0xff}) {
            Bytes damaged = whole;
            damaged[at] ^= wrong;
            if (unpacker.load(damaged)) REQUIRE(drain() <= 64);
        }
}

TEST_CASE("a length of gigabytes in a few bytes is refused before anything is allocated",
          "[bundle]") {
    Bytes giant{1};
    giant.insert(giant.end(), {0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0});
    ChangeUnpacker unpacker;

    CHECK(unpacker.load(giant).error().code == ErrorCode::damaged);
}

TEST_CASE("few bytes that ask for ever more answers are stopped", "[bundle]") {
    // One shape of many fields, used again and again: each use costs one byte here and many there.
    ChangePacker packer;
    Change big = an_interview(1, "Amir");
    ChangeBody body;
    for (std::uint32_t i = 0; i < 20'000; ++i)
        body.fields.push_back({FieldId{i}, {}, {}, true});
    big.body = encode_body(body);
    for (std::uint64_t seq = 1; seq <= 900; ++seq) {
        big.header.dot.seq = big.header.record.seq = seq;
        packer.add(big);
    }
    ChangeUnpacker unpacker;
    REQUIRE(unpacker.load(packer.pack()));
    std::size_t taken = 0;
    while (unpacker.next())
        ++taken;

    CHECK(taken < 900);
}

TEST_CASE("what is packed is small: names of fields and people are said once", "[bundle]") {
    std::mt19937 chance(7);
    std::vector<Change> changes;
    for (std::uint64_t seq = 1; seq <= 500; ++seq)
        changes.push_back(an_interview(seq, "Person " + std::to_string(chance() % 100)));
    std::size_t bodies = 0;
    for (const Change& change : changes)
        bodies += change.body.size();

    CHECK(packed(changes).size() < bodies + 500 * 16);
}
