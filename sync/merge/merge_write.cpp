#include "sync/merge/merge_write.h"

#include <algorithm>

namespace kith::sync {

namespace {

bool stands(const Register& field, Dot dot) {
    return std::any_of(field.live.begin(), field.live.end(), [dot](const LiveWrite& write) {
        return write.dot == dot;
    });
}

/// Who made it old: the newest standing write that had seen it, else the one that arrives.
Dot cause_of(const Register& field, Dot late) {
    Dot cause = late;
    for (const LiveWrite& write : field.live)
        if (supersedes(write, late)) cause = write.dot;
    return cause;
}

void insert_in_order(std::vector<LiveWrite>& live, LiveWrite write) {
    const auto place =
        std::upper_bound(live.begin(), live.end(), write.dot, [](Dot dot, const LiveWrite& other) {
            return dot < other.dot;
        });
    live.insert(place, std::move(write));
}

/// Takes out what the author of `incoming` had seen.
void remove_seen(MergeStep& step, const LiveWrite& incoming) {
    auto& live = step.merged.live;
    const auto keep = std::stable_partition(live.begin(), live.end(), [&](const LiveWrite& write) {
        return !supersedes(incoming, write.dot);
    });
    for (auto old = keep; old != live.end(); ++old)
        step.superseded.push_back({std::move(*old), incoming.dot});
    live.erase(keep, live.end());
}

/// A context that claims to have seen the write itself, or later ones of its own writer, can only
/// be forged; taken at its word it would make the result depend on the order of arrival.
void join_context(Context& seen, const LiveWrite& write) {
    for (const Dot& entry : write.context.entries())
        if (entry.writer != write.dot.writer) seen.add(entry);
    seen.add(write.dot);
}

} // namespace

bool supersedes(const LiveWrite& write, Dot other) {
    if (write.dot.writer == other.writer) return other.seq < write.dot.seq;
    return write.context.covers(other);
}

MergeStep merge_write(const Register& stored, LiveWrite incoming) {
    MergeStep step{stored, {}, Verdict::duplicate};
    if (stands(stored, incoming.dot)) return step;
    const bool late = stored.seen.covers(incoming.dot);
    remove_seen(step, incoming);
    join_context(step.merged.seen, incoming);
    if (late) {
        const Dot cause = cause_of(step.merged, incoming.dot);
        step.superseded.push_back({std::move(incoming), cause});
        step.verdict = Verdict::superseded;
        return step;
    }
    insert_in_order(step.merged.live, std::move(incoming));
    step.verdict = step.merged.in_conflict() ? Verdict::conflict : Verdict::live;
    return step;
}

MergeStep merge_register(const Register& stored, const Register& incoming) {
    MergeStep step{stored, {}, Verdict::duplicate};
    auto& live = step.merged.live;
    // Ours that they saw and no longer hold: replaced there by a write that we may not have.
    const auto keep = std::stable_partition(live.begin(), live.end(), [&](const LiveWrite& write) {
        return stands(incoming, write.dot) || !incoming.seen.covers(write.dot);
    });
    for (auto old = keep; old != live.end(); ++old)
        step.superseded.push_back({*old, cause_of(incoming, old->dot)});
    live.erase(keep, live.end());
    for (const LiveWrite& write : incoming.live)
        if (!stored.seen.covers(write.dot)) insert_in_order(live, write);
    step.merged.seen.join(incoming.seen);
    if (step.merged == stored) return step;
    step.verdict = step.merged.in_conflict() ? Verdict::conflict : Verdict::live;
    return step;
}

LiveWrite after_seeing(const Register& stored, Dot dot, Hlc hlc, RecordId author, Value value) {
    return {dot, hlc, author, std::move(value), stored.seen};
}

} // namespace kith::sync
