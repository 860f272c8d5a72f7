#include "sync/bundle/certificate.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace kith::sync;

namespace {

struct Household {
    SigningKey root = make_signing_key();
    SigningKey coordinator = make_signing_key();
    CoordinatorCertificate coordinator_certificate = certify(
        CoordinatorCertificate{hash16(root.public_key), 1, coordinator.public_key, {}, {}}, root);
    LaptopCertificate laptop_certificate = certify(LaptopCertificate{hash16(root.public_key),
                                                                     1,
                                                                     make_signing_key().public_key,
                                                                     {},
                                                                     Role::worker,
                                                                     Instant{1000},
                                                                     {}},
                                                   coordinator);
};

} // namespace

TEST_CASE("a project's root vouches for its coordinator, the coordinator for a laptop",
          "[certificate]") {
    const Household project;
    CHECK(holds(project.coordinator_certificate, project.root.public_key));
    CHECK(holds(project.laptop_certificate, project.coordinator_certificate));
    CHECK_FALSE(holds(project.coordinator_certificate, make_signing_key().public_key));
    CHECK_FALSE(holds(project.laptop_certificate, Household().coordinator_certificate));
}

TEST_CASE("a laptop cannot give itself a higher role or a longer time", "[certificate]") {
    const Household project;
    LaptopCertificate forged = project.laptop_certificate;
    forged.role = Role::coordinator;
    CHECK_FALSE(holds(forged, project.coordinator_certificate));
    forged = project.laptop_certificate;
    forged.expires = Instant{2000};
    CHECK_FALSE(holds(forged, project.coordinator_certificate));
}

TEST_CASE("certificates come back from their bytes as they were, and cut ones are refused",
          "[certificate]") {
    const Household project;
    const Bytes laptop = encode(project.laptop_certificate);
    CHECK(decode_laptop_certificate(laptop).value() == project.laptop_certificate);
    CHECK(decode_coordinator_certificate(encode(project.coordinator_certificate)).value() ==
          project.coordinator_certificate);
    for (std::size_t length = 0; length < laptop.size(); ++length)
        CHECK_FALSE(decode_laptop_certificate(ByteView(laptop).first(length)));
}
