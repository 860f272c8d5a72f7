// The audit chain: what each writer did, in order, provable without the answers.
#include "survey_core/base/codec.h"
#include "survey_core/record/change.h"

#include <algorithm>

namespace kith {

namespace {

void encode(Dot dot, Writer& to) {
    to.u64(static_cast<std::uint64_t>(dot.writer));
    to.varint(dot.seq);
}

/// Never changes: the chains of every laptop in the field are made of these bytes.
void encode_header(const ChangeHeader& header, Writer& to) {
    encode(header.dot, to);
    encode(header.record, to);
    to.u8(static_cast<std::uint8_t>(header.kind));
    to.u8(static_cast<std::uint8_t>(header.record_kind));
    to.u64(static_cast<std::uint64_t>(header.form));
    to.u64(static_cast<std::uint64_t>(header.hlc));
    encode(header.author, to);
    to.u8(header.parent ? 1 : 0);
    if (header.parent) encode(*header.parent, to);
    to.varint(header.order);
    to.varint(header.group.index);
    to.varint(header.group.count);
}

} // namespace

Hash32 chain_start(WriterId writer) {
    Bytes message;
    Writer to(message);
    to.text("kith audit chain 1");
    to.u64(static_cast<std::uint64_t>(writer));
    return hash(message);
}

Hash32 chain_next(const Hash32& previous, const ChangeHeader& header, const Hash32& body_hash) {
    Bytes message;
    message.reserve(192);
    Writer to(message);
    to.raw(previous);
    encode_header(header, to);
    to.raw(body_hash);
    return hash(message);
}

Hash32 chain_next(const Hash32& previous, const ChangeHeader& header, ByteView body) {
    return chain_next(previous, header, hash(body));
}

Hash32 chain_next(const Hash32& previous, const Change& change) {
    if (!change.erased) return chain_next(previous, change.header, change.body);
    Hash32 body_hash{};
    if (change.body.size() == body_hash.size())
        std::copy(change.body.begin(), change.body.end(), body_hash.begin());
    return chain_next(previous, change.header, body_hash);
}

} // namespace kith
