#include "sync/hub/change_cutter.h"

#include "survey_core/record/attachment.h"
#include "survey_core/store/leaving.h"
#include "sync/hub/record_roots.h"

#include <algorithm>

namespace kith::sync {

namespace {

// Half of what a chunk may hold, so that columns that are larger than the bodies still fit.
constexpr std::size_t enough_bytes = most_plain_bytes / 2;
constexpr std::size_t too_many_bytes = most_plain_bytes / 4 * 3;

bool cuts_before(const Change& change, std::size_t bytes) {
    if (change.header.group.index == 0 && bytes >= enough_bytes) return true;
    return bytes > 0 && bytes + change.body.size() > too_many_bytes;
}

} // namespace

std::vector<std::pair<FieldId, Hash32>> blobs_of(const Change& change) {
    std::vector<std::pair<FieldId, Hash32>> blobs;
    const auto body = body_of(change);
    if (!body) return blobs;
    for (const FieldWrite& write : body->fields) {
        if (const auto attachment = attachment_of(write.value))
            blobs.emplace_back(write.field, attachment->blob);
    }
    return blobs;
}

Status ChangeCutter::add(const HaveRange& range) {
    KITH_TRY_ASSIGN(const bool is_partly_gone, any_has_left(store_, range));
    if (is_partly_gone)
        return fail(ErrorCode::refused,
                    "Some of these interviews have left this laptop, because a coordinator has "
                    "them; they cannot be handed over again from here. Take the coordinator's "
                    "newest reply first.");
    KITH_TRY(flush());
    header_ = {};
    header_.writer = range.writer;
    header_.first = range.first;
    before_ = link_ = range.before;
    KITH_TRY(for_each_change(
        store_, range.writer, range.first, range.last, [this](const Change& change) {
            return add(change);
        }));
    KITH_TRY(flush());
    if (link_ == range.after) return {};
    return fail(ErrorCode::damaged,
                "The audit chain of this store does not fit its changes, so they were not handed "
                "over; run kithctl verify and tell a coordinator.");
}

Status ChangeCutter::add(const Change& change) {
    if (cuts_before(change, packer_.bytes())) {
        KITH_TRY(flush());
        header_.first = change.header.dot.seq;
        before_ = link_;
    }
    KITH_TRY(note(change));
    link_ = chain_next(link_, change);
    header_.last = change.header.dot.seq;
    packer_.add(change);
    ++changes_;
    return {};
}

Status ChangeCutter::note(const Change& change) {
    const ChangeHeader& header = change.header;
    std::optional<RecordId> root;
    if (header.kind != ChangeKind::create) {
        KITH_TRY_ASSIGN(root, counted_root(store_, header.record));
    } else if (is_counted(header.record_kind)) {
        root = header.record;
    }
    if (!root) return {};
    records_.insert(*root);
    all_records_.insert(*root);
    return {};
}

Status ChangeCutter::flush() {
    if (packer_.count() == 0) return {};
    Bytes plain(before_.begin(), before_.end());
    const Bytes packed = packer_.pack();
    plain.insert(plain.end(), packed.begin(), packed.end());
    header_.hash = link_;
    header_.records = static_cast<std::uint32_t>(records_.size());
    records_.clear();
    return to_.add(header_, plain);
}

} // namespace kith::sync
