// Many laptops, two hubs, and sticks that get lost, doubled, delayed and cut, in virtual time. An
// oracle remembers what every author had on the screen, by no vector and no clock.
#pragma once

#include "tests/sim/rules.h"

#include <map>
#include <optional>
#include <random>
#include <string>

namespace kith::sim {

struct Size {
    std::size_t laptops = 100;
    std::size_t fields = 12;
    std::size_t steps_of_a_laptop = 8;
};

/// One life of a project. The same seed lives the same life.
class World {
public:
    World(std::uint32_t seed, Size size, const Rules& rules);
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    /// What went wrong first; nothing: every invariant held after every step and at the end.
    std::optional<std::string> live();

private:
    struct Write;
    struct Store;
    struct Laptop;
    struct Chunk;
    using Stick = std::vector<Chunk>;

    void step();
    void edit(Laptop& laptop);
    void hand_over(Laptop& laptop);
    void take_stick(Store& hub);
    void reply(Laptop& laptop);
    void restart(Laptop& laptop);
    void clone(const Laptop& original);
    void copy_in_use(Laptop& original);
    void let_copies_in();
    void let_in(Laptop& copy);
    void rename(const Stick& branch);
    void set_up_anew(Laptop& laptop);
    [[nodiscard]] sync::BranchNames names_of(const Stick& branch) const;
    [[nodiscard]] bool goes_on_from_branch(const sync::BranchNames& names, WriterId writer) const;
    [[nodiscard]] bool is_a_copy(const Laptop& laptop) const;
    [[nodiscard]] bool is_held(const Store& store, std::size_t write) const;
    [[nodiscard]] bool has_other_history(const Store& store, const Stick& stick) const;
    [[nodiscard]] static Stick everything_of(const Laptop& laptop);
    void decide();
    void settle();
    void take(Store& hub, const Stick& stick);
    void write_into(Store& store, std::size_t write);
    void check(const Store& store, std::size_t field, const char* where);
    void check_all(const Store& store, const char* where);
    void complain(std::string what);
    [[nodiscard]] std::size_t chance(std::size_t sides) { return random_() % sides; }
    [[nodiscard]] Hlc time_of(const Laptop& laptop);
    void make_write(Store& store, Laptop* author, std::size_t field, Dot dot, Hlc at);

    const Rules& rules_;
    Size size_;
    std::mt19937 random_;
    std::uint64_t now_ms_ = 1'800'000'000'000;
    std::uint64_t last_writer_ = 0;
    std::map<WriterId, WriterId> previous_; // launch of the same store
    std::vector<Write> writes_;
    std::vector<Laptop> laptops_;
    std::vector<Stick> on_the_way_;
    std::vector<Stick> ever_;
    std::unique_ptr<Store> hub_;
    std::uint64_t hub_seq_ = 0;
    std::optional<std::string> complaint_;
};

} // namespace kith::sim
