#include "app/ctl/demo_people.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace kith::app {
namespace {

using Words = std::span<const std::string_view>;
using Line = nlohmann::ordered_json;

constexpr std::array<std::string_view, 16> first_names{"Amina",
                                                       "Joan",
                                                       "Piotr",
                                                       "Samira",
                                                       "Dev",
                                                       "Grace",
                                                       "Tomasz",
                                                       "Yusuf",
                                                       "Megan",
                                                       "Rukhsana",
                                                       "Owen",
                                                       "Bilal",
                                                       "Ewa",
                                                       "Priya",
                                                       "Leroy",
                                                       "Nasreen"};
constexpr std::array<std::string_view, 12> last_names{"Price",
                                                      "Khan",
                                                      "Nowak",
                                                      "Osei",
                                                      "Begum",
                                                      "Hughes",
                                                      "Malik",
                                                      "Zielinska",
                                                      "Clarke",
                                                      "Ahmed",
                                                      "Doyle",
                                                      "Sahota"};
constexpr std::array<std::string_view, 6> streets{
    "Mill Lane", "Edward Road", "Canal Street", "Orchard Way", "Church Hill", "Station Parade"};
constexpr std::array<std::string_view, 8> thanked{"baked bread for the school fair",
                                                  "sat with my neighbour after her fall",
                                                  "mended a bike",
                                                  "sang at the hall",
                                                  "walked next door's dog",
                                                  "filled in a form for a friend",
                                                  "grew too many tomatoes and shared them",
                                                  "taught my grandson to cook"};
constexpr std::array<std::string_view, 8> both_lives{"a walk with somebody every week",
                                                     "cook once and eat together",
                                                     "show people their phones",
                                                     "a tool shed for the street",
                                                     "a choir",
                                                     "read to the little ones",
                                                     "lifts to the shops",
                                                     "look after the planters"};
constexpr std::array<std::string_view, 4> tiles{"food", "home", "green", "everyday"};
constexpr std::array<std::array<std::string_view, 4>, 4> leaves{
    {{"cook_for", "teach_cooking", "community_kitchen", "bake"},
     {"small_fixes", "decorate", "mend_sew", "fix_gadgets"},
     {"gardening", "grow_together", "litter", "pets"},
     {"shopping", "housework", "wait_in", "check_in"}}};
constexpr std::array<std::string_view, 8> needs{"friends",
                                                "talk_to",
                                                "good_food",
                                                "warm_home",
                                                "out_and_about",
                                                "phone_online",
                                                "forms_language",
                                                "enjoyable"};
constexpr std::array<std::string_view, 3> willing{"weekly", "monthly", "not_at_all"};
constexpr std::array<std::string_view, 4> levels{"have_a_go", "do_it", "show", "living"};
constexpr std::array<std::string_view, 4> often{"once", "now_and_then", "monthly", "weekly"};
constexpr std::array<std::string_view, 5> places{"Mill Lane Hall",
                                                 "the allotments",
                                                 "St Anne's lunch club",
                                                 "Canal Street library",
                                                 "the school gate"};
constexpr std::array<std::string_view, 5> kinds{
    "building", "green", "club", "organisation", "network"};
constexpr std::array<std::string_view, 3> rooms{"some", "plenty", "full"};

std::size_t below(Random& chance, std::size_t count) {
    return static_cast<std::size_t>(chance.next() % count);
}
std::string one_of(Random& chance, Words words) {
    return std::string(words[below(chance, words.size())]);
}

/// One time in six two letters change places, as happens at a door.
std::string mistyped(Random& chance, std::string text) {
    if (text.size() > 4 && below(chance, 6) == 0) {
        const std::size_t at = 1 + below(chance, text.size() - 3);
        std::swap(text[at], text[at + 1]);
    }
    return text;
}

void add_consent(Random& chance, Line& line) {
    line["/consent/take_part"] = "yes";
    line["/consent/adult"] = "yes";
    const bool named = below(chance, 4) != 0;
    line["/consent/keep_named"] = named ? "yes" : "no_name";
    if (named) line["/consent/introduce"] = "yes";
    line["/consent/count_me"] = "yes";
    line["/consent/consent_how"] = "spoken";
}

void add_contact(Random& chance, Line& line) {
    if (line["/consent/keep_named"] != "yes") return;
    line["/talk/contact/called"] =
        mistyped(chance, one_of(chance, first_names) + " " + one_of(chance, last_names));
    line["/talk/contact/reach_by"] = "phone";
    line["/talk/contact/reach_at"] = fmt::format("01632 960{:03}", below(chance, 1000));
    line["/talk/contact/best_time"] = "any";
}

/// Two different words of four, in their order.
std::string two_of(Random& chance, Words words) {
    const std::size_t first = below(chance, words.size() - 1);
    const std::size_t second = first + 1 + below(chance, words.size() - 1 - first);
    return std::string(words[first]) + " " + std::string(words[second]);
}

} // namespace

std::string invented_assessment(Random& chance) {
    Line line;
    add_consent(chance, line);
    line["/talk/thanked"] = mistyped(chance, one_of(chance, thanked));
    line["/talk/both_lives"] = mistyped(chance, one_of(chance, both_lives));
    const std::size_t tile = below(chance, tiles.size());
    line["/talk/gift_tiles/gifts_hands"] = std::string(tiles[tile]);
    line["/talk/gifts"] = two_of(chance, leaves[tile]);
    for (int gift = 1; gift <= 2; ++gift) {
        line[fmt::format("/talk/gift[{}]/gift_page/g_level", gift)] = one_of(chance, levels);
        line[fmt::format("/talk/gift[{}]/gift_page/g_often", gift)] = one_of(chance, often);
    }
    line["/talk/willing_more"] = one_of(chance, willing);
    line["/talk/welcome_help"] = one_of(chance, needs);
    line["/talk/need[1]/need_page/n_when"] = "whenever";
    if (line["/consent/keep_named"] == "yes" && below(chance, 10) == 0)
        line["/talk/not_with"] = "the people at number " + std::to_string(1 + below(chance, 80));
    add_contact(chance, line);
    return line.dump();
}

std::string invented_survey(Random& chance) {
    Line line;
    add_consent(chance, line);
    line["/talk/patch"] = mistyped(chance, one_of(chance, streets));
    line["/talk/good"] = mistyped(chance, one_of(chance, both_lives));
    const std::size_t place = below(chance, places.size());
    line["/talk/asset[1]/asset_what/a_kind"] = std::string(kinds[place]);
    line["/talk/asset[1]/asset_what/a_name"] = mistyped(chance, std::string(places[place]));
    line["/talk/asset[1]/asset_more/a_room"] = one_of(chance, rooms);
    line["/talk/willing_more"] = one_of(chance, willing);
    line["/talk/street_needs"] = two_of(chance, needs);
    add_contact(chance, line);
    return line.dump();
}

} // namespace kith::app
