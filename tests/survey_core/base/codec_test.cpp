#include "survey_core/base/codec.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

using namespace kith;

namespace {

struct Sample {
    std::uint8_t small = 0;
    std::uint32_t middle = 0;
    std::uint64_t big = 0;
    std::uint64_t number = 0;
    std::int64_t either_sign = 0;
    Bytes bytes;
    std::string text;

    bool operator==(const Sample&) const = default;
};

Bytes written(const Sample& sample) {
    Bytes out;
    Writer writer(out);
    writer.u8(sample.small);
    writer.u32(sample.middle);
    writer.u64(sample.big);
    writer.varint(sample.number);
    writer.zigzag(sample.either_sign);
    writer.bytes(sample.bytes);
    writer.text(sample.text);
    return out;
}

Sample read_from(Reader& reader) {
    Sample sample;
    sample.small = reader.u8();
    sample.middle = reader.u32();
    sample.big = reader.u64();
    sample.number = reader.varint();
    sample.either_sign = reader.zigzag();
    const ByteView bytes = reader.bytes();
    sample.bytes.assign(bytes.begin(), bytes.end());
    sample.text = reader.text();
    return sample;
}

Sample any_sample() {
    return {*rc::gen::arbitrary<std::uint8_t>(),
            *rc::gen::arbitrary<std::uint32_t>(),
            *rc::gen::arbitrary<std::uint64_t>(),
            *rc::gen::arbitrary<std::uint64_t>() >> *rc::gen::inRange(0, 64),
            *rc::gen::arbitrary<std::int64_t>() >> *rc::gen::inRange(0, 63),
            *rc::gen::arbitrary<Bytes>(),
            *rc::gen::arbitrary<std::string>()};
}

Bytes varint_bytes(std::uint64_t value) {
    Bytes out;
    Writer(out).varint(value);
    return out;
}

bool is_refused(const Bytes& bytes) {
    Reader reader(bytes);
    reader.varint();
    return !reader.ok();
}

} // namespace

TEST_CASE("everything written is read back the same", "[codec]") {
    CHECK(rc::check("codec round trip", [] {
        const Sample sample = any_sample();
        const Bytes bytes = written(sample);
        Reader reader(bytes);
        RC_ASSERT(read_from(reader) == sample);
        RC_ASSERT(reader.finished());
    }));
}

TEST_CASE("bytes that were cut anywhere are never taken for whole", "[codec]") {
    CHECK(rc::check("codec refuses every prefix", [] {
        const Bytes bytes = written(any_sample());
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            Reader reader(ByteView(bytes).first(size));
            read_from(reader);
            RC_ASSERT(!reader.ok());
            RC_ASSERT(!reader.finished());
        }
    }));
}

TEST_CASE("bytes left over are noticed", "[codec]") {
    Bytes bytes = varint_bytes(5);
    bytes.push_back(0);
    Reader reader(bytes);
    CHECK(reader.varint() == 5);
    CHECK(reader.ok());
    CHECK(reader.remaining() == 1);
    CHECK_FALSE(reader.finished());
}

TEST_CASE("one number has one encoding only", "[codec]") {
    CHECK(varint_bytes(0) == Bytes{0});
    CHECK(varint_bytes(127) == Bytes{0x7f});
    CHECK(varint_bytes(128) == Bytes{0x80, 0x01});
    CHECK(varint_bytes(~std::uint64_t{0}) ==
          Bytes{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01});
    CHECK(is_refused({0x80, 0x00}));
    CHECK(is_refused({0xff, 0x80, 0x00}));
    CHECK(is_refused({0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02})); // over 64 bits
    CHECK(is_refused({0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01}));
    CHECK(is_refused({0x80}));
    CHECK(is_refused({}));
}

TEST_CASE("whatever bytes are read, writing them again gives the same bytes", "[codec]") {
    CHECK(rc::check("canonical", [](const Bytes& bytes) {
        Reader reader(bytes);
        const std::uint64_t value = reader.varint();
        if (!reader.ok()) return;
        const auto used = static_cast<std::ptrdiff_t>(bytes.size() - reader.remaining());
        RC_ASSERT(varint_bytes(value) == Bytes(bytes.begin(), bytes.begin() + used));
    }));
}

TEST_CASE("small numbers of either sign take one byte", "[codec]") {
    for (const std::int64_t number : {-64, -1, 0, 1, 63}) {
        Bytes out;
        Writer(out).zigzag(number);
        CHECK(out.size() == 1);
    }
    for (const std::int64_t number : {INT64_MIN, INT64_MAX}) {
        Bytes out;
        Writer(out).zigzag(number);
        Reader reader(out);
        CHECK(reader.zigzag() == number);
    }
}

TEST_CASE("numbers of fixed size are little-endian on every machine", "[codec]") {
    Bytes out;
    Writer writer(out);
    writer.u32(0x01020304);
    writer.u64(0x0102030405060708);
    CHECK(to_hex(out) == "040302010807060504030201");
}

TEST_CASE("a giant declared length is refused without taking memory", "[codec]") {
    for (const std::uint64_t length :
         {std::uint64_t{2}, std::uint64_t{1} << 40U, ~std::uint64_t{0}}) {
        Bytes out = varint_bytes(length);
        out.push_back('x');
        Reader text(out);
        CHECK(text.text().empty());
        CHECK_FALSE(text.ok());
        Reader items(out);
        CHECK(items.count() == 0);
        CHECK_FALSE(items.ok());
    }
    Bytes out = varint_bytes(2);
    Writer(out).u64(0);
    Reader fits(out);
    CHECK(fits.count(4) == 2);
    Reader does_not(out);
    CHECK(does_not.count(5) == 0);
}

TEST_CASE("after the first wrong read nothing is read any more", "[codec]") {
    const Bytes bytes = {0x80, 0x00, 0x07, 0x07};
    Reader reader(bytes);
    reader.varint();
    CHECK(reader.u8() == 0);
    CHECK(reader.text().empty());
    CHECK(reader.remaining() == 0);
    CHECK_FALSE(reader.ok());

    Reader refused(bytes);
    refused.refuse();
    CHECK(refused.u8() == 0);
    CHECK_FALSE(refused.finished());
}
