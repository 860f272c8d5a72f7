// Columns of bytes as cereal's portable binary writes them, read back through an archive of our
// own: cereal itself believes every length it reads, and a nine-byte file makes it ask for
// gigabytes. The only place that knows cereal.
#pragma once

#include "survey_core/base/bytes.h"

#include <cereal/archives/portable_binary.hpp>
#include <cereal/cereal.hpp>
#include <cereal/types/vector.hpp>

#include <cstring>
#include <sstream>
#include <type_traits>

namespace kith::sync::wire {

/// Reads what cereal::PortableBinaryOutputArchive wrote. Refuses, by a cereal::Exception that
/// unpack() turns into an Error, every length that is larger than the bytes left, so what it
/// allocates is never more than it was given. Only for structs of bytes and numbers: a vector of
/// larger things would multiply that bound.
class BoundedInputArchive
    : public cereal::InputArchive<BoundedInputArchive, cereal::AllowEmptyClassElision> {
public:
    explicit BoundedInputArchive(ByteView bytes) : InputArchive(this), left_(bytes) {
        constexpr std::uint8_t little_endian = 1;
        std::uint8_t order = 0;
        load(&order, sizeof order);
        if (order != little_endian) throw cereal::Exception("byte order");
    }

    void load(void* to, std::uint64_t size) {
        check(size);
        if (size > 0) std::memcpy(to, left_.data(), static_cast<std::size_t>(size));
        left_ = left_.subspan(static_cast<std::size_t>(size));
    }
    void check(std::uint64_t size) const {
        if (size > left_.size()) throw cereal::Exception("length");
    }
    [[nodiscard]] bool finished() const { return left_.empty(); }

private:
    ByteView left_;
};

template <class T>
std::enable_if_t<std::is_arithmetic_v<T>> CEREAL_LOAD_FUNCTION_NAME(BoundedInputArchive& from,
                                                                    T& value) {
    from.load(&value, sizeof value);
}

template <class T>
void CEREAL_LOAD_FUNCTION_NAME(BoundedInputArchive& from, cereal::SizeTag<T>& tag) {
    std::uint64_t size = 0;
    from.load(&size, sizeof size);
    from.check(size);
    tag.size = size;
}

template <class T>
void CEREAL_LOAD_FUNCTION_NAME(BoundedInputArchive& from, cereal::BinaryData<T>& data) {
    static_assert(sizeof(std::remove_pointer_t<T>) == 1);
    from.load(data.data, data.size);
}

template <class Columns> Bytes pack(const Columns& columns) {
    std::ostringstream stream;
    {
        cereal::PortableBinaryOutputArchive to(
            stream, cereal::PortableBinaryOutputArchive::Options::LittleEndian());
        to(columns);
    }
    const std::string text = std::move(stream).str();
    return {text.begin(), text.end()};
}

/// Into columns that may be used again and again. False: not such columns, or something after them.
template <class Columns> [[nodiscard]] bool unpack(ByteView bytes, Columns& columns) {
    try {
        BoundedInputArchive from(bytes);
        from(columns);
        return from.finished();
    } catch (const cereal::Exception&) {
        return false;
    }
}

} // namespace kith::sync::wire
