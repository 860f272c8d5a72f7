#include "sync/bundle/certificate.h"

#include "survey_core/base/codec.h"

#include <algorithm>

namespace kith::sync {
namespace {

constexpr std::string_view coordinator_purpose = "kith coordinator certificate 1";
constexpr std::string_view laptop_purpose = "kith laptop certificate 1";

template <std::size_t Size> std::array<std::uint8_t, Size> read_array(Reader& from) {
    std::array<std::uint8_t, Size> out{};
    const ByteView bytes = from.raw(Size);
    std::copy(bytes.begin(), bytes.end(), out.begin());
    return out;
}

Bytes statement_of(const CoordinatorCertificate& certificate) {
    Bytes out;
    Writer to(out);
    to.text(coordinator_purpose);
    to.raw(certificate.project);
    to.u32(certificate.number);
    to.raw(certificate.sign);
    to.raw(certificate.seal);
    return out;
}

Bytes statement_of(const LaptopCertificate& certificate) {
    Bytes out;
    Writer to(out);
    to.text(laptop_purpose);
    to.raw(certificate.project);
    to.u32(certificate.coordinator);
    to.raw(certificate.sign);
    to.raw(certificate.seal);
    to.u8(static_cast<std::uint8_t>(certificate.role));
    to.u64(static_cast<std::uint64_t>(certificate.expires.ms));
    return out;
}

template <class Certificate> Bytes with_signature(const Certificate& certificate) {
    Bytes out = statement_of(certificate);
    out.insert(out.end(), certificate.signature.begin(), certificate.signature.end());
    return out;
}

template <class Certificate> Certificate signed_by(Certificate statement, const SigningKey& key) {
    statement.signature = sign(key, statement_of(statement));
    return statement;
}

tl::unexpected<Error> not_a_certificate() {
    return fail(ErrorCode::damaged,
                "A certificate in this file is damaged; ask its sender to write the file again.");
}

} // namespace

CoordinatorCertificate certify(CoordinatorCertificate statement, const SigningKey& root) {
    return signed_by(std::move(statement), root);
}

LaptopCertificate certify(LaptopCertificate statement, const SigningKey& coordinator) {
    return signed_by(std::move(statement), coordinator);
}

bool holds(const CoordinatorCertificate& certificate, const Key32& root) {
    return hash16(root) == certificate.project &&
           verify(root, statement_of(certificate), certificate.signature);
}

bool holds(const LaptopCertificate& certificate, const CoordinatorCertificate& coordinator) {
    return certificate.project == coordinator.project &&
           certificate.coordinator == coordinator.number &&
           verify(coordinator.sign, statement_of(certificate), certificate.signature);
}

Bytes encode(const CoordinatorCertificate& certificate) {
    return with_signature(certificate);
}
Bytes encode(const LaptopCertificate& certificate) {
    return with_signature(certificate);
}

Result<CoordinatorCertificate> decode_coordinator_certificate(ByteView bytes) {
    Reader from(bytes);
    if (from.text() != coordinator_purpose) return not_a_certificate();
    CoordinatorCertificate out;
    out.project = read_array<16>(from);
    out.number = from.u32();
    out.sign = read_array<32>(from);
    out.seal = read_array<32>(from);
    out.signature = read_array<64>(from);
    if (!from.finished() || out.number == 0 || out.number > 1023) return not_a_certificate();
    return out;
}

Result<LaptopCertificate> decode_laptop_certificate(ByteView bytes) {
    Reader from(bytes);
    if (from.text() != laptop_purpose) return not_a_certificate();
    LaptopCertificate out;
    out.project = read_array<16>(from);
    out.coordinator = from.u32();
    out.sign = read_array<32>(from);
    out.seal = read_array<32>(from);
    const std::uint8_t role = from.u8();
    out.expires = Instant{static_cast<std::int64_t>(from.u64())};
    out.signature = read_array<64>(from);
    if (!from.finished() || role < 1 || role > 3) return not_a_certificate();
    out.role = static_cast<Role>(role);
    return out;
}

} // namespace kith::sync
