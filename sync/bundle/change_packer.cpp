#include "survey_core/base/codec.h"
#include "survey_core/record/body_layout.h"
#include "sync/bundle/change_columns.h"
#include "sync/bundle/change_shape.h"
#include "sync/bundle/wire.h"

#include <unordered_map>

namespace kith::sync {

namespace {

/// Gives everything new a number, in the order of first use.
template <class Key> class Dictionary {
public:
    std::uint64_t number_of(const Key& key, bool& is_new) {
        const auto [place, added] = numbers_.try_emplace(key, numbers_.size());
        is_new = added;
        return place->second;
    }
    [[nodiscard]] std::size_t size() const { return numbers_.size(); }

private:
    std::map<Key, std::uint64_t> numbers_;
};

} // namespace

struct ChangePacker::State {
    ChangeColumns columns;
    Dictionary<WriterId> writers;
    Dictionary<Dot> people;
    Dictionary<ChangeShape> shapes;
    std::map<FieldId, Bytes> values;
    std::uint64_t last_time = 0;
    std::uint64_t last_seq = 0;
    std::size_t count = 0;
    std::size_t bytes = 0;

    std::uint64_t writer(WriterId id) {
        bool is_new = false;
        const std::uint64_t number = writers.number_of(id, is_new);
        if (is_new) Writer(columns.writers).u64(static_cast<std::uint64_t>(id));
        return number;
    }
    void dot(Bytes& column, Dot dot) {
        Writer to(column);
        to.varint(writer(dot.writer));
        to.varint(dot.seq);
    }
    void author(const Dot& author) {
        bool is_new = false;
        const std::uint64_t number = people.number_of(author, is_new);
        if (is_new) dot(columns.people, author);
        Writer(columns.authors).varint(number);
    }
    void shape(const ChangeShape& shape) {
        bool is_new = false;
        const std::uint64_t number = shapes.number_of(shape, is_new);
        if (is_new) encode(shape, columns.shapes);
        Writer(columns.shape_of).varint(number);
    }
    void header(const ChangeHeader& header);
    void body(const ChangeBody& body);
    void context(const Context& context);
};

void ChangePacker::State::header(const ChangeHeader& header) {
    Writer dots(columns.dots);
    dots.varint(writer(header.dot.writer));
    dots.zigzag(static_cast<std::int64_t>(header.dot.seq) - static_cast<std::int64_t>(last_seq));
    last_seq = header.dot.seq;
    const auto time = static_cast<std::uint64_t>(header.hlc);
    Writer(columns.times).zigzag(static_cast<std::int64_t>(time - last_time));
    last_time = time;
    author(header.author);
    if (header.record != header.dot) dot(columns.records, header.record);
    if (header.parent) dot(columns.parents, *header.parent);
    if (header.order != 0) Writer(columns.orders).varint(header.order);
    Writer groups(columns.groups);
    groups.varint(header.group.index);
    groups.varint(header.group.count);
}

void ChangePacker::State::body(const ChangeBody& body) {
    Writer(columns.salts).raw(body.salt);
    Writer(columns.reasons).text(body.reason);
    for (const FieldWrite& write : body.fields) {
        if (!write.seen_only) Writer(values[write.field]).text(write.value.bytes);
        if (!write.context.empty()) context(write.context);
    }
}

void ChangePacker::State::context(const Context& context) {
    Writer(columns.contexts).varint(context.entries().size());
    for (const Dot& entry : context.entries())
        dot(columns.contexts, entry);
}

ChangePacker::ChangePacker() : state_(std::make_unique<State>()) {}
ChangePacker::~ChangePacker() = default;

std::size_t ChangePacker::count() const {
    return state_->count;
}
std::size_t ChangePacker::bytes() const {
    return state_->bytes;
}

void ChangePacker::add(const Change& change) {
    constexpr std::size_t about_a_header = 40;
    const Result<ChangeBody> body = decode_body(change.body);
    const bool is_open = body.has_value() && !change.erased;
    ChangeShape shape = shape_of(change.header, is_open ? &*body : nullptr);
    shape.erased = change.erased;
    state_->shape(shape);
    state_->header(change.header);
    if (is_open)
        state_->body(*body);
    else
        Writer(state_->columns.opaque).bytes(change.body);
    state_->bytes += change.body.size() + about_a_header;
    ++state_->count;
}

Bytes ChangePacker::pack() {
    ChangeColumns& columns = state_->columns;
    for (const auto& [field, values] : state_->values) {
        Writer(columns.value_fields).u32(static_cast<std::uint32_t>(field));
        Writer(columns.value_lengths).varint(values.size());
        Writer(columns.values).raw(values);
    }
    Bytes packed = wire::pack(columns);
    state_ = std::make_unique<State>();
    return packed;
}

} // namespace kith::sync
