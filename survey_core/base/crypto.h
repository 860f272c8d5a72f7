// The cryptography of Kith, all of it libsodium's. Keys come only from the system's randomness,
// never from an injected one; secrets live in locked, wiped memory and never appear in an error.
#pragma once

#include "survey_core/base/bytes.h"

#include <array>

namespace kith {

using Key32 = std::array<std::uint8_t, 32>; // a public key
using Hash32 = std::array<std::uint8_t, 32>;
using Hash16 = std::array<std::uint8_t, 16>;
using Salt16 = std::array<std::uint8_t, 16>;
using Nonce24 = std::array<std::uint8_t, 24>;
using Signature64 = std::array<std::uint8_t, 64>;

/// Everything below calls it; ends the program where there is no randomness.
void init_crypto();
/// No core dump, no reading of our memory by other programs of the same user. Call first in main.
void harden_process();

/// Bytes that must not leak: locked in memory, wiped at the end. Moves, never copies.
class SecretKey {
public:
    explicit SecretKey(std::size_t size = 32); // zeros
    SecretKey(SecretKey&& other) noexcept;
    SecretKey& operator=(SecretKey&& other) noexcept;
    ~SecretKey();

    [[nodiscard]] static SecretKey random(std::size_t size = 32);
    [[nodiscard]] static SecretKey copy_of(ByteView secret);

    [[nodiscard]] ByteView view() const { return {bytes_, size_}; }
    [[nodiscard]] std::span<std::uint8_t> writable() { return {bytes_, size_}; }
    [[nodiscard]] std::size_t size() const { return size_; } // 0 once moved from

private:
    std::uint8_t* bytes_ = nullptr;
    std::size_t size_ = 0;
};

/// With zeros, in a way that the compiler keeps.
void wipe(std::span<std::uint8_t> bytes);
/// In a time that does not depend on where they differ.
[[nodiscard]] bool same_secret(ByteView a, ByteView b);

// Hashes: BLAKE2b (RFC 7693), keyed where a key of 16 to 64 bytes is given.
[[nodiscard]] Hash32 hash(ByteView message, ByteView key = {});
[[nodiscard]] Hash16 hash16(ByteView message, ByteView key = {});
/// hash() of a message that comes in pieces.
class Hasher {
public:
    explicit Hasher(ByteView key = {});
    void add(ByteView piece);
    [[nodiscard]] Hash32 finish(); // once

private:
    alignas(64) std::array<std::uint8_t, 384> state_;
};

// Signatures: Ed25519 (RFC 8032).
struct SigningKey {
    Key32 public_key{};
    SecretKey secret; // 64 bytes
};
[[nodiscard]] SigningKey make_signing_key();
/// From the 64 bytes of SigningKey::secret as they were stored.
[[nodiscard]] Result<SigningKey> signing_key_from(SecretKey secret);
[[nodiscard]] Signature64 sign(const SigningKey& key, ByteView message);
[[nodiscard]] bool verify(const Key32& public_key, ByteView message, const Signature64& signature);

// Sealed to a person: X25519 sealed boxes, 48 bytes longer. Anyone seals, only the key opens.
struct SealingKey {
    Key32 public_key{};
    SecretKey secret; // 32 bytes
};
[[nodiscard]] SealingKey make_sealing_key();
[[nodiscard]] Result<SealingKey> sealing_key_from(SecretKey secret);
[[nodiscard]] Result<Bytes> seal_to(const Key32& public_key, ByteView plain);
[[nodiscard]] Result<Bytes> open_sealed(const SealingKey& key, ByteView sealed);

// Locked with a key of 32 bytes: XChaCha20-Poly1305, 16 bytes longer. `associated` is protected,
// not hidden. Never use a nonce twice with one key. Opening fails with ErrorCode::damaged.
[[nodiscard]] Bytes
encrypt(const SecretKey& key, const Nonce24& nonce, ByteView associated, ByteView plain);
[[nodiscard]] Result<Bytes>
decrypt(const SecretKey& key, const Nonce24& nonce, ByteView associated, ByteView cipher);
/// The same with a random nonce written in front: 40 bytes longer.
[[nodiscard]] Bytes lock_box(const SecretKey& key, ByteView associated, ByteView plain);
[[nodiscard]] Result<Bytes> open_box(const SecretKey& key, ByteView associated, ByteView box);

/// Another key for one purpose; knowing it tells nothing about `key`.
[[nodiscard]] SecretKey derive_subkey(const SecretKey& key, std::string_view purpose);
[[nodiscard]] SigningKey derive_signing_key(const SecretKey& key, std::string_view purpose);

/// What one guess at a passphrase costs (Argon2id, RFC 9106). The default takes about 0.3 s.
struct KdfCost {
    std::uint64_t memory_bytes = 128ULL << 20U;
    std::uint32_t passes = 3;
    bool operator==(const KdfCost&) const = default;
};
[[nodiscard]] Salt16 make_salt();
/// The same key however accents were typed (NFC). A cost over 512 MiB or 32 passes is refused.
[[nodiscard]] Result<SecretKey>
derive_key(std::string_view passphrase, const Salt16& salt, const KdfCost& cost);

/// Printed once and kept in a drawer; opens a store when the passphrase is lost.
struct RecoveryCode {
    std::string text; // 9 groups of 4; secret, so wipe it when it has been shown
    SecretKey key;
};
[[nodiscard]] RecoveryCode make_recovery_code();
/// Case, spaces and dashes do not matter; a typo is named by its group.
[[nodiscard]] Result<SecretKey> parse_recovery_code(std::string_view text);

/// Four short words for these bytes, to compare aloud: `amber kettle river otter`.
[[nodiscard]] std::string check_words(ByteView bytes);

} // namespace kith
