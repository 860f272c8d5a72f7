#include "survey_core/base/codec.h"
#include "survey_core/record/body_layout.h"
#include "sync/bundle/change_columns.h"
#include "sync/bundle/change_shape.h"
#include "sync/bundle/wire.h"

#include <algorithm>

namespace kith::sync {

namespace {

tl::unexpected<Error> broken_columns() {
    return fail(ErrorCode::damaged,
                "A part of this hand-over file holds changes that cannot be read; nothing of that "
                "part was taken. Ask for a new hand-over from the laptop that wrote it.");
}

/// A few bytes of columns can ask for large bodies again and again; what a packer writes never
/// comes near this.
constexpr std::size_t most_unpacked_bytes = 32U << 20U;

/// A shape ready for use: what each field's bytes begin with, and in which column its answers lie.
struct ReadyShape {
    struct Field {
        Bytes beginning;
        std::size_t column = 0;
        bool has_value = true;
        bool has_context = false;
    };
    ChangeShape shape;
    std::vector<Field> fields;
};

} // namespace

struct ChangeUnpacker::State {

    ChangeColumns columns;
    std::vector<WriterId> writers;
    std::vector<Dot> people;
    std::vector<ReadyShape> shapes;
    std::vector<FieldId> value_fields; // ascending
    std::vector<Reader> values;
    Reader shape_of{{}}, dots{{}}, times{{}}, authors{{}}, records{{}}, parents{{}}, orders{{}};
    Reader groups{{}}, salts{{}}, reasons{{}}, contexts{{}}, opaque{{}};
    std::uint64_t last_time = 0;
    std::uint64_t last_seq = 0;
    std::size_t count = 0;
    std::size_t done = 0;
    Change change;
    std::size_t unpacked = 0;
    bool broken = false;

    bool open_columns();
    bool read_dictionaries();
    bool read_value_columns();
    ReadyShape make_ready(ChangeShape shape);
    WriterId writer(std::uint64_t number);
    Dot dot(Reader& from);
    void read_header(const ReadyShape& shape);
    void read_body(const ReadyShape& shape);
    void copy_context(Writer& to);
    [[nodiscard]] bool ok() const;
};

bool ChangeUnpacker::State::open_columns() {
    shape_of = Reader(columns.shape_of);
    dots = Reader(columns.dots);
    times = Reader(columns.times);
    authors = Reader(columns.authors);
    records = Reader(columns.records);
    parents = Reader(columns.parents);
    orders = Reader(columns.orders);
    groups = Reader(columns.groups);
    salts = Reader(columns.salts);
    reasons = Reader(columns.reasons);
    contexts = Reader(columns.contexts);
    opaque = Reader(columns.opaque);
    last_time = last_seq = 0;
    done = count = unpacked = 0;
    broken = false;
    // A number below 128 is one byte, and the last byte of every number is below 128: so they can
    // be counted.
    for (const std::uint8_t byte : columns.shape_of)
        count += byte < 0x80 ? 1U : 0U;
    return read_value_columns() && read_dictionaries();
}

bool ChangeUnpacker::State::read_value_columns() {
    value_fields.clear();
    values.clear();
    Reader fields(columns.value_fields);
    Reader lengths(columns.value_lengths);
    Reader bytes(columns.values);
    while (fields.ok() && fields.remaining() > 0) {
        const FieldId field{fields.u32()};
        if (!value_fields.empty() && field <= value_fields.back()) return false;
        value_fields.push_back(field);
        values.emplace_back(bytes.raw(lengths.varint()));
    }
    return fields.ok() && lengths.finished() && bytes.finished();
}

bool ChangeUnpacker::State::read_dictionaries() {
    writers.clear();
    people.clear();
    shapes.clear();
    Reader from(columns.writers);
    while (from.ok() && from.remaining() > 0)
        writers.push_back(WriterId{from.u64()});
    Reader names(columns.people);
    while (names.ok() && names.remaining() > 0)
        people.push_back(dot(names));
    Reader forms(columns.shapes);
    while (forms.ok() && forms.remaining() > 0)
        shapes.push_back(make_ready(decode_shape(forms)));
    return from.ok() && names.ok() && forms.ok() && !broken;
}

ReadyShape ChangeUnpacker::State::make_ready(ChangeShape shape) {
    ReadyShape ready;
    std::uint32_t previous = 0;
    for (const ChangeShape::Field& field : shape.fields) {
        ReadyShape::Field one;
        Writer to(one.beginning);
        to.varint(static_cast<std::uint32_t>(field.id) - previous);
        to.u8(field.layout);
        previous = static_cast<std::uint32_t>(field.id);
        one.has_value = (field.layout & body_layout::seen_only_bit) == 0;
        one.has_context = (field.layout & body_layout::context_bit) != 0;
        const auto column = std::lower_bound(value_fields.begin(), value_fields.end(), field.id);
        if (one.has_value && (column == value_fields.end() || *column != field.id)) broken = true;
        one.column = static_cast<std::size_t>(column - value_fields.begin());
        ready.fields.push_back(std::move(one));
    }
    ready.shape = std::move(shape);
    return ready;
}

WriterId ChangeUnpacker::State::writer(std::uint64_t number) {
    if (number < writers.size()) return writers[static_cast<std::size_t>(number)];
    broken = true;
    return {};
}

Dot ChangeUnpacker::State::dot(Reader& from) {
    const WriterId id = writer(from.varint());
    const std::uint64_t seq = from.varint();
    if (seq > kith::last_seq) broken = true;
    return {id, seq};
}

void ChangeUnpacker::State::read_header(const ReadyShape& ready) {
    ChangeHeader& header = change.header;
    header.kind = ready.shape.kind;
    header.record_kind = ready.shape.record_kind;
    header.form = ready.shape.form;
    header.dot.writer = writer(dots.varint());
    last_seq += static_cast<std::uint64_t>(dots.zigzag());
    header.dot.seq = last_seq;
    if (last_seq == 0 || last_seq > kith::last_seq) broken = true;
    last_time += static_cast<std::uint64_t>(times.zigzag());
    header.hlc = Hlc{last_time};
    const std::uint64_t author = authors.varint();
    if (author >= people.size()) {
        broken = true;
        return;
    }
    header.author = people[static_cast<std::size_t>(author)];
    header.record = ready.shape.names_record ? dot(records) : header.dot;
    header.parent.reset();
    if (ready.shape.has_parent) header.parent = dot(parents);
    header.order = ready.shape.has_order ? orders.varint() : 0;
    const std::uint64_t index = groups.varint();
    const std::uint64_t size = groups.varint();
    if (index > UINT32_MAX || size > UINT32_MAX) broken = true;
    header.group = {static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(size)};
}

void ChangeUnpacker::State::copy_context(Writer& to) {
    const std::size_t entries = contexts.count(2);
    to.varint(entries);
    for (std::size_t i = 0; i < entries; ++i) {
        const Dot entry = dot(contexts);
        to.u64(static_cast<std::uint64_t>(entry.writer));
        to.varint(entry.seq);
    }
}

void ChangeUnpacker::State::read_body(const ReadyShape& ready) {
    change.body.clear();
    Writer to(change.body);
    change.erased = ready.shape.erased;
    if (ready.shape.opaque) {
        to.raw(opaque.bytes());
        if (change.erased && change.body.size() != sizeof(Hash32)) broken = true;
        return;
    }
    to.raw(salts.raw(sizeof(Salt)));
    to.bytes(reasons.bytes());
    to.varint(ready.fields.size());
    for (const ReadyShape::Field& field : ready.fields) {
        to.raw(field.beginning);
        if (field.has_value) to.bytes(values[field.column].bytes());
        if (field.has_context) copy_context(to);
    }
}

bool ChangeUnpacker::State::ok() const {
    const auto whole = [](const Reader& column) { return column.ok(); };
    return !broken && whole(shape_of) && whole(dots) && whole(times) && whole(authors) &&
           whole(records) && whole(parents) && whole(orders) && whole(groups) && whole(salts) &&
           whole(reasons) && whole(contexts) && whole(opaque);
}

ChangeUnpacker::ChangeUnpacker() : state_(std::make_unique<State>()) {}
ChangeUnpacker::~ChangeUnpacker() = default;

Status ChangeUnpacker::load(ByteView packed) {
    state_->count = state_->done = 0;
    if (!wire::unpack(packed, state_->columns) || !state_->open_columns()) {
        state_->count = 0;
        return broken_columns();
    }
    return {};
}

std::size_t ChangeUnpacker::count() const {
    return state_->count;
}

Result<const Change*> ChangeUnpacker::next() {
    if (state_->done == state_->count) return nullptr;
    ++state_->done;
    const std::uint64_t shape = state_->shape_of.varint();
    if (shape >= state_->shapes.size()) return broken_columns();
    const ReadyShape& ready = state_->shapes[static_cast<std::size_t>(shape)];
    state_->read_header(ready);
    state_->read_body(ready);
    const bool values_ok = std::all_of(ready.fields.begin(), ready.fields.end(), [&](auto& field) {
        return !field.has_value || state_->values[field.column].ok();
    });
    state_->unpacked += state_->change.body.size();
    if (!state_->ok() || !values_ok || state_->unpacked > most_unpacked_bytes)
        return broken_columns();
    return &state_->change;
}

} // namespace kith::sync
