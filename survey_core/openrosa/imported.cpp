#include "survey_core/openrosa/imported.h"

#include "survey_core/base/crypto.h"

namespace kith {

std::string instance_id_from(std::string_view text) {
    Hash16 digest = hash16(as_bytes(text), as_bytes("kith OpenRosa instanceID"));
    digest[6] = static_cast<std::uint8_t>((digest[6] & 0x0FU) | 0x80U);
    digest[8] = static_cast<std::uint8_t>((digest[8] & 0x3FU) | 0x80U);
    const std::string hex = to_hex(digest);
    return "uuid:" + hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" +
           hex.substr(16, 4) + "-" + hex.substr(20);
}

} // namespace kith
