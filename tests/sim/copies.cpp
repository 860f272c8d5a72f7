// A laptop that is copied while it is in use: two of them go on as one writer. The hub keeps the
// history that comes second apart, until a coordinator lets it in under names of its own; then that
// laptop is set up anew.
#include "tests/sim/world_parts.h"

#include <algorithm>

namespace kith::sim {

namespace {

/// Stands for the audit chain's link after a write, which nothing else has.
Hash32 link_after(std::size_t write) {
    return hash(as_bytes(std::to_string(write)));
}

} // namespace

void World::copy_in_use(Laptop& original) {
    if (original.has_double || laptops_.size() >= size_.laptops + size_.laptops / 5 + 1) return;
    original.has_double = true;
    Laptop copy = original;
    laptops_.push_back(std::move(copy));
}

World::Stick World::everything_of(const Laptop& laptop) {
    Stick all;
    for (const std::size_t number : laptop.unacknowledged)
        all.push_back(Chunk{{number}});
    return all;
}

bool World::is_held(const Store& store, std::size_t write) const {
    const auto held = store.held.find(writes_[write].write.dot);
    return held != store.held.end() && held->second == write;
}

bool World::has_other_history(const Store& store, const Stick& stick) const {
    const auto is_other = [&](std::size_t write) {
        return store.held.contains(writes_[write].write.dot) && !is_held(store, write);
    };
    return std::any_of(stick.begin(), stick.end(), [&](const Chunk& chunk) {
        return std::any_of(chunk.writes.begin(), chunk.writes.end(), [&](std::size_t write) {
            const auto& before = writes_[write].before;
            return is_other(write) || (before && is_other(*before));
        });
    });
}

/// The hub's receipt tells: it has as much of one of our launches as we have made, and otherwise,
/// or more than that. So does what it shows by the name of something of ours.
bool World::is_a_copy(const Laptop& laptop) const {
    std::map<WriterId, std::uint64_t> made{{laptop.writer, laptop.seq}};
    for (const std::size_t write : laptop.unacknowledged) {
        const Dot dot = writes_[write].write.dot;
        made[dot.writer] = std::max(made[dot.writer], dot.seq);
        for (const LiveWrite& shown : hub_->fields[writes_[write].field].live)
            if (shown.dot == dot && !is_held(*hub_, write)) return true;
        const std::uint64_t received = hub_->delivered.of(dot.writer).contiguous();
        if (received == dot.seq && !is_held(*hub_, write)) return true;
    }
    return std::any_of(made.begin(), made.end(), [this](const auto& one) {
        return hub_->delivered.of(one.first).contiguous() > one.second;
    });
}

/// Everything that the copy has is at the coordinator's table.
void World::let_copies_in() {
    for (Laptop& laptop : laptops_)
        if (has_other_history(*hub_, everything_of(laptop))) let_in(laptop);
}

void World::let_in(Laptop& copy) {
    const Stick branch = everything_of(copy);
    rename(branch);
    if (complaint_) return;
    ever_.push_back(branch);
    take(*hub_, branch);
    set_up_anew(copy);
}

bool World::goes_on_from_branch(const sync::BranchNames& names, WriterId writer) const {
    for (auto at = previous_.find(writer); at != previous_.end(); at = previous_.find(at->second))
        if (names.find(at->second) != nullptr) return true;
    return false;
}

sync::BranchNames World::names_of(const Stick& branch) const {
    sync::BranchNames names;
    for (const Chunk& chunk : branch)
        for (const std::size_t write : chunk.writes) {
            const Dot dot = writes_[write].write.dot;
            if (is_held(*hub_, write) || names.find(dot.writer) != nullptr) continue;
            const bool parts_here = hub_->held.contains(dot);
            if (parts_here || (dot.seq == 1 && goes_on_from_branch(names, dot.writer)))
                names.add(dot.writer, dot.seq, link_after(write));
        }
    return names;
}

void World::rename(const Stick& branch) {
    const sync::BranchNames names = names_of(branch);
    for (const Chunk& chunk : branch)
        for (const std::size_t number : chunk.writes) {
            if (is_held(*hub_, number)) continue;
            LiveWrite& write = writes_[number].write;
            write.dot = names.renamed(write.dot);
            write.context = rules_.renamed(names, write.context);
        }
    if (has_other_history(*hub_, branch)) complain("a copy's history cannot be let in");
}

void World::set_up_anew(Laptop& laptop) {
    laptop.store = Store(size_.fields);
    laptop.unacknowledged.clear();
    laptop.has_double = false;
    laptop.writer = {};
    restart(laptop);
    previous_.erase(laptop.writer);
    reply(laptop);
}

} // namespace kith::sim
