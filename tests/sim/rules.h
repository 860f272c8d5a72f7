// What the simulated world does by Kith's own rules, and what a planted bug does instead. The right
// rules are nothing but the product's code.
#pragma once

#include "sync/merge/merge_write.h"
#include "sync/version/branch_names.h"
#include "sync/version/delivered.h"

#include <memory>
#include <string>
#include <vector>

namespace kith::sim {

/// What one store of the world holds, as far as rules may look.
struct Holding {
    std::vector<Register> fields;
    sync::Delivered delivered; // changes that came as changes, not as the state of a reply
};

class Rules {
public:
    virtual ~Rules() = default;

    [[nodiscard]] virtual Register merge(const Register& stored, const LiveWrite& write) const {
        return sync::merge_write(stored, write).merged;
    }
    [[nodiscard]] virtual Register join(const Register& ours, const Register& theirs) const {
        return sync::merge_register(ours, theirs).merged;
    }
    /// What an editor of this field writes down as seen.
    [[nodiscard]] virtual Context context(const Holding& store, std::size_t field) const {
        return store.fields[field].seen;
    }
    /// A disk that was cloned, or an old backup that was put back, goes on as another writer.
    [[nodiscard]] virtual bool clone_is_a_new_writer() const { return true; }
    /// Of a laptop that was copied while it was in use, one history is kept apart.
    [[nodiscard]] virtual bool tells_histories_apart() const { return true; }
    /// A laptop that the hub knows more of, or otherwise, under its own names takes no reply.
    [[nodiscard]] virtual bool copy_refuses_reply() const { return true; }
    /// What its editors had seen, when it is let in under names of its own.
    [[nodiscard]] virtual Context renamed(const sync::BranchNames& names,
                                          const Context& seen) const {
        return names.renamed(seen);
    }
    /// A file's part that is noted as arrived has arrived.
    [[nodiscard]] virtual bool may_lose_a_chunk() const { return false; }
    /// Now and then, at the hub.
    virtual void tidy(Register& /*field*/, Hlc /*now*/) const {}
    /// The value that is shown until somebody decides.
    [[nodiscard]] virtual Dot shown(const Register& field) const { return field.shown().dot; }
};

struct PlantedBug {
    std::string name;
    std::unique_ptr<Rules> rules;
};
/// Each must be caught.
[[nodiscard]] std::vector<PlantedBug> planted_bugs();

} // namespace kith::sim
