#include "app/flow/concerns.h"

#include "app/flow/project.h"
#include "survey_core/base/codec.h"
#include "survey_core/base/text.h"
#include "survey_core/record/sealed_value.h"
#include "survey_core/store/laptops.h"

#include <algorithm>

namespace kith::app {
namespace {

constexpr std::uint8_t words_format = 1;

std::string packed(const std::string& author, const ConcernWords& words) {
    Bytes out;
    Writer to(out);
    to.u8(words_format);
    to.text(author);
    to.text(trim(words.who));
    to.text(trim(words.words));
    return std::string(as_text(out));
}

Status unpack(std::string_view plain, OpenedEntry& entry) {
    Reader from(as_bytes(plain));
    const bool is_known = from.u8() == words_format;
    entry.author = from.text();
    entry.words.who = from.text();
    entry.words.words = from.text();
    if (is_known && from.finished()) return {};
    return fail(ErrorCode::too_new, "A newer Kith has written this; open it with that one.");
}

Status check_words(const ConcernWords& words) {
    if (trim(words.words).empty())
        return fail(ErrorCode::bad_input, "Nothing is written yet: say what you saw or heard.");
    if (words.who.size() + words.words.size() > most_concern_words)
        return fail(ErrorCode::bad_input,
                    "This is too long to be sealed in one piece; write the rest as a second one.");
    return {};
}

Result<std::vector<Key32>> coordinator_keys(StoreView& store) {
    std::vector<Key32> keys;
    KITH_TRY_ASSIGN(const auto coordinators, list_coordinators(store));
    for (const CoordinatorRow& coordinator : coordinators)
        keys.push_back(coordinator.seal);
    if (!keys.empty()) return keys;
    return fail(ErrorCode::refused,
                "This laptop knows no coordinator yet, so nothing can be sealed to one; join the "
                "project first, and tell whoever leads at once.");
}

Result<std::string> laptop_name(StoreView& store, const LaptopId& id) {
    KITH_TRY_ASSIGN(const auto laptop, find_laptop(store, id));
    return laptop ? laptop->name : std::string();
}

Result<OpenedEntry>
open_entry(StoreView& store, const ConcernEntry& entry, const SealingKey& coordinator) {
    OpenedEntry opened;
    opened.at = entry.at;
    KITH_TRY_ASSIGN(opened.laptop, laptop_name(store, entry.laptop));
    const auto plain = open_sealed_value({Value::Kind::sealed, entry.sealed}, coordinator);
    const Status read = plain ? unpack(*plain, opened) : Status(tl::unexpected(plain.error()));
    if (!read) opened.trouble = read.error().message;
    return opened;
}

bool holds_entry(const std::vector<ConcernEntry>& entries, const ConcernId& id) {
    return std::any_of(entries.begin(), entries.end(), [&id](const ConcernEntry& entry) {
        return !entry.about && entry.id() == id;
    });
}

} // namespace

Status
write_concern(Store& store, const ConcernWords& words, const std::optional<ConcernId>& about) {
    KITH_TRY(check_words(words));
    KITH_TRY_ASSIGN(const auto coordinators, coordinator_keys(store));
    if (about) {
        KITH_TRY_ASSIGN(const auto entries, list_concerns(store));
        if (!holds_entry(entries, *about))
            return fail(ErrorCode::not_found, "This store holds no such concern.");
    }
    KITH_TRY_ASSIGN(const RecordId worker, worker_of(store));
    KITH_TRY_ASSIGN(const std::string author, worker_name(store, worker));
    KITH_TRY_ASSIGN(Value sealed, seal_value(packed(author, words), coordinators));
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store.database()));
    KITH_TRY(save_concern(store, {about, store.now(), store.laptop(), std::move(sealed.bytes)}));
    return transaction.commit();
}

Result<std::vector<OpenedConcern>> open_concerns(Store& store) {
    KITH_TRY_ASSIGN(const SealingKey coordinator, coordinator_sealing_key(store));
    KITH_TRY_ASSIGN(const auto entries, list_concerns(store));
    std::vector<OpenedConcern> concerns;
    for (const ConcernEntry& entry : entries) {
        const ConcernId id = entry.about.value_or(entry.id());
        auto concern = std::find_if(
            concerns.begin(), concerns.end(), [&id](const auto& one) { return one.id == id; });
        if (concern == concerns.end())
            concern = concerns.insert(concerns.begin(), OpenedConcern{id, {}});
        KITH_TRY_ASSIGN(OpenedEntry opened, open_entry(store, entry, coordinator));
        concern->entries.push_back(std::move(opened));
    }
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store.database()));
    KITH_TRY(mark_concerns_seen(store));
    KITH_TRY(transaction.commit());
    return concerns;
}

} // namespace kith::app
