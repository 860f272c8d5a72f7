#include "app/flow/check_in.h"

#include "survey_core/base/bytes.h"
#include "survey_core/base/codec.h"

namespace kith::app {

Status keep_check_in(Store& store, const std::optional<CheckIn>& check_in) {
    if (!check_in) return store.forget_fact(Fact::check_in);
    Bytes bytes;
    Writer to(bytes);
    to.text(check_in->buddy);
    to.text(check_in->phone);
    to.text(check_in->code_word);
    to.u64(static_cast<std::uint64_t>(check_in->started.ms));
    to.u64(static_cast<std::uint64_t>(check_in->due.ms));
    return store.set_fact(Fact::check_in, bytes);
}

Result<std::optional<CheckIn>> find_check_in(StoreView& store) {
    KITH_TRY_ASSIGN(const auto bytes, store.find_fact(Fact::check_in));
    if (!bytes) return std::nullopt;
    Reader from(*bytes);
    CheckIn check_in;
    check_in.buddy = from.text();
    check_in.phone = from.text();
    check_in.code_word = from.text();
    check_in.started.ms = static_cast<std::int64_t>(from.u64());
    check_in.due.ms = static_cast<std::int64_t>(from.u64());
    if (!from.finished()) return std::nullopt; // of another version: it reminds nobody
    return check_in;
}

} // namespace kith::app
