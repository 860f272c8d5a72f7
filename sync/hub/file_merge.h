// One file into one store, in the order of sync.md, section 5: judged whole, staged in slices that
// nobody sees, published in one transaction.
#pragma once

#include "survey_core/store/receipts.h"
#include "sync/bundle/change_columns.h"
#include "sync/bundle/state_columns.h"
#include "sync/hub/change_taker.h"
#include "sync/hub/known_copies.h"
#include "sync/hub/sender_trust.h"
#include "sync/hub/writer_progress.h"

namespace kith::sync {

class FileMerge {
public:
    explicit FileMerge(MergeSession& session) : session_(session) {}
    /// Of a file that this store has written itself (copied_branch.h).
    struct MadeOf {
        LaptopId laptop{};          // whose changes it holds
        std::optional<Hash32> file; // that counts as merged with it
    };
    FileMerge(MergeSession& session, const MadeOf& made_of)
        : session_(session), made_of_(made_of) {}

    /// What is wrong with the file is in the report; an error is about the store, or cancelled.
    Result<FileReport> run(const Path& file);

private:
    Result<FileReport> judge(const Path& file);
    Result<FileReport> let_in(const Path& file);
    [[nodiscard]] std::string said(const std::string& sentence) const;
    Status release(const Path& file);
    Result<FileReport> set_aside(const Path& file, const std::string& sentence);
    Result<FileReport> take(const Path& file, const BundleCheck& check);
    Status take_parts(const BundleCheck& check);
    Status refuse_other_history(const BundleCheck& check);
    Status refuse_copied_history(const BundleCheck& check);
    Status note_copies(const std::vector<KnownCopy>& branches);
    tl::unexpected<Error> two_histories(WriterId writer, std::uint64_t seq);
    tl::unexpected<Error> other_history(const WriterProgress& writer, std::uint64_t seq);
    Status refuse_others_record(const Change& creation);
    Status stage_all(const BundleCheck& check);
    bool fills_slice(const ChunkPlace& last);
    [[nodiscard]] Status go_on() const;
    /// Does somebody wait to write? Looked at now and then only.
    bool is_waited_for();
    Status breathe();
    [[nodiscard]] Result<std::optional<FileReport>> known_already();
    [[nodiscard]] Result<FileReport> failed(const Error& error, const Path& file);
    Status unlock();
    Status abandon();
    Status stage(const ChunkPlace& chunk);
    Status stage_changes(const ChunkPlace& chunk);
    Status find_attachments_of(const ChunkPlace& held);
    Result<Hash32> held_link(WriterId writer, std::uint64_t seq);
    /// False: something is left for publish().
    Result<bool> stage_change(const Change& change, WriterProgress& writer);
    Status stage_state(ByteView plain);
    Result<bool> is_under_left(const ChangeHeader& creation);
    Status stage_blob(ByteView plain);
    Status join_piece(ByteView plain, BlobPayload& whole);
    Status publish();
    Status publish_once();
    Status look_round();
    Status spill();
    Status tell_lists();
    Status finish_changes(const ChunkPlace& chunk);
    Status finish_state(ByteView plain);
    Status finish(const ChunkPlace& chunk);
    Status take_form(ByteView plain);
    Status take_form_piece(ByteView plain);
    Status take_acknowledgement(ByteView plain);
    Status take_concern(ByteView plain);
    Status drain_parked();
    Result<bool> drain_parked(WriterId writer);
    Status take_or_park(const Change& change);
    Result<bool> take_if_ready(const Change& change);
    Result<bool> has_whole_group(const ChangeHeader& header);
    Result<bool> has_effect(const Change& change, RecordKind kind);
    Result<Role> role_of(WriterId writer);
    [[nodiscard]] bool brought_nothing() const;
    [[nodiscard]] Result<bool> has_undone(const BundleCheck& check);
    [[nodiscard]] Delivered arrived() const;
    void add_counts();
    Result<WriterProgress*> progress_of(WriterId writer);
    Status announce_ranges(const BundleCheck& check);
    [[nodiscard]] bool is_from_coordinator() const;

    MergeSession& session_;
    std::optional<MadeOf> made_of_;
    FileReport report_;
    std::optional<BundleReader> reader_;
    SenderTrust trust_;
    ImportNo import_{};
    std::optional<ChangeTaker> taker_;
    ChangeUnpacker unpacker_;
    std::map<WriterId, WriterProgress> writers_;
    std::map<WriterId, DeliveredRanges> have_now_; // while publishing
    std::vector<ChunkPlace> unfinished_;           // chunks that hold more than creations
    std::map<WriterId, HaveRange> read_;           // whose links were computed, as far as they were
    std::map<WriterId, bool> own_writers_;         // of those that a reply shows
    Delivered drained_;                            // had waited for what this file brought
    BlobPayload blob_;                             // an attachment that is arriving
    BlobPayload form_;                             // a form that comes in pieces
    std::uint64_t erased_ = 0;                     // records of people who asked to be forgotten
    std::uint64_t concerns_ = 0;                   // entries
    LostAtHub lost_at_hub_;                        // by what a reply says
    unsigned looks_ = 0;                           // that were thought of
    unsigned changes_since_spill_ = 0;
    std::uint64_t bytes_in_slice_ = 0; // packed
    std::optional<WriterId> forked_;   // of which the file has another history
    bool is_importing_ = false;
    bool may_be_interrupted_ = false; // while publishing
    bool was_interrupted_ = false;
};

} // namespace kith::sync
