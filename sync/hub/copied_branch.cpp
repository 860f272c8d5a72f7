#include "sync/hub/copied_branch.h"

#include "survey_core/base/check.h"
#include "sync/hub/branch_rewriter.h"
#include "sync/hub/own_bundle.h"
#include "sync/hub/writer_paper.h"
#include "sync/hub/writer_progress.h"

namespace kith::sync {

namespace {

class CopiedBranch {
public:
    CopiedBranch(Store& store,
                 BundleReader& file,
                 const CopiedFile& copied,
                 const FoundBranches& found)
        : store_(store), file_(file), check_(copied.check), trust_(copied.trust),
          laptop_(copied.laptop), names_(found.names), nameless_(found.nameless) {}

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
    Status copy(const ChunkPlace& chunk, BranchRewriter& rewriter, BundleWriter& to) {
        const ChunkType type = chunk.header.type;
        bool comes_along = type == ChunkType::blob;
        if (type == ChunkType::changes) {
            if (names_.find(chunk.header.writer) != nullptr) {
                KITH_TRY_ASSIGN(const Hash32 before, load_changes(file_, chunk, unpacker_));
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
        KITH_TRY_ASSIGN(const DeliveredRanges held, held_ranges(store_, header.writer));
        std::uint64_t missing = 0;
        for (const SeqRange& range : held.missing({header.first, header.last}))
            missing += range.last - range.first + 1;
        if (missing == 0) return false;
        if (!check_.complete || nameless_.contains(header.writer)) {
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
    const BranchNames& names_;
    const std::set<WriterId>& nameless_;
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
    KITH_TRY_ASSIGN(const FoundBranches found, find_branches(store, file, copied));
    if (found.names.empty())
        return fail(ErrorCode::refused,
                    "The place where this laptop's two histories part is not in this file; put in "
                    "the other files of that laptop first.");
    return CopiedBranch(store, file, copied, found).write(folder);
}

} // namespace kith::sync
