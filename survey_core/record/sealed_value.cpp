#include "survey_core/record/sealed_value.h"

#include "survey_core/base/codec.h"

#include <algorithm>

namespace kith {
namespace {

constexpr std::uint8_t sealed_format = 1;
constexpr std::string_view sealed_purpose = "kith sealed value 1";

/// Names a coordinator's key inside the value, so that opening needs no trial of every box.
Hash16 key_name(const Key32& key) {
    return hash16(key);
}

} // namespace

Result<Value> seal_value(std::string_view text, std::span<const Key32> coordinators) {
    if (coordinators.empty())
        return fail(ErrorCode::refused,
                    "This answer is for coordinators only, and this laptop knows no coordinator's "
                    "key; join the project first.");
    const SecretKey content_key = SecretKey::random();
    Bytes out;
    Writer to(out);
    to.u8(sealed_format);
    to.varint(coordinators.size());
    for (const Key32& coordinator : coordinators) {
        KITH_TRY_ASSIGN(const Bytes sealed, seal_to(coordinator, content_key.view()));
        to.raw(key_name(coordinator));
        to.bytes(sealed);
    }
    to.bytes(lock_box(content_key, as_bytes(sealed_purpose), as_bytes(text)));
    return Value{Value::Kind::sealed, std::string(as_text(out))};
}

Result<std::string> open_sealed_value(const Value& value, const SealingKey& coordinator) {
    Reader from(as_bytes(value.bytes));
    const bool known_format = from.u8() == sealed_format;
    const std::size_t count = from.count(sizeof(Hash16));
    const Hash16 wanted = key_name(coordinator.public_key);
    std::string_view ours;
    for (std::size_t i = 0; i < count && from.ok(); ++i) {
        const ByteView name = from.raw(wanted.size());
        const std::string_view sealed = as_text(from.bytes());
        if (std::equal(name.begin(), name.end(), wanted.begin(), wanted.end())) ours = sealed;
    }
    const ByteView box = from.bytes();
    if (!known_format || !from.finished())
        return fail(ErrorCode::damaged, "A sealed answer is damaged and cannot be opened.");
    if (ours.empty())
        return fail(ErrorCode::refused, "This answer is sealed to other coordinators.");
    KITH_TRY_ASSIGN(const Bytes key_bytes, open_sealed(coordinator, as_bytes(ours)));
    const SecretKey content_key = SecretKey::copy_of(key_bytes);
    KITH_TRY_ASSIGN(const Bytes plain, open_box(content_key, as_bytes(sealed_purpose), box));
    return std::string(as_text(plain));
}

} // namespace kith
