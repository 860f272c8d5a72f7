#include "survey_core/record/context.h"

#include <algorithm>

namespace kith {

namespace {

auto place_of(const std::vector<Dot>& entries, WriterId writer) {
    return std::lower_bound(
        entries.begin(), entries.end(), writer, [](const Dot& entry, WriterId wanted) {
            return entry.writer < wanted;
        });
}

} // namespace

bool Context::covers(Dot dot) const {
    const auto place = place_of(newest_, dot.writer);
    return place != newest_.end() && place->writer == dot.writer && place->seq >= dot.seq;
}

void Context::add(Dot dot) {
    const auto place = place_of(newest_, dot.writer);
    if (place == newest_.end() || place->writer != dot.writer) {
        newest_.insert(place, dot);
        return;
    }
    auto& entry = newest_[static_cast<std::size_t>(place - newest_.begin())];
    entry.seq = std::max(entry.seq, dot.seq);
}

void Context::join(const Context& other) {
    for (const Dot& entry : other.newest_)
        add(entry);
}

void encode(const Context& context, Writer& to) {
    to.varint(context.entries().size());
    for (const Dot& entry : context.entries()) {
        to.u64(static_cast<std::uint64_t>(entry.writer));
        to.varint(entry.seq);
    }
}

Context decode_context(Reader& from) {
    constexpr std::size_t least_bytes_of_an_entry = 9;
    Context context;
    std::size_t left = from.count(least_bytes_of_an_entry);
    for (; left > 0 && from.ok(); --left) {
        const WriterId writer{from.u64()};
        const Dot entry{writer, from.varint()};
        const bool in_order = context.empty() || context.entries().back().writer < writer;
        if (!in_order || entry.seq == 0 || entry.seq > last_seq) {
            from.refuse();
            break;
        }
        context.add(entry);
    }
    return from.ok() ? context : Context{};
}

} // namespace kith
