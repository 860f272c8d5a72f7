#include "sync/hub/copied_branch.h"

#include "survey_core/base/check.h"
#include "sync/hub/branch_rewriter.h"
#include "sync/hub/own_bundle.h"
#include "sync/hub/writer_paper.h"
#include "sync/version/delivered.h"

#include <algorithm>
#include <functional>

namespace kith::sync {

namespace {

using Links = std::map<std::uint64_t, Hash32>;

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

Result<Links> links_of(StoreView& store, WriterId writer) {
    Links links;
    KITH_TRY(for_each_link(store, writer, [&links](std::uint64_t seq, const Hash32& link) {
        links.emplace(seq, link);
    }));
    return links;
}

class CopiedBranch {
public:
    CopiedBranch(Store& store, BundleReader& file, const CopiedFile& copied)
        : store_(store), file_(file), check_(copied.check), trust_(copied.trust),
          laptop_(copied.laptop) {}

    /// Where the histories part, and which later launches of the copy go on from there.
    Status find_branches() {
        KITH_TRY_ASSIGN(known_, list_known_copies(store_));
        for (const auto& [writer, trusted] : trust_.writers())
            for (const KnownCopy& copy : known_)
                if (copy.from > 0 && copy.writer == writer && is_copied(trusted) &&
                    trusted.record.head_seq == copy.last &&
                    trusted.record.head_hash == copy.last_link)
                    KITH_TRY(add_known(copy));
        for (const ChunkPlace& chunk : check_.chunks)
            if (chunk.header.type == ChunkType::changes) KITH_TRY(look_at(chunk));
        for (const auto& [writer, first_link] : first_links_) {
            if (names_.find(writer) != nullptr) continue;
            KITH_TRY_ASSIGN(const bool goes_on, goes_on_from_branch(writer));
            if (!goes_on) continue;
            if (links_[writer].empty())
                names_.add(writer, 1, first_link);
            else
                mixed_.insert(writer);
        }
        return {};
    }

    [[nodiscard]] bool has_some() const { return !names_.empty(); }

    Result<RenamedFile> write(const Path& folder) {
        KITH_TRY_ASSIGN(const auto to, begin_own_bundle(store_, {}, folder));
        BranchRewriter rewriter(store_, names_);
        PapersPayload papers;
        RenamedFile renamed;
        for (const ChunkPlace& chunk : check_.chunks)
            KITH_TRY(copy(chunk, rewriter, *to));
        for (const auto& [writer, head] : rewriter.heads()) {
            if (head.seq == 0) continue;
            KITH_TRY_ASSIGN(const auto paper, paper_of_branch(writer, head));
            papers.writers.push_back(paper);
            renamed.branches.push_back(known_copy(writer, head));
        }
        for (const WriterId writer : as_they_are_) {
            KITH_TRY_ASSIGN(const auto trusted, trust_.find(store_, writer));
            if (trusted) papers.writers.push_back(to_paper(trusted->record));
        }
        ChunkHeader header;
        header.type = ChunkType::papers;
        KITH_TRY(to->add(header, pack(papers)));
        KITH_TRY_ASSIGN(const WrittenBundle written, to->finish());
        renamed.file = written.file;
        renamed.left_out = left_out_ + rewriter.left_out();
        return renamed;
    }

private:
    [[nodiscard]] bool is_copied(const TrustedWriter& writer) const {
        return writer.record.laptop == laptop_;
    }

    Status look_at(const ChunkPlace& chunk) {
        const WriterId writer = chunk.header.writer;
        KITH_TRY_ASSIGN(const auto trusted, trust_.find(store_, writer));
        if (!trusted || !is_copied(*trusted)) return {};
        if (!links_.contains(writer)) {
            KITH_TRY_ASSIGN(links_[writer], links_of(store_, writer));
        }
        const Links& held = links_[writer];
        KITH_TRY_ASSIGN(Hash32 before, load(chunk));
        for (;;) {
            KITH_TRY_ASSIGN(const Change* const change, unpacker_.next());
            if (change == nullptr) return {};
            const std::uint64_t seq = change->header.dot.seq;
            const Hash32 link = chain_next(before, *change);
            if (seq == 1) first_links_.emplace(writer, link);
            const auto ours = held.find(seq);
            const auto ours_before = held.find(seq - 1);
            const bool parts_here =
                ours != held.end() && ours->second != link &&
                (seq == 1 || (ours_before != held.end() && ours_before->second == before));
            if (parts_here) names_.add(writer, seq, link);
            KITH_TRY(add_if_it_goes_on(writer, seq, before));
            before = link;
        }
    }

    /// A branch that is here, and those that it went on from.
    Status add_known(const KnownCopy& branch) {
        std::optional<KnownCopy> next = branch;
        while (next && names_.find(next->writer) == nullptr) {
            names_.add(next->writer, next->from, next->first_link);
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

    /// From the end of a branch that is here.
    Status add_if_it_goes_on(WriterId writer, std::uint64_t seq, const Hash32& before) {
        if (names_.find(writer) != nullptr) return {};
        for (const KnownCopy& copy : known_)
            if (copy.from > 0 && copy.writer == writer && copy.last + 1 == seq &&
                copy.last_link == before)
                return add_known(copy);
        return {};
    }

    /// Its audit chain's link before the first change.
    Result<Hash32> load(const ChunkPlace& chunk) {
        KITH_TRY_ASSIGN(const ByteView plain, file_.read(chunk));
        Hash32 link{};
        if (plain.size() < link.size())
            return fail(ErrorCode::damaged, "A part of this file holds no changes.");
        std::copy_n(plain.begin(), link.size(), link.begin());
        KITH_TRY(unpacker_.load(plain.subspan(link.size())));
        return link;
    }

    Result<bool> goes_on_from_branch(WriterId writer) {
        for (std::set<WriterId> seen; seen.insert(writer).second;) {
            if (names_.find(writer) != nullptr) return true;
            KITH_TRY_ASSIGN(const auto trusted, trust_.find(store_, writer));
            if (!trusted || !trusted->record.previous) return false;
            writer = *trusted->record.previous;
        }
        return false;
    }

    Status copy(const ChunkPlace& chunk, BranchRewriter& rewriter, BundleWriter& to) {
        const ChunkType type = chunk.header.type;
        bool comes_along = type == ChunkType::blob;
        if (type == ChunkType::changes) {
            if (names_.find(chunk.header.writer) != nullptr) {
                KITH_TRY_ASSIGN(const Hash32 before, load(chunk));
                return rewriter.rewrite(unpacker_, chunk.header, before, to);
            }
            KITH_TRY_ASSIGN(comes_along, comes_along_unchanged(chunk.header));
        }
        if (type == ChunkType::concern) {
            KITH_TRY_ASSIGN(comes_along, is_of_sender(chunk));
        }
        if (!comes_along) return {};
        KITH_TRY_ASSIGN(const ByteView plain, file_.read(chunk));
        return to.add(chunk.header, plain);
    }

    Result<bool> is_of_sender(const ChunkPlace& concern) {
        KITH_TRY_ASSIGN(const ByteView plain, file_.read(concern));
        KITH_TRY_ASSIGN(const ConcernPayload payload, unpack_concern(plain));
        return payload.laptop == laptop_;
    }

    /// From before the copy was made; what is held already needs not come.
    Result<bool> comes_along_unchanged(const ChunkHeader& header) {
        KITH_TRY_ASSIGN(const auto have, have_of(store_, header.writer));
        DeliveredRanges held;
        for (const HaveRange& range : have)
            held.add({range.first, range.last});
        std::uint64_t missing = 0;
        for (const SeqRange& range : held.missing({header.first, header.last}))
            missing += range.last - range.first + 1;
        if (missing == 0) return false;
        if (!check_.complete || mixed_.contains(header.writer)) {
            left_out_ += missing;
            return false;
        }
        as_they_are_.insert(header.writer);
        return true;
    }

    [[nodiscard]] KnownCopy known_copy(WriterId writer, const BranchRewriter::Head& head) const {
        KnownCopy copy;
        copy.writer = writer;
        copy.from = names_.find(writer)->from;
        copy.first_link = names_.find(writer)->first_link;
        copy.last = copy.from + head.seq - 1;
        copy.last_link = head.old_link;
        return copy;
    }

    /// The copied laptop's, so that it may do what that may; the coordinator vouches for it. Every
    /// store of this coordinator's makes the same key, so that each can go on with it.
    Result<WriterPaper> paper_of_branch(WriterId writer, const BranchRewriter::Head& head) {
        const BranchNames::Branch& branch = *names_.find(writer);
        KITH_TRY_ASSIGN(const auto secret, store_.find_fact(Fact::coordinator_sign_secret));
        KITH_CHECK(secret); // a coordinator's store
        KITH_TRY_ASSIGN(const SigningKey coordinator,
                        signing_key_from(SecretKey::copy_of(*secret)));
        const SigningKey key =
            derive_signing_key(coordinator.secret, "kith branch " + to_text(branch.writer));
        KITH_TRY_ASSIGN(const auto stored, find_writer(store_, branch.writer));
        if (stored && stored->laptop != LaptopId{} && stored->public_key != key.public_key)
            return fail(ErrorCode::refused,
                        "A laptop has claimed the name that this copy's work would have; nothing "
                        "was let in. Retire that laptop, and tell whoever looks after Kith.");
        KITH_TRY_ASSIGN(const auto trusted, trust_.find(store_, writer));
        WriterRecord record;
        record.id = branch.writer;
        record.laptop = laptop_;
        record.public_key = key.public_key;
        record.previous = writer;
        if (branch.from == 1 && trusted) record.previous = trusted->record.previous;
        if (branch.from == 1 && record.previous)
            if (const BranchNames::Branch* const before = names_.find(*record.previous))
                record.previous = before->writer;
        record.first_hlc = head.first_hlc;
        record.certificate = sign(coordinator, writer_statement(store_.project().id, record));
        record.head_seq = head.seq;
        record.head_hash = head.link;
        record.head_signature = sign(key, head_statement(record.id, head.seq, head.link));
        record.state = WriterState::open; // the copy may have more to say
        return to_paper(record);
    }

    Store& store_;
    BundleReader& file_;
    const BundleCheck& check_;
    const SenderTrust& trust_;
    LaptopId laptop_;
    ChangeUnpacker unpacker_;
    BranchNames names_;
    std::vector<KnownCopy> known_;
    std::map<WriterId, Links> links_; // that are held here
    std::map<WriterId, Hash32> first_links_;
    std::set<WriterId> mixed_; // of the copy, and merged here before that was known
    std::set<WriterId> as_they_are_;
    std::uint64_t left_out_ = 0;
};

} // namespace

Result<bool> is_branch_of_ours(StoreView& store, const WriterRecord& writer) {
    if (!writer.previous) return false;
    const WriterId before = *writer.previous;
    bool is_ours = false;
    KITH_TRY(for_each_link(store, before, [&](std::uint64_t, const Hash32& link) {
        is_ours = is_ours || branch_writer(before, link) == writer.id;
    }));
    return is_ours;
}

Result<RenamedFile>
rename_branch(Store& store, BundleReader& file, const CopiedFile& copied, const Path& folder) {
    CopiedBranch branch(store, file, copied);
    KITH_TRY(branch.find_branches());
    if (!branch.has_some())
        return fail(ErrorCode::refused,
                    "The place where this laptop's two histories part is not in this file; put in "
                    "the other files of that laptop first.");
    return branch.write(folder);
}

} // namespace kith::sync
