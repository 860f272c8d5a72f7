// FileMerge, first part: may this file be merged at all, and what is said when not.
#include "survey_core/base/files.h"
#include "survey_core/store/revocations.h"
#include "sync/hub/copied_branch.h"
#include "sync/hub/file_merge.h"
#include "sync/hub/workplace.h"

#include <algorithm>

namespace kith::sync {

namespace {

/// Errors about the file; all others are about the store.
bool is_about_the_file(ErrorCode code) {
    return code == ErrorCode::bad_input || code == ErrorCode::damaged ||
           code == ErrorCode::too_new || code == ErrorCode::refused ||
           code == ErrorCode::not_found || code == ErrorCode::already_exists;
}

std::string sentence_of_undone(const ImportRow& import) {
    const std::string number = std::to_string(static_cast<std::int64_t>(import.no));
    return "This file was put in before, as import " + number +
           ", and that was undone. Redo import " + number + " if it is to count.";
}

std::string sentence_of_erased(std::uint64_t records, bool is_practice) {
    return "A coordinator has erased people who asked for it: " + std::to_string(records) +
           (is_practice ? " records go for good when this file is put in."
                        : " records are gone for good.");
}

std::string sentence_of_lost(const LostAtHub& lost) {
    std::string sentence = "The coordinator's store was put back to an older state, and lacks " +
                           std::to_string(lost.again + lost.gone) +
                           " changes of this laptop that it had. They are handed over again next "
                           "time";
    if (lost.gone > 0)
        sentence += ", but for " + std::to_string(lost.gone) +
                    " up to the last that has left this laptop since: put the hand-over files that "
                    "still lie on the sticks in there";
    return sentence + ".";
}

std::string sentence_of_copy(std::uint64_t left_out) {
    std::string sentence =
        "What a copied laptop did on its own was let in, beside what the other did";
    if (left_out > 0)
        sentence += "; " + std::to_string(left_out) +
                    " of its changes could not be, so the file stays apart with them. Put in the "
                    "other files of that laptop, and then this one once more";
    return sentence + ". Set that laptop up anew before it is used again.";
}

} // namespace

/// Of a file of this store's own, whoever asked for it names the one that it was made of.
std::string FileMerge::said(const std::string& sentence) const {
    return made_of_ ? sentence : report_.name + ": " + sentence;
}

Result<FileReport> FileMerge::run(const Path& file) {
    report_ = {};
    report_.name = file.filename().string();
    Result<FileReport> outcome = judge(file);
    if (outcome) return outcome;
    KITH_TRY(abandon());
    return failed(outcome.error(), file);
}

Status FileMerge::abandon() {
    session_.slices.drop();
    if (!is_importing_) return {};
    // A practice run that is stopped is taken back as a whole, at once.
    if (session_.slices.dry_run() && session_.stop.stop_requested()) return {};
    is_importing_ = false;
    KITH_TRY(session_.slices.begin());
    KITH_TRY(abandon_import(session_.store, import_));
    return session_.slices.commit();
}

Result<FileReport> FileMerge::failed(const Error& error, const Path& file) {
    if (!is_about_the_file(error.code)) return tl::unexpected<Error>(error);
    // A copied disk: both histories are somebody's work, so this one is kept until a person
    // decides, or until more has come.
    if (error.code == ErrorCode::already_exists) {
        report_.is_copy = forked_.has_value();
        const bool comes_in = report_.is_copy && session_.lets_copies_in && session_.store.is_hub();
        return comes_in ? let_in(file) : set_aside(file, error.message);
    }
    report_.outcome = FileOutcome::refused;
    report_.sentence = said(error.message);
    return report_;
}

Status FileMerge::unlock() {
    KITH_TRY_ASSIGN(const auto secret, session_.store.find_fact(Fact::coordinator_seal_secret));
    if (secret) {
        KITH_TRY_ASSIGN(const SealingKey key, sealing_key_from(SecretKey::copy_of(*secret)));
        if (reader_->unlock(key)) return {};
    }
    return reader_->unlock(session_.store.laptop_sealing_key());
}

Result<FileReport> FileMerge::judge(const Path& file) {
    KITH_TRY_ASSIGN(BundleReader reader,
                    BundleReader::open(session_.store.environment().files, file));
    reader_.emplace(std::move(reader));
    report_.sender = hash16(reader_->header().sender_sign);
    if (reader_->header().project != session_.store.project().id)
        return fail(ErrorCode::refused,
                    "This file belongs to another project; merge it into that project's store.");
    KITH_TRY_ASSIGN(const auto known, known_already());
    if (known) return *known;
    const auto give_way = [this] {
        session_.tell();
        return go_on();
    };
    KITH_TRY_ASSIGN(const BundleCheck check, reader_->check(give_way));
    KITH_TRY(unlock());
    KITH_TRY_ASSIGN(trust_, SenderTrust::read(session_.store, *reader_, check));
    switch (trust_.standing()) {
    case Standing::approved:
        return take(file, check);
    case Standing::retired:
        return set_aside(file,
                         "The laptop '" + trust_.sender_name() +
                             "' was retired; its file is kept apart and not merged. Approve the "
                             "laptop again if it is to count.");
    case Standing::unknown:
        break;
    }
    KITH_TRY(session_.slices.begin());
    KITH_TRY(trust_.announce(session_.store));
    KITH_TRY(session_.slices.commit());
    return set_aside(file,
                     "The laptop '" + trust_.sender_name() +
                         "' is not approved yet; its file is kept and is merged when a coordinator "
                         "approves the laptop.");
}

/// A file that was merged before says so in its last bytes.
Result<std::optional<FileReport>> FileMerge::known_already() {
    const auto hash = reader_->stated_hash();
    if (!hash) return std::nullopt;
    KITH_TRY_ASSIGN(const auto import, import_of_file(session_.store, *hash));
    if (!import) return std::nullopt;
    report_.outcome = FileOutcome::same;
    if (import->is_undone) report_.sentence = said(sentence_of_undone(*import));
    session_.report.same += import->counts.created + import->counts.changed + import->counts.same;
    return report_;
}

Status FileMerge::note_copies(const std::vector<KnownCopy>& branches) {
    KITH_TRY(session_.slices.begin());
    for (const KnownCopy& branch : branches)
        KITH_TRY(note_copy(session_.store, branch));
    return session_.slices.commit();
}

/// A coordinator wants what the copy holds.
Result<FileReport> FileMerge::let_in(const Path& file) {
    FileSystem& files = session_.store.environment().files;
    KITH_TRY_ASSIGN(const BundleCheck check, reader_->check([this] { return go_on(); }));
    // A copy's copy: the file that was made of the copy's is being read there.
    KITH_TRY_ASSIGN(const Path folder,
                    made_of_ ? workplace(session_.store, "copies")
                             : empty_workplace(session_.store, "copies"));
    const LaptopId laptop = made_of_ ? made_of_->laptop : trust_.sender();
    if (forked_) KITH_TRY(note_copies({{.writer = *forked_}}));
    const auto renamed = rename_branch(session_.store, *reader_, {check, trust_, laptop}, folder);
    if (!renamed && is_about_the_file(renamed.error().code))
        return set_aside(file, renamed.error().message);
    if (!renamed) return tl::unexpected<Error>(renamed.error());
    MadeOf made_of{laptop, {}};
    if (check.complete && renamed->left_out == 0)
        made_of.file = made_of_ ? made_of_->file : std::optional(check.hash);
    const auto merged = FileMerge(session_, made_of).run(renamed->file);
    static_cast<void>(files.remove(renamed->file)); // else the next one removes it
    if (!made_of_) static_cast<void>(files.remove(folder));
    if (!merged) return tl::unexpected<Error>(merged.error());
    const bool is_in =
        merged->outcome == FileOutcome::merged || merged->outcome == FileOutcome::same;
    if (!is_in) return set_aside(file, merged->sentence);
    KITH_TRY(note_copies(renamed->branches));
    const std::string sentence = sentence_of_copy(renamed->left_out);
    if (renamed->left_out > 0) return set_aside(file, sentence);
    report_.is_copy = false;
    report_.outcome = check.complete ? merged->outcome : FileOutcome::partly;
    report_.sentence = said(check.complete ? sentence : check.finding());
    if (!merged->sentence.empty()) report_.sentence += " " + merged->sentence;
    KITH_TRY(release(file));
    return report_;
}

/// Nothing of it waits any more. A file that is too long was never kept.
Status FileMerge::release(const Path& file) {
    if (made_of_ || session_.slices.dry_run()) return {};
    FileSystem& files = session_.store.environment().files;
    KITH_TRY_ASSIGN(auto waiting, list_quarantined(session_.store));
    std::erase_if(waiting, [this](const QuarantineRow& row) {
        return row.laptop != report_.sender || row.bytes != reader_->bytes();
    });
    if (waiting.empty()) return {};
    KITH_TRY_ASSIGN(const Bytes content, read_file(files, file, most_quarantined_bytes));
    const Hash32 name = hash(content);
    for (const QuarantineRow& row : waiting) {
        if (row.hash != name) continue;
        KITH_TRY(session_.slices.begin());
        KITH_TRY(release_from_quarantine(session_.store, name));
        KITH_TRY(session_.slices.commit());
    }
    return {};
}

Result<FileReport> FileMerge::set_aside(const Path& file, const std::string& sentence) {
    report_.outcome = FileOutcome::quarantined;
    report_.sentence = said(sentence);
    if (made_of_) return report_; // who asked for it sets aside what it was made of
    if (session_.slices.dry_run()) return report_;
    if (forked_) KITH_TRY(note_copies({{.writer = *forked_}}));
    if (reader_->bytes() > most_quarantined_bytes) {
        report_.sentence += " It is too long to be kept here: keep the stick.";
        return report_;
    }
    KITH_TRY_ASSIGN(const Bytes content,
                    read_file(session_.store.environment().files, file, most_quarantined_bytes));
    QuarantineRow row;
    row.hash = hash(content);
    row.at = session_.store.now();
    row.laptop = report_.sender;
    row.reason = sentence;
    row.bytes = content.size();
    session_.set_aside.insert(row.hash);
    KITH_TRY_ASSIGN(const auto waiting, list_quarantined(session_.store));
    for (const QuarantineRow& one : waiting)
        if (one.hash == row.hash && one.reason == row.reason) return report_;
    KITH_TRY(session_.slices.begin());
    KITH_TRY(quarantine(session_.store, row, content));
    KITH_TRY(session_.slices.commit());
    return report_;
}

/// Sent again after its import was taken back: it is here, and does not count.
Result<bool> FileMerge::has_undone(const BundleCheck& check) {
    KITH_TRY_ASSIGN(const auto revoked, revoked_ranges(session_.store));
    return std::any_of(revoked.begin(), revoked.end(), [&check](const DotRange& range) {
        return std::any_of(check.chunks.begin(), check.chunks.end(), [&](const ChunkPlace& chunk) {
            return chunk.header.type == ChunkType::changes && chunk.header.writer == range.writer &&
                   chunk.header.first <= range.last && range.first <= chunk.header.last;
        });
    });
}

Result<FileReport> FileMerge::take(const Path& file, const BundleCheck& check) {
    KITH_TRY(take_parts(check));
    KITH_TRY(release(file));
    report_.outcome = check.complete ? FileOutcome::merged : FileOutcome::partly;
    if (!check.complete) report_.sentence = said(check.finding());
    if (check.complete && brought_nothing()) report_.outcome = FileOutcome::same;
    KITH_TRY_ASSIGN(const bool holds_undone, has_undone(check));
    if (check.complete && holds_undone)
        report_.sentence = said(
            "Some of what it holds came before, with an import that was undone, and stays hidden. "
            "Redo that import if it is to count.");
    if (check.complete && erased_ > 0)
        report_.sentence = said(sentence_of_erased(erased_, session_.slices.dry_run()));
    if (lost_at_hub_.again + lost_at_hub_.gone > 0)
        report_.sentence = said(sentence_of_lost(lost_at_hub_));
    if (concerns_ > 0)
        report_.sentence = said("It holds what somebody wrote about another person's safety. "
                                "Open it under Concerns today.");
    session_.report.concerns += concerns_;
    add_counts();
    return report_;
}

} // namespace kith::sync
