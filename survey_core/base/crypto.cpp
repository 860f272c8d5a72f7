#include "survey_core/base/crypto.h"

#include "survey_core/base/check.h"
#include "survey_core/base/text.h"

#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>
#include <utility>

namespace kith {

static_assert(crypto_sign_SECRETKEYBYTES == 64 && crypto_sign_PUBLICKEYBYTES == sizeof(Key32));
static_assert(crypto_sign_BYTES == sizeof(Signature64));
static_assert(crypto_box_SECRETKEYBYTES == 32 && crypto_box_PUBLICKEYBYTES == sizeof(Key32));
static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == 32);
static_assert(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES == sizeof(Nonce24));
static_assert(crypto_pwhash_SALTBYTES == sizeof(Salt16));
static_assert(sizeof(crypto_generichash_state) == sizeof(Hasher));
static_assert(alignof(crypto_generichash_state) == alignof(Hasher));

namespace {

constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::uint64_t most_memory_bytes = 512ULL << 20U;
constexpr std::uint32_t most_passes = 32;

bool is_hash_key(ByteView key) {
    return key.empty() || (key.size() >= crypto_generichash_KEYBYTES_MIN &&
                           key.size() <= crypto_generichash_KEYBYTES_MAX);
}

template <class Digest> Digest digest_of(ByteView message, ByteView key) {
    init_crypto();
    KITH_CHECK(is_hash_key(key));
    Digest digest{};
    crypto_generichash(
        digest.data(), digest.size(), message.data(), message.size(), key.data(), key.size());
    return digest;
}

crypto_generichash_state* sodium_state(std::array<std::uint8_t, 384>& state) {
    return reinterpret_cast<crypto_generichash_state*>(state.data());
}

} // namespace

void init_crypto() {
    static const bool ready = sodium_init() >= 0;
    KITH_CHECK(ready);
}

void harden_process() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

SecretKey::SecretKey(std::size_t size) : size_(size) {
    init_crypto();
    bytes_ = static_cast<std::uint8_t*>(sodium_malloc(size));
    KITH_CHECK(bytes_ != nullptr);
    sodium_memzero(bytes_, size);
}

SecretKey::SecretKey(SecretKey&& other) noexcept
    : bytes_(std::exchange(other.bytes_, nullptr)), size_(std::exchange(other.size_, 0)) {}

SecretKey& SecretKey::operator=(SecretKey&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(size_, other.size_);
    return *this;
}

SecretKey::~SecretKey() {
    sodium_free(bytes_);
}

SecretKey SecretKey::random(std::size_t size) {
    SecretKey key(size);
    randombytes_buf(key.bytes_, size);
    return key;
}

SecretKey SecretKey::copy_of(ByteView secret) {
    SecretKey key(secret.size());
    std::copy(secret.begin(), secret.end(), key.bytes_);
    return key;
}

void wipe(std::span<std::uint8_t> bytes) {
    sodium_memzero(bytes.data(), bytes.size());
}

bool same_secret(ByteView a, ByteView b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

Hash32 hash(ByteView message, ByteView key) {
    return digest_of<Hash32>(message, key);
}
Hash16 hash16(ByteView message, ByteView key) {
    return digest_of<Hash16>(message, key);
}

Hasher::Hasher(ByteView key) {
    init_crypto();
    KITH_CHECK(is_hash_key(key));
    crypto_generichash_init(sodium_state(state_), key.data(), key.size(), sizeof(Hash32));
}

void Hasher::add(ByteView piece) {
    crypto_generichash_update(sodium_state(state_), piece.data(), piece.size());
}

Hash32 Hasher::finish() {
    Hash32 digest{};
    const int failed = crypto_generichash_final(sodium_state(state_), digest.data(), digest.size());
    KITH_CHECK(failed == 0);
    return digest;
}

SigningKey make_signing_key() {
    SigningKey key{{}, SecretKey(crypto_sign_SECRETKEYBYTES)};
    crypto_sign_keypair(key.public_key.data(), key.secret.writable().data());
    return key;
}

Result<SigningKey> signing_key_from(SecretKey secret) {
    const auto damaged = [] {
        return fail(
            ErrorCode::damaged,
            "The stored signing key is damaged; restore the store from its newest snapshot.");
    };
    if (secret.size() != crypto_sign_SECRETKEYBYTES) return damaged();
    // The second half of the secret is the public key: made anew from the first half it must be the
    // same.
    SigningKey key{{}, SecretKey(crypto_sign_SECRETKEYBYTES)};
    crypto_sign_seed_keypair(
        key.public_key.data(), key.secret.writable().data(), secret.view().data());
    if (!same_secret(key.secret.view(), secret.view())) return damaged();
    return key;
}

Signature64 sign(const SigningKey& key, ByteView message) {
    init_crypto();
    KITH_CHECK(key.secret.size() == crypto_sign_SECRETKEYBYTES);
    Signature64 signature{};
    crypto_sign_detached(
        signature.data(), nullptr, message.data(), message.size(), key.secret.view().data());
    return signature;
}

bool verify(const Key32& public_key, ByteView message, const Signature64& signature) {
    init_crypto();
    return crypto_sign_verify_detached(
               signature.data(), message.data(), message.size(), public_key.data()) == 0;
}

SealingKey make_sealing_key() {
    SealingKey key{{}, SecretKey(crypto_box_SECRETKEYBYTES)};
    crypto_box_keypair(key.public_key.data(), key.secret.writable().data());
    return key;
}

Result<SealingKey> sealing_key_from(SecretKey secret) {
    SealingKey key{{}, std::move(secret)};
    if (key.secret.size() != crypto_box_SECRETKEYBYTES ||
        crypto_scalarmult_base(key.public_key.data(), key.secret.view().data()) != 0)
        return fail(
            ErrorCode::damaged,
            "The stored sealing key is damaged; restore the store from its newest snapshot.");
    return key;
}

Result<Bytes> seal_to(const Key32& public_key, ByteView plain) {
    init_crypto();
    Bytes sealed(plain.size() + crypto_box_SEALBYTES);
    // libsodium refuses the few public keys whose shared secret everybody knows.
    if (crypto_box_seal(sealed.data(), plain.data(), plain.size(), public_key.data()) != 0)
        return fail(ErrorCode::damaged,
                    "A public key is not a real one, so nothing was sealed to it; ask its owner "
                    "for a new card.");
    return sealed;
}

Result<Bytes> open_sealed(const SealingKey& key, ByteView sealed) {
    init_crypto();
    KITH_CHECK(key.secret.size() == crypto_box_SECRETKEYBYTES);
    const auto damaged = fail(ErrorCode::damaged,
                              "The sealed part was not made for this key or is damaged; ask for "
                              "the file to be written again.");
    if (sealed.size() < crypto_box_SEALBYTES) return damaged;
    Bytes plain(sealed.size() - crypto_box_SEALBYTES);
    if (crypto_box_seal_open(plain.data(),
                             sealed.data(),
                             sealed.size(),
                             key.public_key.data(),
                             key.secret.view().data()) != 0)
        return damaged;
    return plain;
}

Bytes encrypt(const SecretKey& key, const Nonce24& nonce, ByteView associated, ByteView plain) {
    init_crypto();
    KITH_CHECK(key.size() == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    Bytes cipher(plain.size() + tag_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(cipher.data(),
                                               nullptr,
                                               plain.data(),
                                               plain.size(),
                                               associated.data(),
                                               associated.size(),
                                               nullptr,
                                               nonce.data(),
                                               key.view().data());
    return cipher;
}

Result<Bytes>
decrypt(const SecretKey& key, const Nonce24& nonce, ByteView associated, ByteView cipher) {
    init_crypto();
    KITH_CHECK(key.size() == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    const auto damaged = fail(ErrorCode::damaged,
                              "An encrypted part was locked with another key or is damaged; use an "
                              "undamaged copy of the file.");
    if (cipher.size() < tag_bytes) return damaged;
    Bytes plain(cipher.size() - tag_bytes);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(),
                                                   nullptr,
                                                   nullptr,
                                                   cipher.data(),
                                                   cipher.size(),
                                                   associated.data(),
                                                   associated.size(),
                                                   nonce.data(),
                                                   key.view().data()) != 0)
        return damaged;
    return plain;
}

Bytes lock_box(const SecretKey& key, ByteView associated, ByteView plain) {
    init_crypto();
    Nonce24 nonce{};
    randombytes_buf(nonce.data(), nonce.size());
    const Bytes cipher = encrypt(key, nonce, associated, plain);
    Bytes box(nonce.begin(), nonce.end());
    box.insert(box.end(), cipher.begin(), cipher.end());
    return box;
}

Result<Bytes> open_box(const SecretKey& key, ByteView associated, ByteView box) {
    Nonce24 nonce{};
    if (box.size() < nonce.size()) return decrypt(key, nonce, associated, {}); // too short: damaged
    std::copy_n(box.begin(), nonce.size(), nonce.begin());
    return decrypt(key, nonce, associated, box.subspan(nonce.size()));
}

SecretKey derive_subkey(const SecretKey& key, std::string_view purpose) {
    KITH_CHECK(key.size() >= crypto_generichash_KEYBYTES_MIN);
    SecretKey derived(32);
    crypto_generichash(derived.writable().data(),
                       derived.size(),
                       as_bytes(purpose).data(),
                       purpose.size(),
                       key.view().data(),
                       key.size());
    return derived;
}

SigningKey derive_signing_key(const SecretKey& key, std::string_view purpose) {
    const SecretKey seed = derive_subkey(key, purpose);
    SigningKey derived{{}, SecretKey(crypto_sign_SECRETKEYBYTES)};
    crypto_sign_seed_keypair(
        derived.public_key.data(), derived.secret.writable().data(), seed.view().data());
    return derived;
}

Salt16 make_salt() {
    init_crypto();
    Salt16 salt{};
    randombytes_buf(salt.data(), salt.size());
    return salt;
}

Result<SecretKey> derive_key(std::string_view passphrase, const Salt16& salt, const KdfCost& cost) {
    if (passphrase.empty())
        return fail(ErrorCode::bad_input, "The passphrase is empty; type at least one character.");
    if (cost.memory_bytes > most_memory_bytes || cost.memory_bytes < crypto_pwhash_MEMLIMIT_MIN ||
        cost.passes > most_passes || cost.passes < crypto_pwhash_OPSLIMIT_MIN)
        return fail(
            ErrorCode::damaged,
            "The cost of the passphrase is outside what Kith writes (at most 512 MiB and 32 "
            "passes), so its key file is damaged; use the other copy or a snapshot.");
    std::string typed = to_nfc(passphrase);
    SecretKey key(32);
    const int failed = crypto_pwhash(key.writable().data(),
                                     key.size(),
                                     typed.data(),
                                     typed.size(),
                                     salt.data(),
                                     cost.passes,
                                     static_cast<std::size_t>(cost.memory_bytes),
                                     crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(typed.data(), typed.size());
    if (failed != 0)
        return fail(ErrorCode::refused,
                    "There is not enough free memory to check the passphrase (" +
                        std::to_string(cost.memory_bytes >> 20U) +
                        " MiB are needed); close other programs and try again.");
    return key;
}

} // namespace kith
