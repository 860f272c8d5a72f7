#include "tests/sim/world_parts.h"

#include <algorithm>

namespace kith::sim {

constexpr WriterId hub_writer{1};

World::World(std::uint32_t seed, Size size, const Rules& rules)
    : rules_(rules), size_(size), random_(seed), last_writer_(1),
      hub_(std::make_unique<Store>(size.fields)) {
    for (std::size_t i = 0; i < size.laptops; ++i) {
        constexpr std::int64_t years = 10LL * 365 * 86'400'000;
        Laptop& laptop = laptops_.emplace_back(Laptop{Store(size.fields), {}, 0, {}, {}, 0});
        if (chance(10) == 0) laptop.clock_wrong_ms = chance(2) == 0 ? years : -years;
        restart(laptop);
    }
}

World::~World() = default;

void World::complain(std::string what) {
    if (!complaint_) complaint_ = std::move(what);
}

Hlc World::time_of(const Laptop& laptop) {
    const auto ms = static_cast<std::int64_t>(now_ms_) + laptop.clock_wrong_ms;
    return Hlc{static_cast<std::uint64_t>(std::max<std::int64_t>(ms, 1)) << 16U};
}

void World::restart(Laptop& laptop) {
    const WriterId next{++last_writer_};
    previous_[next] = laptop.writer;
    laptop.writer = next;
    laptop.seq = 0;
    laptop.last.reset();
}

/// The disk of one laptop in another: both go on.
void World::clone(const Laptop& original) {
    if (original.has_double || laptops_.size() >= size_.laptops + size_.laptops / 10 + 1) return;
    Laptop copy = original;
    if (rules_.clone_is_a_new_writer()) restart(copy);
    laptops_.push_back(std::move(copy));
}

void World::make_write(Store& store, Laptop* author, std::size_t field, Dot dot, Hlc at) {
    const Value value{Value::Kind::text, std::string(1, static_cast<char>('a' + chance(4)))};
    LiveWrite write{dot, at, {}, value, rules_.context(store, field)};
    const std::size_t number = writes_.size();
    std::set<std::size_t> seen = store.known[field];
    for (const std::size_t one : store.known[field])
        seen.insert(writes_[one].seen.begin(), writes_[one].seen.end());
    writes_.push_back({field,
                       std::move(write),
                       std::move(seen),
                       author == nullptr ? std::nullopt : author->last});
    write_into(store, number);
    if (author == nullptr) return;
    author->last = number;
    author->unacknowledged.push_back(number);
}

void World::write_into(Store& store, std::size_t number) {
    const Write& write = writes_[number];
    store.delivered.add(write.write.dot);
    store.held.emplace(write.write.dot, number);
    store.known[write.field].insert(number);
    Register& field = store.fields[write.field];
    field = rules_.merge(field, write.write);
}

void World::edit(Laptop& laptop) {
    const Dot dot{laptop.writer, ++laptop.seq};
    const std::size_t field = chance(size_.fields);
    make_write(laptop.store, &laptop, field, dot, time_of(laptop));
    check(laptop.store, field, "a laptop after an edit");
}

/// Cut anywhere; what is lost is sent again, for nobody has acknowledged it.
void World::hand_over(Laptop& laptop) {
    Stick stick;
    std::vector<std::size_t> left = laptop.unacknowledged;
    while (!left.empty()) {
        const WriterId writer = writes_[left.front()].write.dot.writer;
        const std::size_t length = 1 + chance(4);
        Chunk chunk;
        while (!left.empty() && chunk.writes.size() < length &&
               writes_[left.front()].write.dot.writer == writer) {
            chunk.writes.push_back(left.front());
            left.erase(left.begin());
        }
        if (chance(5) != 0)
            stick.push_back(std::move(chunk)); // else it cannot be read
        else if (laptop.has_double)
            break; // a file is used up to its first damage
    }
    if (stick.empty()) return;
    ever_.push_back(stick);
    on_the_way_.push_back(std::move(stick));
}

void World::take(Store& hub, const Stick& stick) {
    if (rules_.tells_histories_apart() && has_other_history(hub, stick)) return; // kept apart
    for (const Chunk& chunk : stick) {
        const bool is_lost = rules_.may_lose_a_chunk() && chance(20) == 0;
        for (const std::size_t number : chunk.writes) {
            if (hub.delivered.contains(writes_[number].write.dot)) continue;
            if (is_lost) {
                hub.delivered.add(writes_[number].write.dot);
                hub.held.emplace(writes_[number].write.dot, number);
                hub.known[writes_[number].field].insert(number);
                continue;
            }
            write_into(hub, number);
            check(hub, writes_[number].field, "the hub after a merge");
        }
    }
}

/// Some sticks come late, some twice.
void World::take_stick(Store& hub) {
    if (on_the_way_.empty()) return;
    const std::size_t which = chance(on_the_way_.size());
    take(hub, on_the_way_[which]);
    if (chance(4) != 0) on_the_way_.erase(on_the_way_.begin() + static_cast<std::ptrdiff_t>(which));
}

/// The state of the hub and its word on what has arrived.
void World::reply(Laptop& laptop) {
    if (rules_.copy_refuses_reply() && is_a_copy(laptop)) return;
    std::erase_if(laptop.unacknowledged,
                  [this](std::size_t number) { return is_held(*hub_, number); });
    for (std::size_t field = 0; field < size_.fields; ++field) {
        Register& ours = laptop.store.fields[field];
        ours = rules_.join(ours, hub_->fields[field]);
        laptop.store.known[field].insert(hub_->known[field].begin(), hub_->known[field].end());
        check(laptop.store, field, "a laptop after a reply");
    }
}

/// The coordinator settles a conflict, or corrects something.
void World::decide() {
    const std::size_t field = chance(size_.fields);
    const Hlc at{now_ms_ << 16U};
    make_write(*hub_, nullptr, field, {hub_writer, ++hub_seq_}, at);
    ever_.push_back({Chunk{{writes_.size() - 1}}});
    check(*hub_, field, "the hub after a decision");
}

void World::step() {
    now_ms_ += 3'600'000 * (1 + chance(12));
    Laptop& laptop = laptops_[chance(laptops_.size())];
    switch (chance(22)) {
    case 20:
        return copy_in_use(laptop);
    case 21:
        return let_copies_in();
    case 0:
        return restart(laptop);
    case 1:
        return clone(laptop);
    case 2:
        return decide();
    case 3:
        for (Register& field : hub_->fields)
            rules_.tidy(field, Hlc{now_ms_ << 16U});
        return;
    case 4:
    case 5:
    case 6:
        return reply(laptop);
    case 7:
    case 8:
    case 9:
        return hand_over(laptop);
    case 10:
    case 11:
    case 12:
        return take_stick(*hub_);
    default:
        return edit(laptop);
    }
}

/// What stands is what no other known author had seen; a conflict is that two of them differ.
void World::check(const Store& store, std::size_t field, const char* where) {
    if (complaint_) return;
    const std::set<std::size_t>& known = store.known[field];
    std::set<std::size_t> replaced;
    for (const std::size_t number : known)
        replaced.insert(writes_[number].seen.begin(), writes_[number].seen.end());
    std::set<Dot> standing;
    std::set<Value> values;
    for (const std::size_t number : known) {
        if (replaced.contains(number)) continue;
        standing.insert(writes_[number].write.dot);
        values.insert(writes_[number].write.value);
    }
    std::set<Dot> live;
    for (const LiveWrite& write : store.fields[field].live)
        live.insert(write.dot);
    if (live != standing)
        return complain(std::string(where) + ": " + std::to_string(live.size()) +
                        " values stand, and should " + std::to_string(standing.size()));
    if (store.fields[field].in_conflict() != (values.size() > 1))
        complain(std::string(where) + ": a conflict that is none, or none that is one");
}

void World::check_all(const Store& store, const char* where) {
    for (std::size_t field = 0; field < size_.fields; ++field)
        check(store, field, where);
}

/// Everything arrives at last; a second hub gets all of it in another order, some of it twice.
void World::settle() {
    for (Laptop& laptop : laptops_) {
        on_the_way_.push_back(everything_of(laptop));
        ever_.push_back(on_the_way_.back());
    }
    while (!on_the_way_.empty())
        take_stick(*hub_);
    let_copies_in();
    for (Laptop& laptop : laptops_) {
        restart(laptop);
        if (rules_.copy_refuses_reply() && is_a_copy(laptop))
            set_up_anew(laptop);
        else
            reply(laptop);
    }
    Store other(size_.fields);
    std::shuffle(ever_.begin(), ever_.end(), random_);
    for (const Stick& stick : ever_)
        take(other, stick);
    check_all(*hub_, "the hub at the end");
    std::size_t held = 0;
    for (std::size_t field = 0; field < size_.fields; ++field) {
        held += hub_->known[field].size();
        const Register& one = hub_->fields[field];
        const Register& two = other.fields[field];
        if (one.live.empty()) continue;
        if (one.seen != two.seen || rules_.shown(one) != rules_.shown(two))
            complain("two hubs with the same changes differ");
    }
    if (held != writes_.size()) complain("a write never arrived");
    check_all(other, "the second hub");
    for (const Laptop& laptop : laptops_)
        for (std::size_t field = 0; field < size_.fields; ++field)
            if (laptop.store.fields[field].live != hub_->fields[field].live)
                complain("a laptop shows something else than the hub");
}

std::optional<std::string> World::live() {
    const std::size_t steps = size_.laptops * size_.steps_of_a_laptop;
    for (std::size_t i = 0; i < steps && !complaint_; ++i)
        step();
    if (!complaint_) settle();
    return complaint_;
}

} // namespace kith::sim
