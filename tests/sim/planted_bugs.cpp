#include "tests/sim/rules.h"

#include <algorithm>

namespace kith::sim {
namespace {

/// One vector for the whole store, of everything that anybody in it has seen: an edit claims to
/// have seen writes of other fields that have not arrived.
class StoreWideCausal final : public Rules {
    [[nodiscard]] Context context(const Holding& store, std::size_t) const override {
        Context all;
        for (const Register& field : store.fields)
            all.join(field.seen);
        return all;
    }
};

/// One vector for the whole store, of what was delivered without a gap: an edit does not know what
/// a reply has shown to its author.
class StoreWideDelivered final : public Rules {
    [[nodiscard]] Context context(const Holding& store, std::size_t) const override {
        Context all;
        for (const auto& [writer, held] : store.delivered.writers())
            if (held.contiguous() > 0) all.add({writer, held.contiguous()});
        return all;
    }
};

/// The writer is the device: clones and restored backups share its sequence.
class DeviceIds final : public Rules {
    [[nodiscard]] bool clone_is_a_new_writer() const override { return false; }
};

/// What is old is forgotten, acknowledged or not.
class PruneByTime final : public Rules {
    void tidy(Register& field, Hlc now) const override {
        constexpr std::uint64_t days = 20;
        constexpr std::uint64_t day = 86'400'000ULL << 16U;
        const auto is_old = [now](const LiveWrite& write) {
            return static_cast<std::uint64_t>(write.hlc) + days * day <
                   static_cast<std::uint64_t>(now);
        };
        if (std::none_of(field.live.begin(), field.live.end(), is_old)) return;
        Context kept;
        for (const LiveWrite& write : field.live)
            kept.add(write.dot);
        field.seen = kept;
    }
};

class DroppedChunk final : public Rules {
    [[nodiscard]] bool may_lose_a_chunk() const override { return true; }
};

/// Of two values the one whose writer has the lower number, clocks or not: but on a tie of that,
/// whichever came first. Here: the first that stands, in the order of arrival.
class WrongTieBreak final : public Rules {
    [[nodiscard]] Register merge(const Register& stored, const LiveWrite& write) const override {
        Register merged = Rules::merge(stored, write);
        std::stable_partition(merged.live.begin(), merged.live.end(), [&](const LiveWrite& one) {
            return one.dot != write.dot;
        });
        return merged;
    }
    [[nodiscard]] Dot shown(const Register& field) const override { return field.live.back().dot; }
};

/// The clock decides.
class LastWriterWins final : public Rules {
    static Register newest_of(Register field) {
        if (field.live.size() > 1) field.live = {field.shown()};
        return field;
    }
    [[nodiscard]] Register merge(const Register& stored, const LiveWrite& write) const override {
        return newest_of(Rules::merge(stored, write));
    }
    [[nodiscard]] Register join(const Register& ours, const Register& theirs) const override {
        return newest_of(Rules::join(ours, theirs));
    }
};

/// Two machines with one name are one.
class CopiesAreOne final : public Rules {
    [[nodiscard]] bool tells_histories_apart() const override { return false; }
    [[nodiscard]] bool copy_refuses_reply() const override { return false; }
};

/// A copy reads in a reply what the other did under its names.
class CopyTakesReply final : public Rules {
    [[nodiscard]] bool copy_refuses_reply() const override { return false; }
};

/// A copy that is let in claims to have seen what the other did.
class BranchSawTheOther final : public Rules {
    [[nodiscard]] Context renamed(const sync::BranchNames& names,
                                  const Context& seen) const override {
        Context both = names.renamed(seen);
        both.join(seen);
        return both;
    }
};

template <class Bug> PlantedBug plant(std::string name) {
    return {std::move(name), std::make_unique<Bug>()};
}

} // namespace

std::vector<PlantedBug> planted_bugs() {
    std::vector<PlantedBug> bugs;
    bugs.push_back(plant<StoreWideCausal>("one causal vector for the store"));
    bugs.push_back(plant<StoreWideDelivered>("one delivered vector for the store"));
    bugs.push_back(plant<DeviceIds>("the device is the writer"));
    bugs.push_back(plant<PruneByTime>("pruning by time"));
    bugs.push_back(plant<DroppedChunk>("a chunk dropped"));
    bugs.push_back(plant<WrongTieBreak>("the wrong tie break"));
    bugs.push_back(plant<LastWriterWins>("the last writer wins"));
    bugs.push_back(plant<CopiesAreOne>("two histories taken for one"));
    bugs.push_back(plant<CopyTakesReply>("a copy that takes the other's reply"));
    bugs.push_back(plant<BranchSawTheOther>("a copy that has seen the other"));
    return bugs;
}

} // namespace kith::sim
