#include "app/flow/real_thing.h"

#include "survey_core/base/text.h"
#include "survey_core/store/forms.h"
#include "survey_core/store/records.h"
#include "survey_core/taxonomy/suggest_leaf.h"

#include <algorithm>
#include <limits>
#include <set>

namespace kith::app {
namespace {

void add_each(std::vector<std::string>& to, std::string_view words) {
    for (std::string& word : split_words(words))
        if (std::find(to.begin(), to.end(), word) == to.end()) to.push_back(std::move(word));
}

/// The entities of one list, by the names of their properties.
class ListReader {
public:
    ListReader(StoreView& store, std::string list) : store_(store), list_(std::move(list)) {}

    /// Those that are not deleted.
    template <class Visit> Status each(Visit visit) {
        KITH_TRY_ASSIGN(const auto rows,
                        list_records(store_,
                                     {RecordKind::entity, list_},
                                     {0, std::numeric_limits<std::int64_t>::max()}));
        for (const RecordRow& row : rows) {
            KITH_TRY_ASSIGN(record_, find_record(store_, row.id));
            if (record_) KITH_TRY(visit());
        }
        return {};
    }
    Result<std::string> operator[](const std::string& property) {
        const auto known = fields_.find(property);
        if (known == fields_.end()) {
            KITH_TRY_ASSIGN(const auto field,
                            find_field(store_, {FieldName::Kind::property, list_, property}));
            fields_[property] = field;
        }
        const auto field = fields_[property];
        return field ? std::string(record_->text(*field)) : std::string();
    }
    [[nodiscard]] std::string text(FieldId field) const {
        return std::string(record_->text(field));
    }

private:
    StoreView& store_;
    std::string list_;
    std::map<std::string, std::optional<FieldId>> fields_;
    std::optional<RecordView> record_;
};

Result<std::set<std::string>> people_to_introduce(StoreView& store) {
    std::set<std::string> people;
    ListReader person(store, "person");
    KITH_TRY(person.each([&]() -> Status {
        KITH_TRY_ASSIGN(const std::string agreed, person["introduce"]);
        if (agreed == "yes") people.insert(person.text(field::entity_uuid));
        return {};
    }));
    return people;
}

std::vector<std::string> leaves_that_answer(const Taxonomy& taxonomy,
                                            const std::string& leaves,
                                            const std::string& headline) {
    std::vector<std::string> all = split_words(leaves);
    const Headline* said = taxonomy.find_headline(headline);
    if (all.empty() && said != nullptr) all = said->leaves;
    return all;
}

using Neighbours = std::map<std::string, std::set<std::string>>; // by leaf, the people

Result<Neighbours> neighbours_by_leaf(StoreView& store, const Taxonomy& taxonomy) {
    KITH_TRY_ASSIGN(const auto people, people_to_introduce(store));
    Neighbours neighbours;
    ListReader need(store, "need");
    KITH_TRY(need.each([&]() -> Status {
        KITH_TRY_ASSIGN(const std::string person, need["person"]);
        KITH_TRY_ASSIGN(const std::string leaves, need["leaves"]);
        KITH_TRY_ASSIGN(const std::string headline, need["headline"]);
        if (!people.contains(person)) return {};
        for (const std::string& leaf : leaves_that_answer(taxonomy, leaves, headline))
            neighbours[leaf].insert(person);
        return {};
    }));
    return neighbours;
}

std::string label_in(const Taxonomy& taxonomy, const Leaf& leaf, const std::string& language) {
    const auto at = std::find(taxonomy.languages.begin(), taxonomy.languages.end(), language);
    const auto index = static_cast<std::size_t>(at - taxonomy.languages.begin());
    const bool is_there = index < leaf.labels.size() && !leaf.labels[index].empty();
    return is_there ? leaf.labels[index] : leaf.labels.front();
}

Status find_asked_for(StoreView& store,
                      const Taxonomy& taxonomy,
                      const SaidForNow& said,
                      RealThings& things) {
    KITH_TRY_ASSIGN(const Neighbours neighbours, neighbours_by_leaf(store, taxonomy));
    for (const std::string& gift : said.gifts) {
        const Leaf* leaf = taxonomy.find_leaf(gift);
        const auto asked = neighbours.find(gift);
        if (leaf == nullptr || leaf->gate == Gate::service_only || asked == neighbours.end() ||
            asked->second.size() < fewest_neighbours_said)
            continue;
        things.asked_for.push_back(
            {label_in(taxonomy, *leaf, said.language), asked->second.size()});
    }
    std::stable_sort(things.asked_for.begin(),
                     things.asked_for.end(),
                     [](const auto& a, const auto& b) { return a.neighbours > b.neighbours; });
    if (things.asked_for.size() > most_real_things) things.asked_for.resize(most_real_things);
    return {};
}

std::set<std::string> leaves_of(const Taxonomy& taxonomy, const SaidForNow& said) {
    std::set<std::string> leaves(said.gifts.begin(), said.gifts.end());
    leaves.insert(said.needs.begin(), said.needs.end());
    for (const std::string& id : said.headlines)
        if (const Headline* headline = taxonomy.find_headline(id))
            leaves.insert(headline->leaves.begin(), headline->leaves.end());
    return leaves;
}

Status find_groups(StoreView& store,
                   const Taxonomy& taxonomy,
                   const SaidForNow& said,
                   RealThings& things) {
    const std::set<std::string> leaves = leaves_of(taxonomy, said);
    std::set<std::string> named;
    ListReader asset(store, "asset");
    return asset.each([&]() -> Status {
        KITH_TRY_ASSIGN(const std::string room, asset["room"]);
        if (room != "some" && room != "plenty") return {};
        GroupWithRoom group{asset.text(field::label), {}, {}};
        KITH_TRY_ASSIGN(group.where, asset["location"]);
        KITH_TRY_ASSIGN(group.when, asset["schedule"]);
        KITH_TRY_ASSIGN(const std::string does, asset["description"]);
        KITH_TRY_ASSIGN(const std::string might_do, asset["if_asked"]);
        const auto suggested = suggest_leaves(taxonomy, group.name + " " + does + " " + might_do);
        const bool fits = std::any_of(suggested.begin(), suggested.end(), [&](const auto& one) {
            return leaves.contains(one.leaf);
        });
        if (fits && things.groups.size() < most_real_things &&
            named.insert(fold_for_search(group.name)).second)
            things.groups.push_back(std::move(group));
        return {};
    });
}

} // namespace

SaidForNow said_for_now(const LiveInterview& interview) {
    const Interview& engine = interview.engine();
    SaidForNow said;
    said.language = engine.language();
    for (const Answer& answer : engine.to_record()) {
        const auto place = engine.find(answer.path);
        if (!place || answer.value.empty()) continue;
        const auto& save_to = engine.form().node(place->node).save_to;
        if (!save_to) continue;
        if (*save_to == SaveTo{"capability", "leaf"}) add_each(said.gifts, answer.value);
        if (*save_to == SaveTo{"need", "leaves"}) add_each(said.needs, answer.value);
        if (*save_to == SaveTo{"need", "headline"}) add_each(said.headlines, answer.value);
    }
    return said;
}

Result<RealThings>
find_real_things(StoreView& store, const Taxonomy& taxonomy, const SaidForNow& said) {
    RealThings things;
    if (said.empty()) return things;
    KITH_TRY(find_asked_for(store, taxonomy, said, things));
    KITH_TRY(find_groups(store, taxonomy, said, things));
    return things;
}

} // namespace kith::app
