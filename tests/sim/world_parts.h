// What a simulated world is made of.
#pragma once

#include "tests/sim/world.h"

#include <map>
#include <set>

namespace kith::sim {

/// A write, and what its author had seen of its field: numbers of writes. Who has seen a value has
/// seen what its own author had replaced with it, even where that has never come by.
struct World::Write {
    std::size_t field = 0;
    LiveWrite write;
    std::set<std::size_t> seen;
    std::optional<std::size_t> before; // in its writer's audit chain
};

struct World::Store : Holding {
    std::vector<std::set<std::size_t>> known; // by field: the oracle's account of what is in it
    std::map<Dot, std::size_t> held;          // the writes that came as changes, by name

    explicit Store(std::size_t size) : known(size) { fields.resize(size); }
};

struct World::Laptop {
    Store store;
    WriterId writer{};
    std::uint64_t seq = 0;
    std::optional<std::size_t> last;         // of this writer
    std::vector<std::size_t> unacknowledged; // own writes, in order
    std::int64_t clock_wrong_ms = 0;
    bool has_double = false; // the same machine in the same launch twice
};

/// Some of one writer's changes, in order.
struct World::Chunk {
    std::vector<std::size_t> writes;
};

} // namespace kith::sim
