#include "app/flow/asset_page.h"

#include "app/flow/project.h"
#include "app/flow/question_words.h"
#include "app/flow/record_paths.h"
#include "app/flow/same_place.h"
#include "survey_core/store/changes.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace kith::app {
namespace {

constexpr std::uint64_t all_rows = std::numeric_limits<std::int64_t>::max();

struct Property {
    std::string_view path;
    std::string AssetPage::*words;
};
constexpr Property properties[] = {{"/kind", &AssetPage::kind_words},
                                   {"/description", &AssetPage::does},
                                   {"/location", &AssetPage::where},
                                   {"/schedule", &AssetPage::when},
                                   {"/welcome", &AssetPage::welcome},
                                   {"/cost", &AssetPage::cost},
                                   {"/access", &AssetPage::access},
                                   {"/room", &AssetPage::room}};

using Mentions = std::map<RecordId, std::vector<RecordId>>; // of each asset: the interviews

Result<Mentions> all_mentions(StoreView& store) {
    KITH_TRY_ASSIGN(
        const auto rows,
        list_records(store, {RecordKind::entity, std::string(mention_list)}, {0, all_rows}));
    Mentions mentions;
    for (const RecordRow& row : rows) {
        KITH_TRY_ASSIGN(const auto record, find_record(store, row.id));
        if (!record) continue;
        const auto asset = parse_dot(record->text(field::mentions));
        const auto source = parse_dot(record->text(field::source));
        if (asset) mentions[*asset].push_back(source ? *source : row.id);
    }
    return mentions;
}

/// Of every look, also one that an equal one has replaced, the newest counts.
Status read_verified(StoreView& store, AssetPage& page) {
    KITH_TRY_ASSIGN(const auto history, record_history(store, page.asset));
    for (const HistoryEntry& entry : history) {
        if (entry.field != field::verified || entry.state == WriteState::revoked) continue;
        const Instant when = wall_time(entry.hlc);
        if (page.verified_at && when <= *page.verified_at) continue;
        page.verified_at = when;
        KITH_TRY_ASSIGN(page.verified_by, worker_name(store, entry.author));
    }
    return {};
}

Result<AssetPage>
read_asset(StoreView& store, FormShelf& shelf, RecordId asset, std::string_view language) {
    KITH_TRY_ASSIGN(const RecordPaths record, record_with_paths(store, asset));
    if (record.owner != "asset")
        return fail(ErrorCode::not_found,
                    "The record " + to_text(asset) +
                        " is no place, group or thing; record list --kind entity shows them.");
    AssetPage page;
    page.asset = asset;
    page.name = std::string(record.view.text(field::label));
    page.named_at = wall_time(record.view.header.hlc);
    const auto source = parse_dot(record.view.text(field::source));
    page.source = source ? *source : asset;
    for (const PathValue& value : record.values) {
        const auto* property =
            std::find_if(std::begin(properties), std::end(properties), [&](const Property& one) {
                return one.path == value.path;
            });
        if (property == std::end(properties) || value.is_sealed) continue;
        if (value.path == "/kind") page.kind = value.text;
        if (value.path == "/room") page.is_closed = value.text == "closed";
        page.*property->words =
            question_words(store, shelf, record.owner, value.path, language).say(value.text);
    }
    KITH_TRY(read_verified(store, page));
    return page;
}

void add_mentions(const Mentions& mentions, AssetPage& page) {
    const auto found = mentions.find(page.asset);
    if (found == mentions.end()) return;
    page.mention_sources = found->second;
    page.mentions += found->second.size();
}

/// What another record of the same place adds to the page; nothing that stands there changes.
void add_twin(const AssetPage& twin, AssetPage& page) {
    page.other_names.push_back({twin.asset, twin.name});
    page.mentions += twin.mentions;
    page.mention_sources.push_back(twin.source);
    page.mention_sources.insert(
        page.mention_sources.end(), twin.mention_sources.begin(), twin.mention_sources.end());
    for (const Property& property : properties)
        if ((page.*property.words).empty()) page.*property.words = twin.*property.words;
    if (page.kind.empty()) page.kind = twin.kind;
    page.is_closed = page.is_closed && twin.is_closed;
    page.named_at = std::min(page.named_at, twin.named_at);
    if (twin.verified_at && (!page.verified_at || *page.verified_at < *twin.verified_at)) {
        page.verified_at = twin.verified_at;
        page.verified_by = twin.verified_by;
    }
}

/// Everything that reading several pages needs once.
struct Reading {
    StoreView& store;
    FormShelf& shelf;
    std::string_view language;
    Instant now;
    Mentions mentions;
    SamePlaces same;
};

Result<Reading>
start_reading(StoreView& store, FormShelf& shelf, std::string_view language, Instant now) {
    KITH_TRY_ASSIGN(Mentions mentions, all_mentions(store));
    KITH_TRY_ASSIGN(SamePlaces same, SamePlaces::read(store));
    return Reading{store, shelf, language, now, std::move(mentions), std::move(same)};
}

Result<AssetPage> read_with_twins(const Reading& reading, RecordId asset) {
    const auto read = [&](RecordId id) -> Result<AssetPage> {
        KITH_TRY_ASSIGN(AssetPage one,
                        read_asset(reading.store, reading.shelf, id, reading.language));
        add_mentions(reading.mentions, one);
        return one;
    };
    KITH_TRY_ASSIGN(AssetPage page, read(asset));
    for (const RecordId other : reading.same.all_of(asset)) {
        if (other == asset) continue;
        KITH_TRY_ASSIGN(const AssetPage twin, read(other));
        add_twin(twin, page);
    }
    page.is_faded = reading.now - page.verified_at.value_or(page.named_at) > knowledge_fades_after;
    return page;
}

Result<RecordView> asset_record(StoreView& store, RecordId asset) {
    KITH_TRY_ASSIGN(auto record, find_record(store, asset));
    if (!record || record->text(field::list) != "asset" || record->status == RecordStatus::deleted)
        return fail(ErrorCode::not_found,
                    "There is no place, group or thing with the number " + to_text(asset) +
                        " in this store; nothing was changed.");
    return std::move(*record);
}

} // namespace

Result<AssetPage> gather_asset(
    StoreView& store, FormShelf& shelf, RecordId asset, std::string_view language, Instant now) {
    KITH_TRY_ASSIGN(const Reading reading, start_reading(store, shelf, language, now));
    return read_with_twins(reading, asset);
}

Result<std::vector<AssetPage>>
gather_directory(StoreView& store, FormShelf& shelf, std::string_view language, Instant now) {
    KITH_TRY_ASSIGN(const Reading reading, start_reading(store, shelf, language, now));
    KITH_TRY_ASSIGN(const auto rows,
                    list_records(store, {RecordKind::entity, "asset"}, {0, all_rows}));
    std::vector<AssetPage> pages;
    for (const RecordRow& row : rows) {
        if (reading.same.first_of(row.id) != row.id) continue;
        KITH_TRY_ASSIGN(AssetPage page, read_with_twins(reading, row.id));
        if (page.is_closed || page.kind == "borrow" || page.kind == "network") continue;
        pages.push_back(std::move(page));
    }
    std::sort(pages.begin(), pages.end(), [](const AssetPage& a, const AssetPage& b) {
        return std::tie(a.kind_words, a.name, a.asset) < std::tie(b.kind_words, b.name, b.asset);
    });
    return pages;
}

Result<std::map<RecordId, std::uint64_t>> count_mentions(StoreView& store) {
    KITH_TRY_ASSIGN(const Mentions mentions, all_mentions(store));
    std::map<RecordId, std::uint64_t> counts;
    for (const auto& [asset, sources] : mentions)
        counts[asset] = sources.size();
    return counts;
}

Status verify_asset(Store& store, RecordId asset) {
    KITH_TRY(asset_record(store, asset));
    KITH_TRY_ASSIGN(const RecordId author, worker_of(store));
    ChangeGroup group(store, author);
    KITH_TRY(group.set(asset, {{field::verified, {Value::Kind::text, "yes"}}}, {}));
    return group.commit();
}

Result<RecordId> add_mention(Store& store, RecordId asset, std::optional<RecordId> interview) {
    KITH_TRY_ASSIGN(const RecordView named, asset_record(store, asset));
    KITH_TRY_ASSIGN(const RecordId author, worker_of(store));
    const auto text = [](std::string_view words) {
        return Value{Value::Kind::text, std::string(words)};
    };
    std::vector<Edit> fields{{field::list, text(mention_list)},
                             {field::label, text(named.text(field::label))},
                             {field::mentions, text(to_text(asset))}};
    if (interview) fields.push_back({field::source, text(to_text(*interview))});
    ChangeGroup group(store, author);
    const RecordId mention = group.create({RecordKind::entity}, fields);
    KITH_TRY(group.commit());
    return mention;
}

} // namespace kith::app
