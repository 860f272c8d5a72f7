#include "tests/support/faults/pages.h"

#include "survey_core/base/files.h"

#include <nettle/aes.h>
#include <nettle/cbc.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace kith::test {

namespace {

// The format of SQLCipher 4: AES-256-CBC, and at the end of each page its vector and its HMAC. The
// first page begins with the salt, in the clear.
constexpr std::size_t page_bytes = 4096;
constexpr std::size_t vector_bytes = 16;
constexpr std::size_t reserved_bytes = 80;
constexpr std::size_t salt_bytes = 16;
constexpr std::size_t key_bytes = 32;

Bytes decrypt(const DatabaseKey& key, ByteView page, bool is_first) {
    const std::size_t skipped = is_first ? salt_bytes : 0;
    const ByteView sealed = page.subspan(skipped, page_bytes - reserved_bytes - skipped);
    aes256_ctx cipher{};
    aes256_set_decrypt_key(&cipher, key.secret.view().first(key_bytes).data());
    std::array<std::uint8_t, vector_bytes> vector{};
    std::copy_n(page.begin() + page_bytes - reserved_bytes, vector_bytes, vector.begin());
    Bytes open(sealed.size());
    nettle_cbc_decrypt(&cipher,
                       reinterpret_cast<nettle_cipher_func*>(aes256_decrypt),
                       vector_bytes,
                       vector.data(),
                       sealed.size(),
                       open.data(),
                       sealed.data());
    return open;
}

bool is_in(ByteView page, std::string_view words) {
    const auto alike = [](std::uint8_t a, char b) {
        return std::tolower(a) == std::tolower(static_cast<unsigned char>(b));
    };
    return std::search(page.begin(), page.end(), words.begin(), words.end(), alike) != page.end();
}

bool pages_hold(ByteView file, bool is_log, const DatabaseKey& key, std::string_view words) {
    const std::size_t before_all = is_log ? 32 : 0;
    const std::size_t before_each = is_log ? 24 : 0;
    for (std::size_t at = before_all; at + before_each + page_bytes <= file.size();
         at += before_each + page_bytes) {
        const ByteView page = file.subspan(at + before_each, page_bytes);
        if (is_in(decrypt(key, page, at == 0), words)) return true;
        if (is_log && is_in(decrypt(key, page, true), words)) return true; // of the first page
    }
    return false;
}

Result<std::vector<Path>> database_files(FileSystem& files, const Path& folder) {
    std::vector<Path> found;
    for (const char* name : {"store.db", "store.db-wal"})
        if (files.exists(folder / name)) found.emplace_back(name);
    KITH_TRY_ASSIGN(const auto snapshots, files.list(folder / "snapshots"));
    for (const Path& path : snapshots)
        if (path.extension() != ".slots") found.push_back("snapshots" / path.filename());
    return found;
}

} // namespace

Result<std::vector<std::string>>
traces(FileSystem& files, const Path& store_folder, const WayIn& way, std::string_view words) {
    KITH_TRY_ASSIGN(const KeySlots slots, load_slots(files, store_folder));
    KITH_TRY_ASSIGN(const DatabaseKey key, open_slots(slots, way));
    KITH_TRY_ASSIGN(const auto databases, database_files(files, store_folder));
    std::vector<std::string> found;
    for (const Path& file : databases) {
        KITH_TRY_ASSIGN(const Bytes bytes, read_file(files, store_folder / file, 1ULL << 30U));
        const bool is_log = file.string().ends_with("-wal");
        if (pages_hold(bytes, is_log, key, words)) found.push_back(file.string());
    }
    return found;
}

} // namespace kith::test
