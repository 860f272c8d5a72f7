#include "sync/bundle/change_shape.h"

#include "survey_core/record/body_layout.h"

namespace kith::sync {

namespace {

constexpr std::uint8_t names_record_bit = 1;
constexpr std::uint8_t parent_bit = 2;
constexpr std::uint8_t order_bit = 4;
constexpr std::uint8_t opaque_bit = 8;
constexpr std::uint8_t erased_bit = 16;
constexpr std::uint8_t all_bits =
    names_record_bit | parent_bit | order_bit | opaque_bit | erased_bit;

std::uint8_t layout_of(const FieldWrite& write) {
    auto layout = static_cast<std::uint8_t>(write.value.kind);
    if (write.seen_only) layout |= body_layout::seen_only_bit;
    if (!write.context.empty()) layout |= body_layout::context_bit;
    return layout;
}

} // namespace

ChangeShape shape_of(const ChangeHeader& header, const ChangeBody* body) {
    ChangeShape shape;
    shape.kind = header.kind;
    shape.record_kind = header.record_kind;
    shape.form = header.form;
    shape.names_record = header.record != header.dot;
    shape.has_parent = header.parent.has_value();
    shape.has_order = header.order != 0;
    shape.opaque = body == nullptr;
    if (body == nullptr) return shape;
    for (const FieldWrite& write : body->fields)
        shape.fields.push_back({write.field, layout_of(write)});
    return shape;
}

void encode(const ChangeShape& shape, Bytes& to_bytes) {
    Writer to(to_bytes);
    to.u8(static_cast<std::uint8_t>(shape.kind));
    to.u8(static_cast<std::uint8_t>(shape.record_kind));
    to.u64(static_cast<std::uint64_t>(shape.form));
    std::uint8_t bits = shape.names_record ? names_record_bit : 0;
    if (shape.has_parent) bits |= parent_bit;
    if (shape.has_order) bits |= order_bit;
    if (shape.opaque) bits |= opaque_bit;
    if (shape.erased) bits |= erased_bit;
    to.u8(bits);
    to.varint(shape.fields.size());
    for (const ChangeShape::Field& field : shape.fields) {
        to.u32(static_cast<std::uint32_t>(field.id));
        to.u8(field.layout);
    }
}

ChangeShape decode_shape(Reader& from) {
    constexpr std::size_t bytes_of_a_field = 5;
    ChangeShape shape;
    shape.kind = static_cast<ChangeKind>(from.u8());
    shape.record_kind = static_cast<RecordKind>(from.u8());
    shape.form = FormVersionId{from.u64()};
    const std::uint8_t bits = from.u8();
    if (bits > all_bits) from.refuse();
    shape.names_record = (bits & names_record_bit) != 0;
    shape.has_parent = (bits & parent_bit) != 0;
    shape.has_order = (bits & order_bit) != 0;
    shape.opaque = (bits & opaque_bit) != 0;
    shape.erased = (bits & erased_bit) != 0;
    if (shape.erased && !shape.opaque) from.refuse();
    const std::size_t count = from.count(bytes_of_a_field);
    shape.fields.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const FieldId id{from.u32()};
        const bool in_order = shape.fields.empty() || shape.fields.back().id < id;
        shape.fields.push_back({id, from.u8()});
        if (!in_order || (shape.fields.back().layout & ~body_layout::known_bits) != 0)
            from.refuse();
    }
    return shape;
}

} // namespace kith::sync
