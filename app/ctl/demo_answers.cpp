#include "app/ctl/demo_answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace kith::app {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 12> thanked{"baked bread for the school fair",
                                                   "sat with my neighbour after her fall",
                                                   "mended a bike",
                                                   "sang at the hall",
                                                   "walked next door's dog",
                                                   "filled in a form for a friend",
                                                   "grew too many tomatoes and shared them",
                                                   "taught my grandson to cook",
                                                   "read letters out to my uncle",
                                                   "kept the score at the cricket",
                                                   "made the costumes for the play",
                                                   "took the bins out for the whole row"};
constexpr std::array<std::string_view, 8> both_lives{"a walk with somebody every week",
                                                     "cook once and eat together",
                                                     "show people their phones",
                                                     "a tool shed for the street",
                                                     "a choir",
                                                     "read to the little ones",
                                                     "lifts to the shops",
                                                     "look after the planters"};
constexpr std::array<std::string_view, 6> good{"people say hello",
                                               "the canal early in the morning",
                                               "you can get everything on one street",
                                               "somebody always has a ladder",
                                               "the food at the street party",
                                               "it is quiet after six"};
constexpr std::array<std::string_view, 4> levels{"have_a_go", "do_it", "show", "living"};
constexpr std::array<std::string_view, 4> often{"once", "now_and_then", "monthly", "weekly"};
constexpr std::array<std::string_view, 4> urgencies{
    "this_week", "this_month", "whenever", "regularly"};
constexpr std::array<std::string_view, 3> ties{"run", "go", "know"};
/// What is asked for here and nobody has: a picture without gaps would be no picture.
constexpr std::array<std::string_view, 6> offered_by_nobody{
    "minibus", "lift_care", "sit_with", "money_company", "read_aloud", "hospital_home"};

std::string one_of(Random& chance, Words words) {
    return std::string(words[below(chance, words.size())]);
}

bool is_small_letter(char c) {
    return c >= 'a' && c <= 'z';
}

/// One time in eight two letters change places; others than a to z are left alone.
std::string mistyped(Random& chance, std::string text) {
    if (text.size() <= 4 || !happens(chance, 12)) return text;
    const std::size_t at = 1 + below(chance, text.size() - 3);
    if (is_small_letter(text[at]) && is_small_letter(text[at + 1]))
        std::swap(text[at], text[at + 1]);
    return text;
}

/// Near the shares that a European study of 2008 reports.
std::string invent_willingness(Random& chance) {
    constexpr std::array<std::string_view, 3> answers{"weekly", "monthly", "not_at_all"};
    return std::string(answers[weighted(chance, {28, 43, 29})]);
}

/// So many of them with blanks between, in the order of the list.
template <class Item, class Weight>
std::vector<const Item*>
some_of(Random& chance, const std::vector<const Item*>& items, std::size_t count, Weight weight) {
    std::vector<unsigned> weights;
    for (const Item* item : items)
        weights.push_back(weight(*item));
    std::vector<bool> is_chosen(items.size(), false);
    for (;
         count > 0 && std::any_of(weights.begin(), weights.end(), [](unsigned w) { return w > 0; });
         --count) {
        const std::size_t at = weighted(chance, weights);
        is_chosen[at] = true;
        weights[at] = 0;
    }
    std::vector<const Item*> chosen;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (is_chosen[i]) chosen.push_back(items[i]);
    return chosen;
}

template <class Item> std::string ids_of(const std::vector<const Item*>& items) {
    std::string ids;
    for (const Item* item : items)
        ids += (ids.empty() ? "" : " ") + item->id;
    return ids;
}

template <class Item> std::vector<const Item*> each_of(const std::vector<Item>& items) {
    std::vector<const Item*> all;
    for (const Item& item : items)
        all.push_back(&item);
    return all;
}

/// The earlier tiles are the everyday ones, and the first leaf of each is what most can do.
unsigned popularity(const Leaf& leaf) {
    if (leaf.gate == Gate::service_only ||
        std::find(offered_by_nobody.begin(), offered_by_nobody.end(), leaf.id) !=
            offered_by_nobody.end())
        return 0;
    return leaf.gate == Gate::hosted ? 1 : leaf.gate == Gate::introduced ? 3 : 4;
}

struct Gifts {
    std::vector<const Tile*> tiles;
    std::vector<const Leaf*> leaves;
};

Gifts invent_gifts(Random& chance, const Taxonomy& taxonomy) {
    Gifts gifts;
    gifts.tiles = some_of(
        chance, each_of(taxonomy.tiles), 1 + below(chance, 2), [](const Tile&) { return 1U; });
    std::vector<const Leaf*> leaves;
    for (const Leaf& leaf : taxonomy.leaves)
        if (std::any_of(gifts.tiles.begin(), gifts.tiles.end(), [&](const Tile* tile) {
                return tile->id == leaf.tile;
            }))
            leaves.push_back(&leaf);
    gifts.leaves = some_of(chance, leaves, 1 + below(chance, 3), popularity);
    return gifts;
}

/// Company comes first nearly everywhere.
unsigned urgency(const Headline& headline) {
    if (headline.id == "friends" || headline.id == "talk_to") return 6;
    return headline.id == "have_a_say" || headline.id == "group" ? 1 : 3;
}

struct Consent {
    bool is_named = false, is_adult = false, may_introduce = false;
};

Consent add_consent(Random& chance, InventedAnswers& answers) {
    Consent given{happens(chance, 86), !happens(chance, 3), false};
    answers.emplace_back("/consent/take_part", "yes");
    answers.emplace_back("/consent/adult", given.is_adult ? "yes" : "16_17");
    answers.emplace_back("/consent/keep_named", given.is_named ? "yes" : "no_name");
    if (given.is_named && given.is_adult) {
        given.may_introduce = happens(chance, 85);
        answers.emplace_back("/consent/introduce", given.may_introduce ? "yes" : "no");
    }
    answers.emplace_back("/consent/count_me", happens(chance, 94) ? "yes" : "no");
    answers.emplace_back("/consent/consent_how", "spoken");
    return given;
}

void add_contact(Random& chance,
                 const Consent& given,
                 const Neighbour& who,
                 InventedAnswers& answers) {
    if (!given.is_named) return;
    answers.emplace_back("/talk/contact/called", mistyped(chance, who.called));
    answers.emplace_back("/talk/contact/reach_by", "phone");
    answers.emplace_back("/talk/contact/reach_at", who.phone);
    answers.emplace_back("/talk/contact/best_time", happens(chance, 50) ? "evening" : "any");
}

void add_gifts(Random& chance, const Taxonomy& taxonomy, InventedAnswers& answers) {
    const Gifts gifts = invent_gifts(chance, taxonomy);
    for (const std::string_view pass : {"hands", "head", "heart"}) {
        std::vector<const Tile*> tiles;
        for (const Tile* tile : gifts.tiles)
            if (tile->pass == pass) tiles.push_back(tile);
        if (!tiles.empty())
            answers.emplace_back(fmt::format("/talk/gift_tiles/gifts_{}", pass), ids_of(tiles));
    }
    answers.emplace_back("/talk/gifts", ids_of(gifts.leaves));
    for (std::size_t i = 1; i <= gifts.leaves.size(); ++i) {
        const std::string page = fmt::format("/talk/gift[{}]/gift_page/", i);
        answers.emplace_back(page + "g_level", one_of(chance, levels));
        answers.emplace_back(page + "g_often", one_of(chance, often));
    }
}

void add_needs(Random& chance, const Taxonomy& taxonomy, InventedAnswers& answers) {
    const auto needs = some_of(chance, each_of(taxonomy.headlines), 1 + below(chance, 2), urgency);
    answers.emplace_back("/talk/welcome_help", ids_of(needs));
    for (std::size_t i = 0; i < needs.size(); ++i) {
        const std::string page = fmt::format("/talk/need[{}]/need_page/", i + 1);
        const auto& leaves = needs[i]->leaves;
        if (happens(chance, 85))
            answers.emplace_back(page + "n_leaf", leaves[below(chance, leaves.size())]);
        answers.emplace_back(page + "n_when", one_of(chance, urgencies));
    }
}

void add_place(Random& chance,
               std::size_t number,
               const NamedPlace& named,
               InventedAnswers& answers) {
    const InventedPlace& place = *named.place;
    const std::string instance = fmt::format("/talk/asset[{}]/", number);
    const auto say = [&](std::string_view path, std::string_view value) {
        if (!value.empty()) answers.emplace_back(instance + std::string(path), value);
    };
    say("asset_what/a_kind", place.kind);
    say("asset_what/a_name", named.name);
    say("asset_what/a_does", place.does);
    say("asset_what/a_where", place.where);
    say("asset_what/a_when", place.when);
    say("asset_more/a_for", place.welcome);
    say("asset_more/a_cost", place.cost);
    say("asset_more/a_room", place.room);
    say("asset_more/a_link", one_of(chance, ties));
}

} // namespace

std::string place_name_path(std::size_t number) {
    return fmt::format("/talk/asset[{}]/asset_what/a_name", number);
}

InventedAnswers invent_assessment(Random& chance, const Taxonomy& taxonomy, const Neighbour& who) {
    InventedAnswers answers;
    const Consent given = add_consent(chance, answers);
    answers.emplace_back("/talk/thanked", mistyped(chance, one_of(chance, thanked)));
    answers.emplace_back("/talk/both_lives", mistyped(chance, one_of(chance, both_lives)));
    add_gifts(chance, taxonomy, answers);
    answers.emplace_back("/talk/willing_more", invent_willingness(chance));
    answers.emplace_back("/talk/speaking/languages", who.languages);
    add_needs(chance, taxonomy, answers);
    if (given.may_introduce && happens(chance, 8))
        answers.emplace_back("/talk/not_with",
                             fmt::format("the people at number {}", 1 + below(chance, 80)));
    add_contact(chance, given, who, answers);
    return answers;
}

InventedAnswers invent_survey(Random& chance,
                              const Taxonomy& taxonomy,
                              const Neighbour& who,
                              std::string_view street,
                              const std::vector<NamedPlace>& places) {
    InventedAnswers answers;
    const Consent given = add_consent(chance, answers);
    answers.emplace_back("/talk/patch", mistyped(chance, std::string(street)));
    answers.emplace_back("/talk/good", mistyped(chance, one_of(chance, good)));
    for (std::size_t i = 0; i < places.size(); ++i)
        add_place(chance, i + 1, places[i], answers);
    const Gifts gifts = invent_gifts(chance, taxonomy);
    answers.emplace_back("/talk/doing", ids_of(gifts.tiles));
    answers.emplace_back("/talk/doing_leaves", ids_of(gifts.leaves));
    answers.emplace_back("/talk/willing_more", invent_willingness(chance));
    answers.emplace_back(
        "/talk/street_needs",
        ids_of(some_of(chance, each_of(taxonomy.headlines), 1 + below(chance, 3), urgency)));
    add_contact(chance, given, who, answers);
    return answers;
}

InventedAnswers invent_vote(Random& chance, bool is_staff) {
    struct Option {
        std::string id;
        unsigned of_users = 0, of_staff = 0;
    };
    static const std::vector<Option> options{{"friends", 20, 7},
                                             {"talk_to", 15, 4},
                                             {"public_services", 9, 20},
                                             {"my_situation", 5, 15}};
    const auto chosen =
        some_of(chance, each_of(options), 1 + below(chance, 2), [&](const Option& option) {
            return is_staff ? option.of_staff : option.of_users;
        });
    return {{"/about", "people who come to the day centre"},
            {"/side",
             is_staff ? (happens(chance, 70) ? "works" : "runs")
                      : (happens(chance, 75) ? "uses" : "supports")},
            {"/needs/top_needs", ids_of(chosen)}};
}

} // namespace kith::app
