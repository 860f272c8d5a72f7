// Writers: one launch of the program each, vouched for by its laptop, ending its history with a
// signed head.
#pragma once

#include "survey_core/store/store.h"

namespace kith {

enum class WriterState : std::uint8_t { heard_of = 1, open = 2, closed = 3 };
struct WriterRecord {
    WriterId id{};
    LaptopId laptop{};
    Key32 public_key{};
    std::optional<WriterId> previous{};
    Hlc first_hlc{};
    Signature64 certificate{};  // the laptop's or a coordinator's, over writer_statement()
    std::uint64_t head_seq = 0; // 0: no head signature yet
    Hash32 head_hash{};
    Signature64 head_signature{}; // the writer's, over head_statement()
    WriterState state = WriterState::heard_of;

    bool operator==(const WriterRecord&) const = default;
};
[[nodiscard]] Bytes writer_statement(const ProjectId& project, const WriterRecord& writer);
/// Does this key's owner vouch for the writer?
[[nodiscard]] bool
writer_is_certified(const ProjectId& project, const WriterRecord& writer, const Key32& by);
/// \pre head_seq > 0
[[nodiscard]] bool head_is_signed(const WriterRecord& writer);

[[nodiscard]] Result<std::optional<WriterRecord>> find_writer(StoreView& store, WriterId id);
[[nodiscard]] Result<std::vector<WriterRecord>>
list_writers(StoreView& store); // those with a certificate
/// New, or with a newer head; a certificate is never replaced once something of the writer is here.
Status save_writer(Store& store, const WriterRecord& writer);
/// Signs the head of this launch's writer, if it has changes, so that they can be handed over.
Status sign_own_head(Store& store);

/// Where nothing is noted yet (an older Kith's store, or a copy of one), any launch may have been
/// cut off.
Status note_earlier_launches(Store& store);
/// A launch of this laptop that did not close what it wrote (it goes on, ended in a crash, or was
/// put back from a snapshot): it may have made more than is here.
[[nodiscard]] Result<bool> was_cut_off(StoreView& store, WriterId own);

/// What a head signature covers.
[[nodiscard]] Bytes head_statement(WriterId writer, std::uint64_t seq, const Hash32& hash);

} // namespace kith
