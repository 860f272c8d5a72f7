#include "sync/hub/dump.h"

#include "survey_core/store/erasures.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <tuple>

namespace kith::sync {

namespace {

using Json = nlohmann::ordered_json;

std::string form_text(FormVersionId form) {
    return to_text(WriterId{static_cast<std::uint64_t>(form)});
}

std::string value_text(const Value& value) {
    return value.kind == Value::Kind::text ? value.bytes : to_hex(as_bytes(value.bytes));
}

Json context_json(const Context& context) {
    Json entries = Json::array();
    for (const Dot& entry : context.entries())
        entries.push_back(to_text(entry));
    return entries;
}

Json header_json(const ChangeHeader& header) {
    Json line;
    line["record"] = to_text(header.record);
    line["kind"] = static_cast<int>(header.record_kind);
    line["form"] = form_text(header.form);
    line["hlc"] = static_cast<std::uint64_t>(header.hlc);
    line["author"] = to_text(header.author);
    if (header.parent) line["parent"] = to_text(*header.parent);
    line["order"] = header.order;
    line["group"] = {header.group.index, header.group.count};
    return line;
}

/// More than one value of the field stands.
bool has_siblings(const std::vector<HistoryEntry>& history, const HistoryEntry& entry) {
    return std::any_of(history.begin(), history.end(), [&](const HistoryEntry& other) {
        return other.field == entry.field && other.state == WriteState::live &&
               other.value != entry.value;
    });
}

Json write_json(const std::vector<HistoryEntry>& history, const HistoryEntry& entry) {
    const bool stands = entry.state == WriteState::live;
    Json write;
    write["field"] = static_cast<std::uint32_t>(entry.field);
    write["dot"] = to_text(entry.dot);
    write["hlc"] = static_cast<std::uint64_t>(entry.hlc);
    write["author"] = to_text(entry.author);
    write["how"] = static_cast<int>(entry.value.kind);
    write["value"] = value_text(entry.value);
    write["context"] = context_json(entry.context);
    write["state"] = !stands ? "superseded" : (has_siblings(history, entry) ? "sibling" : "live");
    return write;
}

Result<std::string> line_of(StoreView& store, const Change& creation) {
    Json line = header_json(creation.header);
    if (!decode_body(creation.body)) {
        line["body"] = to_hex(creation.body);
    } else {
        KITH_TRY_ASSIGN(auto history, record_history(store, creation.header.record));
        std::sort(history.begin(), history.end(), [](const auto& a, const auto& b) {
            return std::tie(a.field, a.dot) < std::tie(b.field, b.dot);
        });
        line["values"] = Json::array();
        for (const HistoryEntry& entry : history)
            line["values"].push_back(write_json(history, entry));
    }
    return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Who changed it and when; what they said is gone.
Result<std::string> line_of_erased(StoreView& store, RecordId record) {
    Json line;
    KITH_TRY_ASSIGN(const auto changes, what_is_left(store, record));
    for (const Change& change : changes) {
        const ChangeHeader& header = change.header;
        if (header.kind == ChangeKind::create) line.update(header_json(header));
        line["values"].push_back({{"dot", to_text(header.dot)},
                                  {"hlc", static_cast<std::uint64_t>(header.hlc)},
                                  {"author", to_text(header.author)},
                                  {"state", "erased"}});
    }
    return line.dump();
}

} // namespace

Status dump_canonical(StoreView& store, const std::function<void(std::string_view line)>& write) {
    KITH_TRY_ASSIGN(const auto gone, erased_records(store));
    auto next = gone.begin();
    const auto write_gone_before = [&](RecordId record) -> Status {
        for (; next != gone.end() && *next < record; ++next) {
            KITH_TRY_ASSIGN(const std::string line, line_of_erased(store, *next));
            write(line + '\n');
        }
        return {};
    };
    const Status written = for_each_record(store, [&](const Change& creation) -> Status {
        KITH_TRY(write_gone_before(creation.header.record));
        KITH_TRY_ASSIGN(const std::string line, line_of(store, creation));
        write(line + '\n');
        return {};
    });
    KITH_TRY(written);
    constexpr RecordId after_all{WriterId{UINT64_MAX}, UINT64_MAX};
    return write_gone_before(after_all);
}

Result<std::string> dump_canonical(StoreView& store) {
    std::string dump;
    KITH_TRY(dump_canonical(store, [&dump](std::string_view line) { dump += line; }));
    return dump;
}

} // namespace kith::sync
