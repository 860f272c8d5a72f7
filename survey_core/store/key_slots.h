// Who can open a store. The database key is random and never changes; each slot holds it wrapped
// for one way in. The slot file lies beside the database in two copies with a checksum; either
// alone opens the store.
#pragma once

#include "survey_core/base/files.h"
#include "survey_core/store/sqlite_database.h"

#include <variant>

namespace kith {

inline constexpr std::uint64_t largest_slot_file = 1U << 20U; // bytes

enum class SlotKind : std::uint8_t { passphrase = 1, recovery = 2, coordinator = 3 };

struct KeySlot {
    SlotKind kind = SlotKind::passphrase;
    KdfCost cost;  // of a passphrase
    Salt16 salt{}; // of a passphrase
    Key32 owner{}; // of a coordinator: the public key it is sealed to
    Bytes wrapped; // the database key

    bool operator==(const KeySlot&) const = default;
};

struct KeySlots {
    std::uint64_t generation = 1; // the newer of the two copies wins
    std::vector<KeySlot> slots;

    bool operator==(const KeySlots&) const = default;
};

/// One of the ways in.
struct Passphrase {
    std::string_view text;
};
struct RecoveryText {
    std::string_view text;
};
using WayIn = std::variant<Passphrase, RecoveryText, const SealingKey*>;

[[nodiscard]] DatabaseKey make_database_key();
[[nodiscard]] Result<KeySlot>
make_passphrase_slot(const DatabaseKey& key, std::string_view passphrase, const KdfCost& cost);
[[nodiscard]] Result<KeySlot> make_recovery_slot(const DatabaseKey& key,
                                                 const SecretKey& recovery_key);
[[nodiscard]] Result<KeySlot> make_coordinator_slot(const DatabaseKey& key,
                                                    const Key32& coordinator);
/// wrong_passphrase: no slot opens this way.
[[nodiscard]] Result<DatabaseKey> open_slots(const KeySlots& slots, const WayIn& way);

[[nodiscard]] Bytes encode_slots(const KeySlots& slots);
/// damaged: not a slot file, or a check over its bytes failed. Reads hostile bytes within bounds.
[[nodiscard]] Result<KeySlots> decode_slots(ByteView bytes);

/// The better copy of `folder`/slots.1 and slots.2; heals a missing, damaged or older one. damaged:
/// neither is good.
[[nodiscard]] Result<KeySlots> load_slots(FileSystem& files, const Path& folder);
/// Both copies, one after the other, each replaced whole: a crash between them leaves one that
/// opens.
[[nodiscard]] Status save_slots(FileSystem& files, const Path& folder, const KeySlots& slots);

} // namespace kith
