#include "sync/hub/erasing.h"

#include "survey_core/record/dot_range.h"
#include "survey_core/store/changes.h"
#include "sync/hub/authority.h"
#include "sync/hub/hub.h"

#include <algorithm>
#include <set>

namespace kith::sync {

namespace {

/// As few ranges as there can be.
std::string as_ranges(std::vector<RecordId> records) {
    std::sort(records.begin(), records.end());
    std::vector<DotRange> ranges;
    for (const RecordId record : records) {
        if (!ranges.empty() && ranges.back().writer == record.writer &&
            ranges.back().last + 1 >= record.seq)
            ranges.back().last = record.seq;
        else
            ranges.push_back({record.writer, record.seq, record.seq});
    }
    return to_text(ranges);
}

Status add_alias_tags(StoreView& store, RecordId record, std::set<std::string>& tags) {
    KITH_TRY_ASSIGN(const auto creation, find_creation(store, record));
    if (!creation) return {};
    const auto body = body_of(*creation);
    if (!body) return {};
    for (const FieldWrite& write : body->fields) {
        if (write.field != field::alias) continue;
        KITH_TRY_ASSIGN(std::string tag, alias_tag(store, write.value.bytes));
        tags.insert(std::move(tag));
    }
    return {};
}

Result<std::string> alias_tags(StoreView& store, std::span<const RecordId> records) {
    std::set<std::string> tags;
    for (const RecordId record : records)
        KITH_TRY(add_alias_tags(store, record, tags));
    std::string text;
    for (const std::string& tag : tags)
        text += (text.empty() ? "" : " ") + tag;
    return text;
}

Status check_erasable(Store& store, std::span<const RecordId> records) {
    if (!store.is_hub())
        return fail(ErrorCode::refused,
                    "Only in a coordinator's store can a person be erased; ask the coordinator.");
    if (records.size() > most_erased_at_once)
        return fail(ErrorCode::refused,
                    "That is more than can be erased at once (" +
                        std::to_string(most_erased_at_once) + " records); erase them in parts.");
    for (const RecordId record : records) {
        KITH_TRY_ASSIGN(const auto place, find_place(store, record));
        if (!place || is_for_coordinators(place->kind))
            return fail(ErrorCode::not_found,
                        "There is no record " + to_text(record) +
                            " in this store; kithctl record list shows those that there are.");
        KITH_TRY(refuse_erased(store, record));
    }
    return {};
}

Value say(std::string text) {
    return {Value::Kind::text, std::move(text)};
}

} // namespace

Status refuse_erased(StoreView& store, RecordId record) {
    KITH_TRY_ASSIGN(const auto gone, erasure_of(store, record));
    if (!gone) return {};
    return fail(ErrorCode::refused,
                "Record " + to_text(record) +
                    " is erased already; kithctl erasure list shows which laptops have confirmed.");
}

Result<std::uint64_t> apply_erasures(Store& store) {
    KITH_TRY_ASSIGN(const auto erasures, list_erasures(store));
    for (const ErasureRow& erasure : erasures) {
        KITH_TRY_ASSIGN(const bool counts, is_of_coordinator(store, erasure.id.writer));
        if (counts) KITH_TRY(name_erased(store, erasure));
    }
    return erasures.empty() ? std::uint64_t{0} : erase_named(store);
}

Result<Erased>
Hub::erase(RecordId author, std::span<const RecordId> records, std::string_view reason) {
    KITH_TRY(check_erasable(store_, records));
    KITH_TRY_ASSIGN(std::string tags, alias_tags(store_, records));
    Erased erased;
    ChangeGroup group(store_, author);
    erased.erasure =
        group.create({RecordKind::erasure},
                     {{field::comment, say(std::string(reason))},
                      {field::erased, say(as_ranges({records.begin(), records.end()}))},
                      {field::erased_aliases, say(std::move(tags))}});
    group.in_same_transaction([&]() -> Status {
        KITH_TRY_ASSIGN(erased.records, apply_erasures(store_));
        return {};
    });
    KITH_TRY(group.commit());
    erased.is_swept = sweep_erased(store_).has_value();
    return erased;
}

} // namespace kith::sync
