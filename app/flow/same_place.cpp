#include "app/flow/same_place.h"

#include "app/flow/asset_page.h"
#include "app/flow/project.h"
#include "survey_core/base/text.h"
#include "survey_core/match/look_alike.h"
#include "survey_core/store/changes.h"
#include "sync/hub/authority.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace kith::app {
namespace {

constexpr std::uint64_t all_rows = std::numeric_limits<std::int64_t>::max();
constexpr std::string_view parting = "they are not the same";

/// Sets of things that are one, joined pair by pair; the smallest stands for each set.
template <class Thing> class Sets {
public:
    Thing first_of(Thing thing) const {
        for (auto above = parent_.find(thing); above != parent_.end(); above = parent_.find(thing))
            thing = above->second;
        return thing;
    }
    void join(Thing a, Thing b) {
        a = first_of(a);
        b = first_of(b);
        if (a == b) return;
        parent_[std::max(a, b)] = std::min(a, b);
    }

private:
    std::map<Thing, Thing> parent_;
};

struct Link {
    RecordId link, a, b;
};

Result<bool> is_place(StoreView& store, RecordId id) {
    KITH_TRY_ASSIGN(const auto record, find_record(store, id));
    return record && record->text(field::list) == "asset" &&
           record->status != RecordStatus::deleted;
}

Result<std::vector<Link>> standing_links(StoreView& store) {
    KITH_TRY_ASSIGN(
        const auto rows,
        list_records(store, {RecordKind::entity, std::string(same_as_list)}, {0, all_rows}));
    std::vector<Link> links;
    for (const RecordRow& row : rows) {
        KITH_TRY_ASSIGN(const auto record, find_record(store, row.id));
        if (!record) continue;
        const auto ends = split_words(record->text(field::same_as));
        if (ends.size() != 2) continue;
        const auto a = parse_dot(ends[0]), b = parse_dot(ends[1]);
        if (!a || !b) continue;
        KITH_TRY_ASSIGN(const bool counts, sync::is_of_coordinator(store, row.id.writer));
        KITH_TRY_ASSIGN(const bool has_a, is_place(store, *a));
        KITH_TRY_ASSIGN(const bool has_b, is_place(store, *b));
        if (counts && has_a && has_b) links.push_back({row.id, *a, *b});
    }
    return links;
}

Status coordinators_only(StoreView& store) {
    if (!store.is_hub())
        return fail(ErrorCode::refused,
                    "Only a coordinator joins and parts places; nothing was changed.");
    return {};
}

/// A place, or several that are one, while look-alikes are sought.
struct Candidate {
    AlikePlace place;
    std::vector<NamedAt> names; // of each record
};

Result<std::vector<Candidate>> candidates(StoreView& store) {
    KITH_TRY_ASSIGN(const SamePlaces same, SamePlaces::read(store));
    KITH_TRY_ASSIGN(const auto counts, count_mentions(store));
    KITH_TRY_ASSIGN(const auto location,
                    find_field(store, {FieldName::Kind::property, "asset", "location"}));
    KITH_TRY_ASSIGN(const auto rows,
                    list_records(store, {RecordKind::entity, "asset"}, {0, all_rows}));
    std::map<RecordId, Candidate> by_first;
    for (const RecordRow& row : rows) {
        KITH_TRY_ASSIGN(const auto record, find_record(store, row.id));
        if (!record) continue;
        NamedAt name{row.title, location ? std::string(record->text(*location)) : std::string()};
        const RecordId first = same.first_of(row.id);
        Candidate& one = by_first[first];
        const auto mentions = counts.find(row.id);
        one.place.mentions = (one.names.empty() ? 0 : one.place.mentions) + 1 +
                             (mentions == counts.end() ? 0 : mentions->second);
        if (row.id == first) one.place = {first, name.name, name.place, one.place.mentions};
        one.names.push_back(std::move(name));
    }
    std::vector<Candidate> all;
    all.reserve(by_first.size());
    for (auto& [first, one] : by_first)
        all.push_back(std::move(one));
    return all;
}

bool look_alike(const Candidate& a, const Candidate& b) {
    for (const NamedAt& one : a.names)
        for (const NamedAt& other : b.names) {
            const bool is_near =
                !one.place.empty() && comparable_name(one.place) == comparable_name(other.place);
            if (name_likeness(one.name, other.name) >=
                (is_near ? alike_by_name_and_place : alike_by_name))
                return true;
        }
    return false;
}

} // namespace

Result<SamePlaces> SamePlaces::read(StoreView& store) {
    KITH_TRY_ASSIGN(const auto links, standing_links(store));
    Sets<RecordId> sets;
    for (const Link& link : links)
        sets.join(link.a, link.b);
    SamePlaces same;
    for (const Link& link : links) {
        same.links_[sets.first_of(link.a)].push_back(link.link);
        for (const RecordId end : {link.a, link.b})
            if (same.first_.emplace(end, sets.first_of(end)).second)
                same.groups_[sets.first_of(end)].push_back(end);
    }
    for (auto& [first, all] : same.groups_)
        std::sort(all.begin(), all.end());
    return same;
}

RecordId SamePlaces::first_of(RecordId asset) const {
    const auto found = first_.find(asset);
    return found == first_.end() ? asset : found->second;
}

std::vector<RecordId> SamePlaces::all_of(RecordId asset) const {
    const auto found = groups_.find(first_of(asset));
    return found == groups_.end() ? std::vector<RecordId>{asset} : found->second;
}

std::vector<RecordId> SamePlaces::links_of(RecordId asset) const {
    const auto found = links_.find(first_of(asset));
    return found == links_.end() ? std::vector<RecordId>{} : found->second;
}

Result<std::vector<AlikePlaces>> suggest_same_places(StoreView& store) {
    KITH_TRY_ASSIGN(const auto all, candidates(store));
    Sets<std::size_t> sets;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = i + 1; j < all.size(); ++j)
            if (look_alike(all[i], all[j])) sets.join(i, j);
    std::map<std::size_t, AlikePlaces> found;
    for (std::size_t i = 0; i < all.size(); ++i) {
        AlikePlaces& one = found[sets.first_of(i)];
        one.places.push_back(all[i].place);
        one.mentions += all[i].place.mentions;
    }
    std::vector<AlikePlaces> suggestions;
    for (auto& [first, one] : found) {
        if (one.places.size() < 2) continue;
        std::stable_sort(
            one.places.begin(), one.places.end(), [](const AlikePlace& a, const AlikePlace& b) {
                return a.mentions > b.mentions;
            });
        suggestions.push_back(std::move(one));
    }
    std::stable_sort(
        suggestions.begin(), suggestions.end(), [](const AlikePlaces& a, const AlikePlaces& b) {
            return a.mentions > b.mentions;
        });
    return suggestions;
}

Result<std::vector<RecordId>> join_places(Store& store, const std::vector<RecordId>& assets) {
    KITH_TRY(coordinators_only(store));
    KITH_TRY_ASSIGN(const SamePlaces same, SamePlaces::read(store));
    KITH_TRY_ASSIGN(const RecordId author, worker_of(store));
    ChangeGroup group(store, author);
    std::vector<RecordId> links;
    for (const RecordId asset : assets) {
        KITH_TRY_ASSIGN(const bool is_here, is_place(store, asset));
        if (!is_here)
            return fail(ErrorCode::not_found,
                        "There is no place, group or thing with the number " + to_text(asset) +
                            " in this store; nothing was changed.");
        if (same.first_of(asset) == same.first_of(assets.front())) continue;
        const auto text = [](std::string words) {
            return Value{Value::Kind::text, std::move(words)};
        };
        const std::vector<Edit> fields{
            {field::list, text(std::string(same_as_list))},
            {field::same_as, text(to_text(assets.front()) + " " + to_text(asset))}};
        links.push_back(group.create({RecordKind::entity}, fields));
    }
    if (links.empty())
        return fail(ErrorCode::refused, "They are one already, or only one place was named.");
    KITH_TRY(group.commit());
    return links;
}

Status part_links(Store& store, const std::vector<RecordId>& links) {
    KITH_TRY(coordinators_only(store));
    KITH_TRY_ASSIGN(const RecordId author, worker_of(store));
    ChangeGroup group(store, author);
    for (const RecordId link : links)
        KITH_TRY(group.remove(link, parting));
    return group.commit();
}

Result<std::vector<RecordId>> part_places(Store& store, RecordId asset) {
    KITH_TRY(coordinators_only(store));
    KITH_TRY_ASSIGN(const SamePlaces same, SamePlaces::read(store));
    const auto links = same.links_of(asset);
    if (links.empty())
        return fail(ErrorCode::refused, "Nothing is joined to this place; nothing was changed.");
    KITH_TRY(part_links(store, links));
    return same.all_of(asset);
}

} // namespace kith::app
