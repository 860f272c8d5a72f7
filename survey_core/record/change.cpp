#include "survey_core/record/change.h"

#include "survey_core/record/body_layout.h"

namespace kith {

namespace {

using namespace body_layout;

std::uint8_t shape_of(const FieldWrite& write) {
    auto shape = static_cast<std::uint8_t>(write.value.kind);
    if (write.seen_only) shape |= seen_only_bit;
    if (!write.context.empty()) shape |= context_bit;
    return shape;
}

void encode_field(const FieldWrite& write, std::uint32_t previous, Writer& to) {
    to.varint(static_cast<std::uint32_t>(write.field) - previous);
    to.u8(shape_of(write));
    if (!write.seen_only) to.text(write.value.bytes);
    if (!write.context.empty()) encode(write.context, to);
}

/// Refuses in `from` what encode_field() would not have written, so that one body has one encoding.
FieldWrite decode_field(Reader& from, std::uint64_t previous, bool first) {
    FieldWrite write;
    const std::uint64_t step = from.varint();
    const std::uint64_t id = previous + step;
    if ((step == 0 && !first) || step > UINT32_MAX || id > UINT32_MAX) from.refuse();
    write.field = FieldId{static_cast<std::uint32_t>(id)};
    const std::uint8_t shape = from.u8();
    const auto kind = static_cast<Value::Kind>(shape & value_kind_bits);
    if (kind > Value::Kind::blob || (shape & ~known_bits) != 0) from.refuse();
    write.value.kind = kind;
    write.seen_only = (shape & seen_only_bit) != 0;
    if (write.seen_only && kind != Value::Kind::text) from.refuse();
    if (!write.seen_only) write.value.bytes = from.text();
    if ((shape & context_bit) == 0) return write;
    write.context = decode_context(from);
    if (write.context.empty()) from.refuse();
    return write;
}

} // namespace

std::string_view kind_name(RecordKind kind) {
    switch (kind) {
    case RecordKind::submission:
        return "submission";
    case RecordKind::repeat:
        return "repeat";
    case RecordKind::entity:
        return "entity";
    case RecordKind::worker:
        return "worker";
    case RecordKind::tally:
        return "tally";
    case RecordKind::revocation:
        return "revocation";
    case RecordKind::erasure:
        return "erasure";
    case RecordKind::project:
        return "project";
    }
    return "unknown";
}

Bytes encode_body(const ChangeBody& body) {
    Bytes bytes;
    Writer to(bytes);
    to.raw(body.salt);
    to.text(body.reason);
    to.varint(body.fields.size());
    std::uint32_t previous = 0;
    for (const FieldWrite& write : body.fields) {
        encode_field(write, previous, to);
        previous = static_cast<std::uint32_t>(write.field);
    }
    return bytes;
}

Result<ChangeBody> decode_body(ByteView bytes) {
    constexpr std::size_t least_bytes_of_a_field = 2;
    Reader from(bytes);
    ChangeBody body;
    const ByteView salt = from.raw(body.salt.size());
    std::copy(salt.begin(), salt.end(), body.salt.begin());
    body.reason = from.text();
    const std::size_t count = from.count(least_bytes_of_a_field);
    body.fields.reserve(count);
    std::uint64_t previous = 0;
    for (std::size_t i = 0; i < count && from.ok(); ++i) {
        body.fields.push_back(decode_field(from, previous, i == 0));
        previous = static_cast<std::uint64_t>(body.fields.back().field);
    }
    if (!from.finished())
        return fail(ErrorCode::damaged,
                    "A change holds answers that cannot be read; it is kept as it is. Run kithctl "
                    "verify on the store that sent it.");
    return body;
}

Result<ChangeBody> body_of(const Change& change) {
    return change.erased ? ChangeBody{} : decode_body(change.body);
}

} // namespace kith
