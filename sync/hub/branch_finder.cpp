#include "sync/hub/branch_finder.h"

#include <algorithm>

namespace kith::sync {

namespace {

using Links = std::map<std::uint64_t, Hash32>;

Result<Links> links_of(StoreView& store, WriterId writer) {
    Links links;
    KITH_TRY(for_each_link(store, writer, [&links](std::uint64_t seq, const Hash32& link) {
        links.emplace(seq, link);
    }));
    return links;
}

class BranchFinder {
public:
    BranchFinder(Store& store, BundleReader& file, const CopiedFile& copied)
        : store_(store), file_(file), check_(copied.check), trust_(copied.trust),
          laptop_(copied.laptop) {}

    Result<FoundBranches> find() {
        KITH_TRY_ASSIGN(known_, list_known_copies(store_));
        for (const auto& [writer, trusted] : trust_.writers())
            for (const KnownCopy& copy : known_)
                if (copy.from > 0 && copy.writer == writer && trusted.record.laptop == laptop_ &&
                    trusted.record.head_seq == copy.last &&
                    trusted.record.head_hash == copy.last_link)
                    KITH_TRY(add_known(copy));
        for (const ChunkPlace& chunk : check_.chunks)
            if (chunk.header.type == ChunkType::changes) KITH_TRY(look_at(chunk));
        for (bool has_moved = true; has_moved;) {
            has_moved = false;
            for (const auto& [writer, launch] : launches_) {
                KITH_TRY_ASSIGN(const bool is_new, name_if_it_begins(writer, launch));
                has_moved = has_moved || is_new;
            }
        }
        for (const auto& [writer, launch] : launches_) {
            KITH_TRY_ASSIGN(const bool is_after, lies_after_parting(writer));
            if (is_after && found_.names.find(writer) == nullptr) found_.nameless.insert(writer);
        }
        return std::move(found_);
    }

private:
    /// The first change in the file that is not here.
    struct Fresh {
        std::uint64_t seq = 0; // 0: none
        Hash32 before{};
        Hash32 link{};
    };
    struct Launch {
        Links held;
        Fresh fresh;
    };

    Status look_at(const ChunkPlace& chunk) {
        const WriterId writer = chunk.header.writer;
        KITH_TRY_ASSIGN(const auto trusted, trust_.find(store_, writer));
        if (!trusted || trusted->record.laptop != laptop_) return {};
        const auto [place, is_new] = launches_.try_emplace(writer);
        Launch& launch = place->second;
        if (is_new) {
            KITH_TRY_ASSIGN(launch.held, links_of(store_, writer));
        }
        KITH_TRY_ASSIGN(Hash32 before, load_changes(file_, chunk, unpacker_));
        for (;;) {
            KITH_TRY_ASSIGN(const Change* const change, unpacker_.next());
            if (change == nullptr) return {};
            const std::uint64_t seq = change->header.dot.seq;
            const Hash32 link = chain_next(before, *change);
            if (parts_here(launch.held, seq, before, link)) found_.names.add(writer, seq, link);
            KITH_TRY(add_if_it_goes_on(*change, before));
            const bool is_first = launch.fresh.seq == 0 || seq < launch.fresh.seq;
            if (is_first && !launch.held.contains(seq)) launch.fresh = {seq, before, link};
            before = link;
        }
    }

    static bool
    parts_here(const Links& held, std::uint64_t seq, const Hash32& before, const Hash32& link) {
        const auto ours = held.find(seq);
        const auto ours_before = held.find(seq - 1);
        return ours != held.end() && ours->second != link &&
               (seq == 1 || (ours_before != held.end() && ours_before->second == before));
    }

    /// A branch that is here, and those that it went on from.
    Status add_known(const KnownCopy& branch) {
        std::optional<KnownCopy> next = branch;
        while (next && found_.names.find(next->writer) == nullptr) {
            found_.names.add(next->writer, next->from, next->first_link);
            KITH_TRY_ASSIGN(const auto stored,
                            find_writer(store_, branch_writer(next->writer, next->first_link)));
            next.reset();
            for (const KnownCopy& one : known_)
                if (stored && one.from > 0 &&
                    stored->previous == branch_writer(one.writer, one.first_link))
                    next = one;
        }
        return {};
    }

    /// From the end of a branch that is here, or a piece of it once more.
    Status add_if_it_goes_on(const Change& change, const Hash32& before) {
        const Dot dot = change.header.dot;
        if (found_.names.find(dot.writer) != nullptr) return {};
        for (const KnownCopy& copy : known_) {
            if (copy.from == 0 || copy.writer != dot.writer || dot.seq < copy.from) continue;
            const bool goes_on = copy.last + 1 == dot.seq && copy.last_link == before;
            KITH_TRY_ASSIGN(const bool is_here, lies_on(copy, change));
            if (goes_on || is_here) return add_known(copy);
        }
        return {};
    }

    /// Under its new name, with the time that its writer gave it; whether it is the very same is
    /// seen when it is merged.
    Result<bool> lies_on(const KnownCopy& branch, const Change& change) {
        const std::uint64_t seq = change.header.dot.seq - branch.from + 1;
        bool is_same = false;
        if (change.header.dot.seq > branch.last) return is_same;
        KITH_TRY(for_each_change(store_,
                                 branch_writer(branch.writer, branch.first_link),
                                 seq,
                                 seq,
                                 [&](const Change& here) -> Status {
                                     is_same = here.header.hlc == change.header.hlc;
                                     return {};
                                 }));
        return is_same;
    }

    /// A launch of the copy's alone, which goes on from a branch: from its first change, or from
    /// where what is here of it, from before the branch was known, ends.
    Result<bool> name_if_it_begins(WriterId writer, const Launch& launch) {
        const Fresh& fresh = launch.fresh;
        if (fresh.seq == 0 || found_.names.find(writer) != nullptr) return false;
        KITH_TRY_ASSIGN(const auto trusted, trust_.find(store_, writer));
        if (!trusted || !trusted->record.previous) return false;
        if (found_.names.find(*trusted->record.previous) == nullptr) return false;
        const bool joins = launch.held.empty() ? fresh.seq == 1
                                               : launch.held.rbegin()->first + 1 == fresh.seq &&
                                                     launch.held.rbegin()->second == fresh.before;
        if (joins) found_.names.add(writer, fresh.seq, fresh.link);
        return joins;
    }

    /// What it says of others' changes, or of its own, may be meant of those of the branch.
    Result<bool> lies_after_parting(WriterId writer) {
        const auto has_parted = [this](WriterId id) {
            return found_.names.find(id) != nullptr ||
                   std::any_of(known_.begin(), known_.end(), [id](const KnownCopy& one) {
                       return one.writer == id;
                   });
        };
        for (std::set<WriterId> seen; seen.insert(writer).second;) {
            if (has_parted(writer)) return true;
            KITH_TRY_ASSIGN(const auto trusted, trust_.find(store_, writer));
            if (!trusted) return true; // who knows
            if (!trusted->record.previous) return false;
            writer = *trusted->record.previous;
        }
        return false;
    }

    Store& store_;
    BundleReader& file_;
    const BundleCheck& check_;
    const SenderTrust& trust_;
    LaptopId laptop_;
    ChangeUnpacker unpacker_;
    FoundBranches found_;
    std::vector<KnownCopy> known_;
    std::map<WriterId, Launch> launches_; // of the copied laptop, in the file
};

} // namespace

Status for_each_link(StoreView& store,
                     WriterId writer,
                     const std::function<void(std::uint64_t seq, const Hash32& link)>& visit) {
    KITH_TRY_ASSIGN(const auto have, have_of(store, writer));
    for (const HaveRange& range : have) {
        Hash32 link = range.before;
        KITH_TRY(for_each_change(
            store, writer, range.first, range.last, [&](const Change& change) -> Status {
                link = chain_next(link, change);
                visit(change.header.dot.seq, link);
                return {};
            }));
    }
    return {};
}

Result<Hash32> load_changes(BundleReader& file, const ChunkPlace& chunk, ChangeUnpacker& into) {
    KITH_TRY_ASSIGN(const ByteView plain, file.read(chunk));
    Hash32 link{};
    if (plain.size() < link.size())
        return fail(ErrorCode::damaged, "A part of this file holds no changes.");
    std::copy_n(plain.begin(), link.size(), link.begin());
    KITH_TRY(into.load(plain.subspan(link.size())));
    return link;
}

Result<FoundBranches> find_branches(Store& store, BundleReader& file, const CopiedFile& copied) {
    return BranchFinder(store, file, copied).find();
}

} // namespace kith::sync
