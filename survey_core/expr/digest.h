// Checksums and base64 for digest() and base64-decode(). Not for keys: those are in base/crypto.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kith::expr {

/// MD5, SHA-1, SHA-256, SHA-384 or SHA-512 as raw bytes; nullopt for another name.
[[nodiscard]] std::optional<std::string> digest_bytes(std::string_view text,
                                                      std::string_view algorithm);
[[nodiscard]] std::string base64_text(std::string_view bytes);
/// Blank when it is not base64.
[[nodiscard]] std::string base64_bytes(std::string_view text);

} // namespace kith::expr
