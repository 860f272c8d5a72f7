#include "sync/bundle/state_columns.h"

#include "sync/bundle/dot_codec.h"
#include "sync/bundle/wire.h"

namespace kith::sync {

namespace {

struct StateColumns {
    Bytes changes, registers;

    template <class Archive> void serialize(Archive& archive) { archive(changes, registers); }
};

tl::unexpected<Error> broken_state() {
    return fail(ErrorCode::damaged,
                "A part of this reply holds records that cannot be read; nothing of that part was "
                "taken. Ask the coordinator for a new reply.");
}

void put_write(const LiveWrite& write, Writer& to) {
    put(write.dot, to);
    to.u64(static_cast<std::uint64_t>(write.hlc));
    put(write.author, to);
    to.u8(static_cast<std::uint8_t>(write.value.kind));
    to.text(write.value.bytes);
    encode(write.context, to);
}

LiveWrite take_write(Reader& from) {
    LiveWrite write;
    write.dot = take_dot(from);
    write.hlc = Hlc{from.u64()};
    write.author = take_dot(from);
    write.value.kind = static_cast<Value::Kind>(from.u8());
    if (write.value.kind > Value::Kind::blob) from.refuse();
    write.value.bytes = from.text();
    write.context = decode_context(from);
    return write;
}

FieldState take_field(Reader& from) {
    constexpr std::size_t least_bytes_of_a_write = 29;
    FieldState state;
    state.record = take_dot(from);
    state.field = FieldId{from.u32()};
    const std::size_t count = from.count(least_bytes_of_a_write);
    for (std::size_t i = 0; i < count && from.ok(); ++i) {
        LiveWrite write = take_write(from);
        const auto& live = state.value.live;
        if (!live.empty() && !(live.back().dot < write.dot)) from.refuse();
        state.value.live.push_back(std::move(write));
    }
    state.value.seen = decode_context(from);
    return state;
}

} // namespace

void StatePacker::add(const Change& change) {
    changes_.add(change);
}

void StatePacker::add(const FieldState& field) {
    Writer to(registers_);
    put(field.record, to);
    to.u32(static_cast<std::uint32_t>(field.field));
    to.varint(field.value.live.size());
    for (const LiveWrite& write : field.value.live)
        put_write(write, to);
    encode(field.value.seen, to);
}

Bytes StatePacker::pack() {
    StateColumns columns{changes_.pack(), std::move(registers_)};
    registers_.clear();
    return wire::pack(columns);
}

Status unpack_state(ByteView packed,
                    const std::function<Status(const Change&)>& on_change,
                    const std::function<Status(const FieldState&)>& on_field) {
    StateColumns columns;
    if (!wire::unpack(packed, columns)) return broken_state();
    ChangeUnpacker changes;
    KITH_TRY(changes.load(columns.changes));
    while (true) {
        KITH_TRY_ASSIGN(const Change* change, changes.next());
        if (change == nullptr) break;
        KITH_TRY(on_change(*change));
    }
    Reader from(columns.registers);
    while (from.ok() && from.remaining() > 0) {
        const FieldState field = take_field(from);
        if (!from.ok()) break;
        KITH_TRY(on_field(field));
    }
    if (!from.finished()) return broken_state();
    return {};
}

} // namespace kith::sync
