// Who may speak in a project. The project's root vouches for coordinators, a coordinator for
// laptops, a laptop for its writers (survey_core/store/merge_port.h). A certificate is a statement
// and a signature; nothing here is secret.
#pragma once

#include "survey_core/base/crypto.h"
#include "survey_core/base/time.h"

namespace kith::sync {

using ProjectId = Hash16;

/// Numbers are on disk and on the stick.
enum class Role : std::uint8_t { volunteer = 1, worker = 2, coordinator = 3 };

struct CoordinatorCertificate {
    ProjectId project{};
    std::uint32_t number = 0; // 1..1023, the upper bits of the field ids this coordinator assigns
    Key32 sign{};
    Key32 seal{};
    Signature64 signature{}; // the root's

    bool operator==(const CoordinatorCertificate&) const = default;
};

struct LaptopCertificate {
    ProjectId project{};
    std::uint32_t coordinator = 0; // who signed
    Key32 sign{};
    Key32 seal{};
    Role role = Role::worker;
    Instant expires; // merges with a notice after it; only revocation stops a laptop
    Signature64 signature{};

    bool operator==(const LaptopCertificate&) const = default;
};

[[nodiscard]] CoordinatorCertificate certify(CoordinatorCertificate statement,
                                             const SigningKey& root);
[[nodiscard]] LaptopCertificate certify(LaptopCertificate statement, const SigningKey& coordinator);
[[nodiscard]] bool holds(const CoordinatorCertificate& certificate, const Key32& root);
[[nodiscard]] bool holds(const LaptopCertificate& certificate,
                         const CoordinatorCertificate& coordinator);

[[nodiscard]] Bytes encode(const CoordinatorCertificate& certificate);
[[nodiscard]] Bytes encode(const LaptopCertificate& certificate);
/// damaged: not the encoding of a certificate. Says nothing about who signed it.
[[nodiscard]] Result<CoordinatorCertificate> decode_coordinator_certificate(ByteView bytes);
[[nodiscard]] Result<LaptopCertificate> decode_laptop_certificate(ByteView bytes);

/// How long a laptop's certificate runs.
inline constexpr std::chrono::hours laptop_certificate_span{90 * 24};

} // namespace kith::sync
