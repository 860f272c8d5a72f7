// The canonical bytes that every hash, signature and stored body is made of: one value, one
// encoding. Numbers are little-endian, varints LEB128 in the shortest form. Knows no types of ours.
#pragma once

#include "survey_core/base/bytes.h"

namespace kith {

/// Appends to a buffer of the caller's, which may be reused from record to record.
class Writer {
public:
    explicit Writer(Bytes& out) : out_(out) {}

    void u8(std::uint8_t value) { out_.push_back(value); }
    void u32(std::uint32_t value) { fixed(value, 4); }
    void u64(std::uint64_t value) { fixed(value, 8); }
    void varint(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7U)
            u8(static_cast<std::uint8_t>(value | 0x80U));
        u8(static_cast<std::uint8_t>(value));
    }
    /// Small numbers of either sign in few bytes: 0, -1, 1, -2 become 0, 1, 2, 3.
    void zigzag(std::int64_t value) {
        const auto bits = static_cast<std::uint64_t>(value);
        varint(bits << 1U ^ (value < 0 ? ~std::uint64_t{0} : 0));
    }
    void raw(ByteView bytes) { out_.insert(out_.end(), bytes.begin(), bytes.end()); }
    /// Length as a varint, then the bytes.
    void bytes(ByteView bytes) {
        varint(bytes.size());
        raw(bytes);
    }
    void text(std::string_view text) { bytes(as_bytes(text)); }

private:
    void fixed(std::uint64_t value, std::size_t size) {
        std::uint8_t bytes[8];
        for (std::size_t i = 0; i < 8; ++i, value >>= 8U)
            bytes[i] = static_cast<std::uint8_t>(value);
        raw({bytes, size});
    }

    Bytes& out_;
};

/// Reads what a Writer wrote, from bytes that anyone may have made.
/// The first thing that does not fit (too short, a long form of a varint) makes it not ok() for
/// ever; then every read is zero or empty, so a loop over fields needs one check at its end. Never
/// allocates; views point into the bytes given. Text is not checked to be UTF-8.
class Reader {
public:
    explicit Reader(ByteView bytes) : at_(bytes.data()), left_(bytes.size()) {}

    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] std::size_t remaining() const { return left_; }
    /// All was read and nothing was wrong.
    [[nodiscard]] bool finished() const { return ok_ && left_ == 0; }
    /// For a caller who finds a value that cannot be.
    void refuse() { left_ = 0, ok_ = false; }

    std::uint8_t u8() {
        const ByteView byte = raw(1);
        return byte.empty() ? std::uint8_t{0} : byte[0];
    }
    std::uint32_t u32() { return static_cast<std::uint32_t>(fixed(4)); }
    std::uint64_t u64() { return fixed(8); }
    std::uint64_t varint() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::uint8_t byte = u8();
            value |= std::uint64_t{byte & 0x7fU} << shift;
            if (byte >= 0x80) continue;
            const bool padded = byte == 0 && shift > 0;
            const bool too_big = shift == 63 && byte > 1;
            if (!padded && !too_big) return value;
            break;
        }
        refuse();
        return 0;
    }
    std::int64_t zigzag() {
        const std::uint64_t bits = varint();
        return static_cast<std::int64_t>(bits >> 1U ^ (~(bits & 1U) + 1));
    }
    ByteView raw(std::uint64_t size) {
        if (size > left_) {
            refuse();
            return {};
        }
        at_ += size;
        left_ -= static_cast<std::size_t>(size);
        return {at_ - size, static_cast<std::size_t>(size)};
    }
    ByteView bytes() { return raw(varint()); }
    std::string_view text() { return as_text(bytes()); }
    /// How many items follow; refused when so many of `least_bytes_each` cannot: safe to reserve.
    std::size_t count(std::size_t least_bytes_each = 1) {
        const std::uint64_t items = varint();
        if (items > left_ / least_bytes_each) refuse();
        return ok_ ? static_cast<std::size_t>(items) : 0;
    }

private:
    std::uint64_t fixed(std::size_t size) {
        std::uint64_t value = 0;
        const ByteView view = raw(size);
        for (std::size_t i = view.size(); i-- > 0;)
            value = value << 8U | view[i];
        return value;
    }

    const std::uint8_t* at_;
    std::size_t left_;
    bool ok_ = true;
};

} // namespace kith
