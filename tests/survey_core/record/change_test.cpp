#include "survey_core/record/change.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;

namespace {

constexpr WriterId amir{0xa1};
constexpr WriterId bea{0xb2};

Context seen(std::initializer_list<Dot> dots) {
    Context context;
    for (const Dot dot : dots)
        context.add(dot);
    return context;
}

ChangeBody a_correction() {
    ChangeBody body;
    body.salt.fill(7);
    body.reason = "typed twice";
    body.fields = {{field::label, {Value::Kind::text, "Mill Lane"}, {}, false},
                   {FieldId{4'194'305}, {Value::Kind::sealed, std::string(60, '\x7f')}, {}, false},
                   {FieldId{4'194'309}, {}, seen({{amir, 3}, {bea, 300}}), false},
                   {FieldId{4'194'310}, {}, seen({{bea, 1}}), true}};
    return body;
}

ChangeHeader a_header() {
    ChangeHeader header;
    header.dot = {amir, 4};
    header.record = {bea, 1};
    header.kind = ChangeKind::set;
    header.author = {amir, 1};
    return header;
}

} // namespace

TEST_CASE("the answers of a change read back as they were written", "[record]") {
    CHECK(decode_body(encode_body(a_correction())) == a_correction());
    CHECK(decode_body(encode_body(ChangeBody{})) == ChangeBody{});
}

TEST_CASE("every shorter or longer run of bytes is refused, never half read", "[record]") {
    Bytes bytes = encode_body(a_correction());
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        CAPTURE(length);
        REQUIRE_FALSE(decode_body(ByteView(bytes).first(length)));
    }
    bytes.push_back(0);
    CHECK(decode_body(bytes).error().code == ErrorCode::damaged);
}

TEST_CASE("bytes that read as a change are the only bytes of that change", "[record]") {
    const Bytes bytes = encode_body(a_correction());
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (int flip = 1; flip < 256; flip <<= 1) {
            Bytes damaged = bytes;
            damaged[at] ^= static_cast<std::uint8_t>(flip);
            const auto body = decode_body(damaged);
            if (body) REQUIRE(encode_body(*body) == damaged);
        }
    }
}

TEST_CASE("a context with its writers out of order is refused", "[record]") {
    Bytes bytes;
    Writer to(bytes);
    to.varint(2);
    to.u64(9);
    to.varint(1);
    to.u64(5);
    to.varint(1);
    Reader from(bytes);

    CHECK(decode_context(from).empty());
    CHECK_FALSE(from.ok());
}

TEST_CASE("a context covers what its author saw of each writer", "[record]") {
    Context context = seen({{bea, 2}, {amir, 5}, {bea, 1}});

    CHECK(context.covers({amir, 5}));
    CHECK(context.covers({bea, 1}));
    CHECK_FALSE(context.covers({bea, 3}));
    CHECK_FALSE(context.covers({WriterId{0xc3}, 1}));
    CHECK(context.entries() == std::vector<Dot>{{amir, 5}, {bea, 2}});

    context.join(seen({{bea, 7}, {WriterId{1}, 1}}));
    CHECK(context.entries() == std::vector<Dot>{{WriterId{1}, 1}, {amir, 5}, {bea, 7}});
}

TEST_CASE("the audit chain notices any change to a header or an answer", "[record]") {
    const Bytes body = encode_body(a_correction());
    const Hash32 start = chain_start(amir);
    const Hash32 link = chain_next(start, a_header(), body);
    ChangeHeader other = a_header();
    other.hlc = Hlc{1};
    Bytes other_body = body;
    other_body.back() ^= 1;

    CHECK(link != chain_next(start, other, body));
    CHECK(link != chain_next(start, a_header(), other_body));
    CHECK(link != chain_next(chain_start(bea), a_header(), body));
}

TEST_CASE("the audit chain still holds when an erased answer is replaced by its hash", "[record]") {
    const Bytes body = encode_body(a_correction());

    CHECK(chain_next(chain_start(amir), a_header(), body) ==
          chain_next(chain_start(amir), a_header(), hash(body)));
}

TEST_CASE("every built-in field has a name of its own", "[record]") {
    CHECK(builtin_field_name(field::deleted) == "@deleted");
    CHECK(builtin_field_name(field::tally_of) == "@tally_of");
    CHECK(builtin_field_name(FieldId{0}).empty());
    CHECK(builtin_field_name(field::alias) == "@alias");
    CHECK(builtin_field_name(field::revoked) == "@revoked");
    CHECK(builtin_field_name(FieldId{21}).empty());
    CHECK(builtin_field_name(make_field_id(1, 1)).empty());
}
