// FileMerge, second part: the history of which of two is in this file, where a laptop was copied
// while it was in use.
#include "survey_core/store/own_writer.h"
#include "sync/hub/copied_branch.h"
#include "sync/hub/file_merge.h"
#include "sync/hub/whose_history.h"

namespace kith::sync {

namespace {

tl::unexpected<Error> began_differently() {
    return fail(ErrorCode::refused,
                "Its sender and this project began with different histories of a laptop that was "
                "copied while it was in use, so one name means different interviews here and "
                "there; nothing was taken. Put the files of all laptops into one of the two "
                "projects, and go on with that.");
}

tl::unexpected<Error> something_is_missing(const std::string& laptop) {
    return fail(
        ErrorCode::already_exists,
        "Between this file and what is here of the laptop '" + laptop +
            "' something is missing. It waits, and goes in by itself when that comes: put in "
            "the other files of that laptop.");
}

tl::unexpected<Error> is_a_copy() {
    return fail(ErrorCode::refused,
                "This laptop was copied while it was in use, and the coordinator has what the "
                "other one did since under the same name; this reply would mix the two up, so "
                "nothing of it was taken. Hand over what is here, tell the coordinator that it is "
                "a copy's, and set this laptop up anew.");
}

} // namespace

tl::unexpected<Error> FileMerge::two_histories(WriterId writer, std::uint64_t seq) {
    forked_ = writer;
    return fail(
        ErrorCode::already_exists,
        "This laptop was copied while it was in use, and this is the work of the other one: "
        "the two differ from change " +
            std::to_string(seq) + " of writer " + to_text(writer) +
            " on. It is kept apart until a coordinator lets it in, under names of its own.");
}

/// Of a laptop that was copied in use, the other one's changes have the same names as ours.
Status FileMerge::refuse_other_history(const BundleCheck& check) {
    Store& store = session_.store;
    for (const ChunkPlace& chunk : check.chunks) {
        if (chunk.header.type != ChunkType::acknowledgement || !is_from_coordinator()) continue;
        KITH_TRY_ASSIGN(const ByteView plain, reader_->read(chunk));
        KITH_TRY_ASSIGN(const AcknowledgementPayload said, unpack_acknowledgement(plain));
        for (std::size_t i = 0; i < said.links.size(); ++i) {
            const Dot held = said.held.at(i);
            KITH_TRY_ASSIGN(const auto writer, find_writer(store, held.writer));
            if (!writer || writer->laptop != store.laptop()) continue;
            KITH_TRY_ASSIGN(const auto link, chain_link(store, held));
            const bool goes_on_here =
                store.has_own_writer() && store.own_writer().record.id == held.writer;
            KITH_TRY_ASSIGN(const bool is_cut_off, was_cut_off(store, held.writer));
            const bool may_have_made_more = is_cut_off && !goes_on_here;
            if (link ? *link != said.links[i] : !may_have_made_more) return is_a_copy();
        }
    }
    return {};
}

Status FileMerge::refuse_copied_history(const BundleCheck& check) {
    Store& store = session_.store;
    if (!store.is_hub()) return {};
    for (const auto& [id, writer] : trust_.writers()) {
        if (writer.of_sender) continue;
        KITH_TRY_ASSIGN(const bool is_ours, is_branch_of_ours(store, writer.record));
        if (is_ours) return began_differently();
    }
    KITH_TRY_ASSIGN(const auto copies, list_known_copies(store));
    KITH_TRY_ASSIGN(const auto found, whose_history(store, check, trust_, copies));
    if (found.history == History::other) return two_histories(found.writer, found.head);
    if (found.history == History::ours || session_.takes_waiting) return {};
    report_.waits_for_earlier = true;
    return something_is_missing(trust_.sender_name());
}

/// Of a laptop that was copied in use a hub may show the other one's record by the name of ours.
Status FileMerge::refuse_others_record(const Change& creation) {
    const Dot dot = creation.header.dot;
    const auto [own, is_new] = own_writers_.try_emplace(dot.writer, false);
    if (is_new) {
        KITH_TRY_ASSIGN(const auto writer, find_writer(session_.store, dot.writer));
        own->second = writer && writer->laptop == session_.store.laptop();
    }
    if (!own->second) return {};
    bool is_same = true;
    KITH_TRY(for_each_change(
        session_.store, dot.writer, dot.seq, dot.seq, [&](const Change& ours) -> Status {
            is_same = ours.header.hlc == creation.header.hlc;
            return {};
        }));
    return is_same ? Status{} : is_a_copy();
}

} // namespace kith::sync
