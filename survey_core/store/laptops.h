// The laptops and coordinators of a project, what they have acknowledged, what was handed over,
// what waits apart.
#pragma once

#include "survey_core/store/merge_port.h"

namespace kith {

enum class LaptopRole : std::uint8_t { volunteer = 1, worker = 2, coordinator = 3 };
/// Records that say what holds for the whole project.
[[nodiscard]] constexpr bool is_for_coordinators(RecordKind kind) {
    return kind == RecordKind::revocation || kind == RecordKind::erasure ||
           kind == RecordKind::project;
}

/// What is above a laptop's role stays in the audit chain without effect, in every store alike:
/// volunteers hold interviews and decide nothing between two people's values, and only
/// coordinators say what holds for all. `about`: the record that is changed.
[[nodiscard]] constexpr bool may_change(LaptopRole role, ChangeKind how, RecordKind about) {
    if (role == LaptopRole::coordinator) return true;
    if (how == ChangeKind::resolve && role == LaptopRole::volunteer) return false;
    return !is_for_coordinators(about);
}
enum class LaptopState : std::uint8_t { announced = 1, approved = 2, retired = 3 };

struct LaptopRow {
    LaptopId id{}; // hash16 of `sign`
    Key32 sign{};
    Key32 seal{};
    std::string name;
    LaptopRole role = LaptopRole::worker;
    LaptopState state = LaptopState::announced;
    Bytes certificate; // the coordinator's; empty before approval
    std::optional<RecordId> worker{};
    Instant last_seen;
    bool own = false;

    bool operator==(const LaptopRow&) const = default;
};
Status save_laptop(Store& store, const LaptopRow& laptop);
[[nodiscard]] Result<std::optional<LaptopRow>> find_laptop(StoreView& store, const LaptopId& id);
[[nodiscard]] Result<std::vector<LaptopRow>> list_laptops(StoreView& store);

struct CoordinatorRow {
    std::uint32_t number = 0; // 1..1023
    Key32 sign{};
    Key32 seal{};
    Bytes certificate; // the project root's
    bool operator==(const CoordinatorRow&) const = default;
};
Status save_coordinator(Store& store, const CoordinatorRow& coordinator);
[[nodiscard]] Result<std::vector<CoordinatorRow>> list_coordinators(StoreView& store);

/// A hub holds the writer's changes 1..seq.
struct Acknowledgement {
    LaptopId hub{};
    WriterId writer{};
    std::uint64_t seq = 0;
    bool operator==(const Acknowledgement&) const = default;
};
/// Never goes backwards; the records it covers become `received` at the next refresh_rows.
Status save_acknowledgement(Store& store, const Acknowledgement& acknowledgement);
[[nodiscard]] Result<std::vector<Acknowledgement>> list_acknowledgements(StoreView& store);
/// The audit chain's link after this change; nothing: it is not held here.
[[nodiscard]] Result<std::optional<Hash32>> chain_link(StoreView& store, Dot change);
/// What this laptop's own writers have made, no hub has acknowledged and no envelope holds.
[[nodiscard]] Result<std::vector<HaveRange>> ranges_to_hand_over(StoreView& store);

struct HandoverRow {
    std::int64_t no = 0; // set by save_handover
    Instant at;
    Hash32 file{};
    std::string name;
    std::vector<HaveRange> ranges; // of their hashes only `after` is kept
};
/// After the file was written and checked: its records become `handed_over`. Its own transaction.
Result<std::int64_t> save_handover(Store& store, const HandoverRow& handover);
[[nodiscard]] Result<std::vector<HandoverRow>> list_handovers(StoreView& store);

/// How far hand-overs and envelopes of this writer's changes have reached, the newest first, at
/// most `most`.
struct HandoverEnd {
    std::uint64_t seq = 0;
    Hash32 link{}; // of the audit chain after it
};
[[nodiscard]] Result<std::vector<HandoverEnd>>
handover_ends(StoreView& store, WriterId writer, std::size_t most);

struct HandoverCounts {
    std::uint64_t made = 0, handed_over = 0, received = 0; // changes of this laptop's own writers
    std::uint64_t confirmations = 0; // of erasures; the coordinator waits for them
    bool operator==(const HandoverCounts&) const = default;
};
[[nodiscard]] Result<HandoverCounts> count_handed_over(StoreView& store);

/// Files that may not be merged yet: the file lies in quarantine_file(), the reason here.
struct QuarantineRow {
    Hash32 hash{};
    Instant at;
    LaptopId laptop{};
    std::string reason;
    std::uint64_t bytes = 0;
    bool operator==(const QuarantineRow&) const = default;
};
[[nodiscard]] Path quarantine_file(const Store& store, const Hash32& hash);
// Above this a file that may not be merged yet stays on its stick.
inline constexpr std::uint64_t most_quarantined_bytes = 256ULL << 20U;
[[nodiscard]] Result<Bytes> quarantined_content(Store& store, const Hash32& hash);
Status keep_on_server(Database& server, const Hash32& hash, ByteView content);
/// On a server: the file is at quarantine_file() from here to its release.
Status fetch_quarantined(Store& store, const Hash32& hash);
/// Writes the file, then the row.
Status quarantine(Store& store, const QuarantineRow& row, ByteView content);
[[nodiscard]] Result<std::vector<QuarantineRow>> list_quarantined(StoreView& store);
Status release_from_quarantine(Store& store, const Hash32& hash);

} // namespace kith
