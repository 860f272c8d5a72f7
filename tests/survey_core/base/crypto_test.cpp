#include "survey_core/base/crypto.h"

#include <catch2/catch_test_macros.hpp>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <set>
#include <sstream>

using namespace kith;

namespace {

constexpr KdfCost cheap = {64ULL << 10U, 1};

Bytes flipped(Bytes bytes, std::size_t bit) {
    bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    return bytes;
}

Bytes text_bytes(std::string_view text) {
    const ByteView view = as_bytes(text);
    return {view.begin(), view.end()};
}

template <class Opens> void check_refuses_all_damage(const Bytes& whole, const Opens& open) {
    for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
        const auto opened = open(flipped(whole, bit));
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == ErrorCode::damaged);
    }
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK_FALSE(open(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size))));
}

} // namespace

TEST_CASE("hashes are BLAKE2b as the standard writes it", "[crypto]") {
    // BLAKE2b-256 of nothing and of "abc", computed with b2sum -l 256 (GNU coreutils).
    CHECK(to_hex(hash({})) == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    CHECK(to_hex(hash(as_bytes("abc"))) ==
          "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    CHECK(to_hex(hash16(as_bytes("abc"))) == "cf4ab791c62b8d2b2109c90275287816");
}

TEST_CASE("a hash in pieces is the hash of the whole", "[crypto]") {
    const SecretKey key = SecretKey::random();
    Hasher pieces(key.view());
    pieces.add(as_bytes("community "));
    pieces.add({});
    pieces.add(as_bytes("garden"));
    CHECK(pieces.finish() == hash(as_bytes("community garden"), key.view()));
    CHECK(hash(as_bytes("community garden")) != hash(as_bytes("community garden"), key.view()));
}

TEST_CASE("a secret moves and is gone where it was", "[crypto]") {
    SecretKey first = SecretKey::random(64);
    const Bytes copy(first.view().begin(), first.view().end());
    SecretKey second = std::move(first);
    CHECK(first.size() == 0); // NOLINT: that it is empty now is what is tested
    CHECK(same_secret(second.view(), copy));
    SecretKey third(1);
    third = std::move(second);
    CHECK(same_secret(third.view(), copy));
    CHECK_FALSE(same_secret(third.view(), SecretKey(64).view()));
    CHECK_FALSE(same_secret(third.view(), SecretKey(63).view()));
    Bytes wiped = copy;
    wipe(wiped);
    CHECK(wiped == Bytes(64, 0));
}

TEST_CASE("a signature holds for its message and its signer only", "[crypto]") {
    const SigningKey laptop = make_signing_key();
    const SigningKey stranger = make_signing_key();
    const Bytes message = text_bytes("60 submissions");
    const Signature64 signature = sign(laptop, message);
    CHECK(verify(laptop.public_key, message, signature));
    CHECK_FALSE(verify(stranger.public_key, message, signature));
    for (std::size_t bit = 0; bit < message.size() * 8; ++bit)
        CHECK_FALSE(verify(laptop.public_key, flipped(message, bit), signature));
    for (std::size_t i = 0; i < signature.size(); ++i) {
        Signature64 other = signature;
        other[i] ^= 1U;
        CHECK_FALSE(verify(laptop.public_key, message, other));
    }
}

TEST_CASE("a stored signing key signs as before, a damaged one is refused", "[crypto]") {
    const SigningKey key = make_signing_key();
    const auto loaded = signing_key_from(SecretKey::copy_of(key.secret.view()));
    REQUIRE(loaded);
    CHECK(loaded->public_key == key.public_key);
    CHECK(verify(key.public_key, as_bytes("x"), sign(*loaded, as_bytes("x"))));
    SecretKey damaged = SecretKey::copy_of(key.secret.view());
    damaged.writable()[40] ^= 1U;
    CHECK(signing_key_from(std::move(damaged)).error().code == ErrorCode::damaged);
    CHECK_FALSE(signing_key_from(SecretKey(32)));
}

TEST_CASE("what is sealed to a coordinator opens for that coordinator only", "[crypto]") {
    const SealingKey coordinator = make_sealing_key();
    const SealingKey stranger = make_sealing_key();
    const Bytes plain = text_bytes("content key");
    const auto sealed = seal_to(coordinator.public_key, plain);
    REQUIRE(sealed);
    CHECK(sealed->size() == plain.size() + 48);
    CHECK(open_sealed(coordinator, *sealed) == plain);
    CHECK_FALSE(open_sealed(stranger, *sealed));
    check_refuses_all_damage(*sealed,
                             [&](const Bytes& bytes) { return open_sealed(coordinator, bytes); });
    const auto loaded = sealing_key_from(SecretKey::copy_of(coordinator.secret.view()));
    REQUIRE(loaded);
    CHECK(open_sealed(*loaded, *sealed) == plain);
    CHECK_FALSE(sealing_key_from(SecretKey(31)));
}

TEST_CASE("nothing is sealed to a public key that everybody can open", "[crypto]") {
    CHECK(seal_to(Key32{}, as_bytes("x")).error().code == ErrorCode::damaged);
}

TEST_CASE("a locked part opens with its key, its nonce and its label only", "[crypto]") {
    const SecretKey key = SecretKey::random();
    const Nonce24 nonce{1, 2, 3};
    const Bytes plain = text_bytes("answers");
    const Bytes cipher = encrypt(key, nonce, as_bytes("header"), plain);
    CHECK(cipher.size() == plain.size() + 16);
    CHECK(decrypt(key, nonce, as_bytes("header"), cipher) == plain);
    CHECK_FALSE(decrypt(key, nonce, as_bytes("Header"), cipher));
    CHECK_FALSE(decrypt(key, Nonce24{}, as_bytes("header"), cipher));
    CHECK_FALSE(decrypt(SecretKey::random(), nonce, as_bytes("header"), cipher));
    check_refuses_all_damage(
        cipher, [&](const Bytes& bytes) { return decrypt(key, nonce, as_bytes("header"), bytes); });
    CHECK(decrypt(key, nonce, {}, encrypt(key, nonce, {}, {})) == Bytes{});
}

TEST_CASE("the same content locked twice looks different and opens twice", "[crypto]") {
    const SecretKey key = SecretKey::random();
    const Bytes plain = text_bytes("database key");
    const Bytes box = lock_box(key, as_bytes("slot 1"), plain);
    CHECK(box.size() == plain.size() + 40);
    CHECK(box != lock_box(key, as_bytes("slot 1"), plain));
    CHECK(open_box(key, as_bytes("slot 1"), box) == plain);
    CHECK_FALSE(open_box(key, as_bytes("slot 2"), box));
    check_refuses_all_damage(
        box, [&](const Bytes& bytes) { return open_box(key, as_bytes("slot 1"), bytes); });
}

TEST_CASE("keys for different purposes have nothing in common", "[crypto]") {
    const SecretKey key = SecretKey::random();
    CHECK(same_secret(derive_subkey(key, "files").view(), derive_subkey(key, "files").view()));
    CHECK_FALSE(
        same_secret(derive_subkey(key, "files").view(), derive_subkey(key, "names").view()));
    CHECK_FALSE(same_secret(derive_subkey(key, "files").view(), key.view()));
}

TEST_CASE("a passphrase gives one key for one salt, however its accents are typed", "[crypto]") {
    const Salt16 salt = make_salt();
    const auto key = derive_key("caf\xc3\xa9 garden", salt, cheap);
    REQUIRE(key);
    CHECK(same_secret(key->view(), derive_key("cafe\xcc\x81 garden", salt, cheap)->view()));
    CHECK_FALSE(same_secret(key->view(), derive_key("cafe garden", salt, cheap)->view()));
    CHECK_FALSE(
        same_secret(key->view(), derive_key("caf\xc3\xa9 garden", make_salt(), cheap)->view()));
    const KdfCost dearer = {cheap.memory_bytes, 2};
    CHECK_FALSE(same_secret(key->view(), derive_key("caf\xc3\xa9 garden", salt, dearer)->view()));
}

TEST_CASE("the usual cost of a passphrase is 128 MiB and 3 passes, and works", "[crypto]") {
    CHECK(KdfCost{} == KdfCost{134'217'728, 3});
    CHECK(derive_key("a long enough passphrase", Salt16{}, KdfCost{}));
}

TEST_CASE("a cost that would stop the computer is refused before it is paid", "[crypto]") {
    for (const KdfCost cost : {KdfCost{(512ULL << 20U) + 1, 3},
                               KdfCost{~0ULL, 3},
                               KdfCost{cheap.memory_bytes, 33},
                               KdfCost{cheap.memory_bytes, 0},
                               KdfCost{100, 3}}) {
        const auto key = derive_key("passphrase", Salt16{}, cost);
        REQUIRE_FALSE(key);
        CHECK(key.error().code == ErrorCode::damaged);
    }
    CHECK(derive_key("", Salt16{}, cheap).error().code == ErrorCode::bad_input);
}

TEST_CASE("two people can compare four words instead of a long number", "[crypto]") {
    const std::string words = check_words(as_bytes("hand-over 1"));
    CHECK(words == check_words(as_bytes("hand-over 1")));
    CHECK(words != check_words(as_bytes("hand-over 2")));
    std::set<std::string> all;
    for (int i = 0; i < 4000; ++i) {
        std::istringstream line(check_words(as_bytes(std::to_string(i))));
        std::size_t count = 0;
        for (std::string word; line >> word; ++count)
            all.insert(word);
        REQUIRE(count == 4);
    }
    CHECK(all.size() == 256);
    for (const std::string& word : all)
        CHECK(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos);
}

TEST_CASE("a hardened program leaves no core dump and cannot be read by others", "[crypto]") {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        harden_process();
        rlimit cores{1, 1};
        getrlimit(RLIMIT_CORE, &cores);
        const bool safe = cores.rlim_cur == 0 && cores.rlim_max == 0 && prctl(PR_GET_DUMPABLE) == 0;
        _exit(safe ? 0 : 1);
    }
    int status = 1;
    waitpid(child, &status, 0);
    CHECK(status == 0);
}

TEST_CASE("a signing key is derived again alike for one purpose, and for no other", "[crypto]") {
    const SecretKey key = SecretKey::random();
    const SigningKey once = derive_signing_key(key, "branch 1");
    const Bytes message{1, 2, 3};
    CHECK(once.public_key == derive_signing_key(key, "branch 1").public_key);
    CHECK(once.public_key != derive_signing_key(key, "branch 2").public_key);
    CHECK(verify(once.public_key, message, sign(once, message)));
}
