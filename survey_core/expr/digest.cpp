#include "survey_core/expr/digest.h"

#include <nettle/base64.h>
#include <nettle/nettle-meta.h>

#include <array>
#include <vector>

namespace kith::expr {

std::optional<std::string> digest_bytes(std::string_view text, std::string_view algorithm) {
    struct Known {
        std::string_view name;
        const nettle_hash* hash;
    };
    const std::array known{Known{"MD5", &nettle_md5},
                           Known{"SHA-1", &nettle_sha1},
                           Known{"SHA-256", &nettle_sha256},
                           Known{"SHA-384", &nettle_sha384},
                           Known{"SHA-512", &nettle_sha512}};
    for (const Known& candidate : known) {
        if (candidate.name != algorithm) continue;
        std::vector<std::uint8_t> context(candidate.hash->context_size + 16);
        candidate.hash->init(context.data());
        candidate.hash->update(
            context.data(), text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
        std::string out(candidate.hash->digest_size, '\0');
        candidate.hash->digest(
            context.data(), out.size(), reinterpret_cast<std::uint8_t*>(out.data()));
        return out;
    }
    return std::nullopt;
}

std::string base64_text(std::string_view bytes) {
    std::string out(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
    base64_encode_raw(
        out.data(), bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
    return out;
}

std::string base64_bytes(std::string_view text) {
    base64_decode_ctx context;
    base64_decode_init(&context);
    std::string out(BASE64_DECODE_LENGTH(text.size()), '\0');
    std::size_t length = out.size();
    const bool good = base64_decode_update(&context,
                                           &length,
                                           reinterpret_cast<std::uint8_t*>(out.data()),
                                           text.size(),
                                           text.data()) == 1;
    if (!good || base64_decode_final(&context) != 1) return "";
    out.resize(length);
    return out;
}

} // namespace kith::expr
