#include "survey_core/store/key_slots.h"

#include "survey_core/base/codec.h"

#include <algorithm>

namespace kith {

namespace {

constexpr std::string_view magic = "KITHSL1\n";
constexpr std::string_view slot_purpose = "kith key slot";
constexpr std::size_t least_bytes_of_a_slot = 60;

Path copy_path(const Path& folder, int copy) {
    return folder / (copy == 1 ? "slots.1" : "slots.2");
}

Result<DatabaseKey> unwrap(const SecretKey& wrapping, const KeySlot& slot) {
    KITH_TRY_ASSIGN(Bytes plain, open_box(wrapping, as_bytes(slot_purpose), slot.wrapped));
    if (plain.size() != 48) return fail(ErrorCode::damaged, "A key slot of the store is damaged.");
    DatabaseKey key{SecretKey::copy_of(plain)};
    wipe(plain);
    return key;
}

Result<DatabaseKey> try_slot(const KeySlot& slot, const Passphrase& way) {
    KITH_TRY_ASSIGN(const SecretKey wrapping, derive_key(way.text, slot.salt, slot.cost));
    return unwrap(wrapping, slot);
}

Result<DatabaseKey> try_slot(const KeySlot& slot, const RecoveryText& way) {
    KITH_TRY_ASSIGN(const SecretKey code, parse_recovery_code(way.text));
    return unwrap(derive_subkey(code, slot_purpose), slot);
}

Result<DatabaseKey> try_slot(const KeySlot& slot, const SealingKey* way) {
    KITH_TRY_ASSIGN(Bytes plain, open_sealed(*way, slot.wrapped));
    if (plain.size() != 48) return fail(ErrorCode::damaged, "A key slot of the store is damaged.");
    DatabaseKey key{SecretKey::copy_of(plain)};
    wipe(plain);
    return key;
}

KeySlot read_slot(Reader& from) {
    KeySlot slot;
    slot.kind = static_cast<SlotKind>(from.u8());
    slot.cost.memory_bytes = from.varint();
    slot.cost.passes = from.u32();
    const ByteView salt = from.raw(slot.salt.size());
    std::copy(salt.begin(), salt.end(), slot.salt.begin());
    const ByteView owner = from.raw(slot.owner.size());
    std::copy(owner.begin(), owner.end(), slot.owner.begin());
    const ByteView wrapped = from.bytes();
    slot.wrapped.assign(wrapped.begin(), wrapped.end());
    return slot;
}

Error damaged_slots() {
    return {ErrorCode::damaged,
            "The store's key slots are damaged in this copy. Restore slots.1 or slots.2 from the "
            "newest snapshot or from another copy of the folder."};
}

Result<KeySlots> load_copy(FileSystem& files, const Path& path) {
    KITH_TRY_ASSIGN(const Bytes bytes, read_file(files, path, largest_slot_file));
    return decode_slots(bytes);
}

} // namespace

DatabaseKey make_database_key() {
    return {SecretKey::random(48)};
}

Result<KeySlot>
make_passphrase_slot(const DatabaseKey& key, std::string_view passphrase, const KdfCost& cost) {
    KeySlot slot{SlotKind::passphrase, cost, make_salt(), {}, {}};
    KITH_TRY_ASSIGN(const SecretKey wrapping, derive_key(passphrase, slot.salt, cost));
    slot.wrapped = lock_box(wrapping, as_bytes(slot_purpose), key.secret.view());
    return slot;
}

Result<KeySlot> make_recovery_slot(const DatabaseKey& key, const SecretKey& recovery_key) {
    KeySlot slot{SlotKind::recovery, {}, {}, {}, {}};
    slot.wrapped = lock_box(
        derive_subkey(recovery_key, slot_purpose), as_bytes(slot_purpose), key.secret.view());
    return slot;
}

Result<KeySlot> make_coordinator_slot(const DatabaseKey& key, const Key32& coordinator) {
    KeySlot slot{SlotKind::coordinator, {}, {}, coordinator, {}};
    KITH_TRY_ASSIGN(slot.wrapped, seal_to(coordinator, key.secret.view()));
    return slot;
}

Result<DatabaseKey> open_slots(const KeySlots& slots, const WayIn& way) {
    static constexpr SlotKind kinds[] = {
        SlotKind::passphrase, SlotKind::recovery, SlotKind::coordinator};
    const SlotKind wanted = kinds[way.index()];
    if (const auto* code = std::get_if<RecoveryText>(&way))
        KITH_TRY(parse_recovery_code(code->text));
    for (const KeySlot& slot : slots.slots) {
        if (slot.kind != wanted) continue;
        auto opened = std::visit([&slot](const auto& one) { return try_slot(slot, one); }, way);
        if (opened) return opened;
        if (opened.error().code == ErrorCode::bad_input ||
            opened.error().code == ErrorCode::refused)
            return opened;
    }
    switch (wanted) {
    case SlotKind::passphrase:
        return fail(ErrorCode::wrong_passphrase,
                    "This passphrase does not open the store. Check capital letters and "
                    "the keyboard layout, or use the recovery code.");
    case SlotKind::recovery:
        return fail(ErrorCode::wrong_passphrase,
                    "This recovery code belongs to another store. Take the sheet that "
                    "was printed for this one.");
    default:
        return fail(ErrorCode::wrong_passphrase,
                    "This coordinator's key does not open the store. Use the passphrase, "
                    "or the recovery code.");
    }
}

Bytes encode_slots(const KeySlots& slots) {
    Bytes bytes;
    Writer to(bytes);
    to.raw(as_bytes(magic));
    to.u64(slots.generation);
    to.varint(slots.slots.size());
    for (const KeySlot& slot : slots.slots) {
        to.u8(static_cast<std::uint8_t>(slot.kind));
        to.varint(slot.cost.memory_bytes);
        to.u32(slot.cost.passes);
        to.raw(slot.salt);
        to.raw(slot.owner);
        to.bytes(slot.wrapped);
    }
    const Hash32 check = hash(bytes);
    to.raw(check);
    return bytes;
}

Result<KeySlots> decode_slots(ByteView bytes) {
    constexpr std::size_t hash_size = 32;
    if (bytes.size() < magic.size() + hash_size) return tl::unexpected(damaged_slots());
    const ByteView content = bytes.first(bytes.size() - hash_size);
    const Hash32 check = hash(content);
    if (!std::equal(check.begin(), check.end(), bytes.end() - hash_size))
        return tl::unexpected(damaged_slots());
    Reader from(content);
    if (as_text(from.raw(magic.size())) != magic)
        return fail(ErrorCode::too_new,
                    "The store's key slots were written by a newer Kith; open it with that one.");
    KeySlots slots;
    slots.generation = from.u64();
    const std::size_t count = from.count(least_bytes_of_a_slot);
    for (std::size_t i = 0; i < count && from.ok(); ++i)
        slots.slots.push_back(read_slot(from));
    if (!from.finished()) return tl::unexpected(damaged_slots());
    return slots;
}

Result<KeySlots> load_slots(FileSystem& files, const Path& folder) {
    auto first = load_copy(files, copy_path(folder, 1));
    auto second = load_copy(files, copy_path(folder, 2));
    if (!first && !second) return first;
    const bool take_first = first && (!second || first->generation >= second->generation);
    KeySlots best = take_first ? *first : *second;
    if (first && second && *first == *second) return best;
    // One copy is missing, damaged or older. Healing may fail (a read-only disk): the good one
    // still opens.
    static_cast<void>(
        replace_file(files, copy_path(folder, take_first ? 2 : 1), encode_slots(best)));
    return best;
}

Status save_slots(FileSystem& files, const Path& folder, const KeySlots& slots) {
    const Bytes bytes = encode_slots(slots);
    KITH_TRY(replace_file(files, copy_path(folder, 1), bytes));
    return replace_file(files, copy_path(folder, 2), bytes);
}

} // namespace kith
