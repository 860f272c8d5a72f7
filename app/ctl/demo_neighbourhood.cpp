#include "app/ctl/demo_neighbourhood.h"

#include <fmt/format.h>

#include <numeric>

namespace kith::app {
namespace {

/// A first name, then a family name of two parts; the parts of women's and men's may differ.
struct Naming {
    std::array<std::string_view, 6> women, men;
    std::array<std::string_view, 6> stems_of_women, stems_of_men;
    std::array<std::string_view, 6> ends_of_women, ends_of_men;
    std::string_view languages;
    unsigned share = 1; // of the households
};

constexpr std::array<std::string_view, 6> no_stem{};
constexpr std::array<std::string_view, 6> english_stems{
    "Ash", "Hart", "Thorn", "Brad", "Lang", "Wins"};
constexpr std::array<std::string_view, 6> english_ends{
    "ley", "wood", "ford", "well", "ton", "combe"};
constexpr std::array<std::string_view, 6> polish_stems{
    "Zieliń", "Kowal", "Lewandow", "Wiśniew", "Dąbrow", "Jawor"};
constexpr std::array<std::string_view, 6> somali_men{
    "Abdi", "Warsame", "Liban", "Guled", "Mahad", "Farah"};

constexpr std::array<Naming, 8> namings{{
    {{"Joan", "Megan", "Sheila", "Tracey", "Bridget", "Ellie"},
     {"Owen", "Colin", "Darren", "Patrick", "Alfie", "Roy"},
     english_stems,
     english_stems,
     english_ends,
     english_ends,
     "en",
     26},
    {{"Samira", "Nasreen", "Shazia", "Zainab", "Farah", "Tahira"},
     {"Bilal", "Yusuf", "Imran", "Tariq", "Adeel", "Hamza"},
     no_stem,
     no_stem,
     {"Begum", "Bibi", "Akhtar", "Khan", "Malik", "Parveen"},
     {"Khan", "Malik", "Hussain", "Ahmed", "Mahmood", "Iqbal"},
     "ur en",
     24},
    {{"Jaswinder", "Harpreet", "Simran", "Manjit", "Kiran", "Baljit"},
     {"Gurdeep", "Harjit", "Balbir", "Amrit", "Ranjit", "Sukhdev"},
     {"Kaur ", "Kaur ", "Kaur ", "Kaur ", "Kaur ", "Kaur "},
     {"Singh ", "Singh ", "Singh ", "Singh ", "Singh ", "Singh "},
     {"Sahota", "Gill", "Dhillon", "Bains", "Sandhu", "Virk"},
     {"Sahota", "Gill", "Dhillon", "Bains", "Sandhu", "Virk"},
     "pa en",
     12},
    {{"Ewa", "Agnieszka", "Halina", "Kasia", "Zofia", "Beata"},
     {"Piotr", "Tomasz", "Marek", "Jacek", "Paweł", "Zbigniew"},
     polish_stems,
     polish_stems,
     {"ska", "ska", "ska", "ska", "ska", "ska"},
     {"ski", "ski", "ski", "ski", "ski", "ski"},
     "pl en",
     11},
    {{"Marcia", "Sonia", "Beverley", "Yvonne", "Paulette", "Claudette"},
     {"Leroy", "Delroy", "Winston", "Errol", "Carlton", "Desmond"},
     no_stem,
     no_stem,
     {"Clarke", "Campbell", "Reid", "Francis", "Bailey", "Gordon"},
     {"Clarke", "Campbell", "Reid", "Francis", "Bailey", "Gordon"},
     "en",
     11},
    {{"Akosua", "Abena", "Esi", "Yaa", "Adwoa", "Efua"},
     {"Kwame", "Kofi", "Yaw", "Kojo", "Kwabena", "Kwesi"},
     no_stem,
     no_stem,
     {"Osei", "Mensah", "Boateng", "Owusu", "Asante", "Agyeman"},
     {"Osei", "Mensah", "Boateng", "Owusu", "Asante", "Agyeman"},
     "en other",
     5},
    // A given name, the father's and the grandfather's.
    {{"Hodan", "Ayaan", "Sahra", "Ifrah", "Fadumo", "Deqa"},
     somali_men,
     {"Abdi ", "Warsame ", "Liban ", "Guled ", "Mahad ", "Farah "},
     {"Abdi ", "Warsame ", "Liban ", "Guled ", "Mahad ", "Farah "},
     {"Jama", "Yusuf", "Hassan", "Ali", "Omar", "Nur"},
     {"Jama", "Yusuf", "Hassan", "Ali", "Omar", "Nur"},
     "so en",
     5},
    {{"Rehana", "Shirin", "Nargis", "Taslima", "Jorina", "Momtaz"},
     {"Rafiq", "Kamal", "Shafiq", "Habib", "Monir", "Jalal"},
     no_stem,
     no_stem,
     {"Begum", "Khatun", "Akter", "Bibi", "Sultana", "Khanom"},
     {"Miah", "Uddin", "Ali", "Rahman", "Chowdhury", "Haque"},
     "bn en",
     6},
}};

constexpr std::array<std::string_view, streets_in_all> streets{"Mill Lane",
                                                               "Edward Road",
                                                               "Canal Street",
                                                               "Orchard Way",
                                                               "Church Hill",
                                                               "Station Parade",
                                                               "Weaver's Row",
                                                               "Brook Lane",
                                                               "Alma Terrace"};
constexpr std::size_t homes_without_talkers = 40;
constexpr unsigned homes_of_flats = 6; // of every thirty

constexpr std::array<InventedPlace, 14> places_that_all_know{{
    {"Mill Lane Hall",
     "building",
     "Meals, meetings, a stage",
     "Mill Lane 40",
     "Every day 9 to 9",
     "anyone",
     "small",
     "some",
     14},
    {"The allotments behind Brook Lane",
     "green",
     "Growing, and tea at the shed",
     "Brook Lane, past the gate",
     "Daylight",
     "anyone",
     "donation",
     "full",
     9},
    {"St Anne's lunch club",
     "club",
     "A hot meal and bingo",
     "Church Hill 3",
     "Tuesdays at noon",
     "older",
     "small",
     "some",
     12},
    {"Canal Street library",
     "organisation",
     "Books, computers, story time",
     "Canal Street 1",
     "Monday to Friday 10 to 5",
     "anyone",
     "free",
     "plenty",
     11},
    {"The school gate on Orchard Way",
     "network",
     "Parents who swap news and favours",
     "Orchard Way",
     "School days at 3",
     "families",
     "free",
     "plenty",
     6},
    {"Gurdwara kitchen",
     "organisation",
     "A meal for whoever comes",
     "Station Parade 22",
     "Every day at noon",
     "anyone",
     "free",
     "plenty",
     8},
    {"Edward Road mosque hall",
     "building",
     "Homework club, women's circle",
     "Edward Road 61",
     "Afternoons",
     "anyone",
     "free",
     "some",
     8},
    {"The repair table",
     "club",
     "Lamps, bikes and zips are mended",
     "Mill Lane 40",
     "First Saturday of the month",
     "anyone",
     "donation",
     "struggling",
     7},
    {"Weaver's Row corner shop",
     "business",
     "Milk, and a board for notes",
     "Weaver's Row 2",
     "Every day 7 to 10",
     "anyone",
     "more",
     "some",
     5},
    {"Brook Lane football pitch",
     "green",
     "Football, and the Sunday walk",
     "Brook Lane",
     "Daylight",
     "young",
     "free",
     "plenty",
     6},
    {"Tool shed of Alma Terrace",
     "borrow",
     "Ladders, drills, a wallpaper table",
     "Alma Terrace 18",
     "Ask at number 18",
     "anyone",
     "free",
     "some",
     4},
    {"The street party",
     "tradition",
     "Long tables, every July",
     "Mill Lane",
     "One day in July",
     "anyone",
     "free",
     "plenty",
     5},
    {"Choir of all voices",
     "club",
     "Singing, no reading of music",
     "Mill Lane 40",
     "Thursdays at 7",
     "anyone",
     "donation",
     "plenty",
     6},
    {"The old wash house",
     "building",
     "Closed since the roof came in",
     "Canal Street 30",
     "",
     "anyone",
     "free",
     "closed",
     3},
}};
constexpr std::array<HeardPlace, 4> places_by_hearsay{{
    {{"",
      "building",
      "Jumble sales and a warm room",
      "Church Hill",
      "Wednesdays",
      "anyone",
      "free",
      "some",
      1},
     {"St Mary's Hall", "st marys hall", "St. Mary's Hall"}},
    {{"", "club", "Knitting and talk", "Canal Street", "Tuesdays", "women", "donation", "some", 1},
     {"Tuesday knitting club", "Tuesday Knitting Club", "Tuesday knitting clubb"}},
    {{"",
      "green",
      "Planters by the water",
      "Canal Street",
      "Daylight",
      "anyone",
      "free",
      "some",
      1},
     {"Towpath garden", "Tow Path Garden", "The towpath garden"}},
    {{"",
      "network",
      "A chat group for lifts and left-overs",
      "",
      "",
      "anyone",
      "free",
      "plenty",
      1},
     {"Brook Lane neighbours' chat", "Brook Lane neighbours chat", "Brook lane neighbors chat"}},
}};

/// Of the ranges for a Birmingham number, a mobile and a number without a place.
std::string invented_phone(Random& chance) {
    constexpr std::array<std::string_view, 3> ranges{"0121 496 0", "07700 900", "01632 960"};
    return fmt::format("{}{:03}", ranges[below(chance, ranges.size())], below(chance, 1000));
}

/// Who lives together shares the last part of the name, and the style of the first.
struct Family {
    const Naming* naming = nullptr;
    std::size_t stem = 0, end = 0;
};

Family invent_family(Random& chance) {
    std::vector<unsigned> shares;
    for (const Naming& naming : namings)
        shares.push_back(naming.share);
    return {&namings[weighted(chance, shares)], below(chance, 6), below(chance, 6)};
}

Neighbour invent_neighbour(Random& chance, const Family& family, std::size_t home) {
    const Naming& naming = *family.naming;
    const bool is_woman = happens(chance, 54);
    const std::string_view first = (is_woman ? naming.women : naming.men)[below(chance, 6)];
    const std::string_view stem =
        (is_woman ? naming.stems_of_women : naming.stems_of_men)[family.stem];
    const std::string_view end = (is_woman ? naming.ends_of_women : naming.ends_of_men)[family.end];
    return {fmt::format("{} {}{}", first, stem, end),
            invented_phone(chance),
            std::string(naming.languages),
            home};
}

DoorSpec address_in(std::string_view street, std::size_t number) {
    DoorSpec door{std::string(street), {}, {}, {}};
    const std::size_t in_thirty = number % 30;
    const bool is_flat = in_thirty >= 30 - homes_of_flats;
    door.door = std::to_string(is_flat ? number / 30 * 30 + 25 : number + 1);
    if (is_flat)
        door.flat = std::string(1, static_cast<char>('A' + in_thirty - (30 - homes_of_flats)));
    return door;
}

} // namespace

std::size_t below(Random& chance, std::size_t count) {
    return static_cast<std::size_t>(chance.next() % count);
}

bool happens(Random& chance, std::size_t percent) {
    return below(chance, 100) < percent;
}

std::size_t weighted(Random& chance, const std::vector<unsigned>& weights) {
    const unsigned all = std::accumulate(weights.begin(), weights.end(), 0U);
    std::size_t left = below(chance, all);
    std::size_t index = 0;
    while (left >= weights[index])
        left -= weights[index++];
    return index;
}

Neighbourhood invent_neighbourhood(Random& chance) {
    std::vector<std::size_t> sizes; // of the households
    std::size_t people = 0;
    while (people < neighbours_in_all) {
        const std::size_t size =
            std::min(1 + weighted(chance, {26, 38, 20, 12, 4}), neighbours_in_all - people);
        sizes.push_back(size);
        people += size;
    }
    for (std::size_t i = 0; i < homes_without_talkers; ++i)
        sizes.insert(sizes.begin() + static_cast<std::ptrdiff_t>(below(chance, sizes.size())), 0);
    Neighbourhood all;
    const std::size_t in_a_street = (sizes.size() + streets.size() - 1) / streets.size();
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        Home home{address_in(streets[i / in_a_street], i % in_a_street), {}};
        const Family family = invent_family(chance);
        for (std::size_t person = 0; person < sizes[i]; ++person) {
            home.people.push_back(all.people.size());
            all.people.push_back(invent_neighbour(chance, family, i));
        }
        all.homes.push_back(std::move(home));
    }
    return all;
}

const std::array<InventedPlace, 14>& known_places() {
    return places_that_all_know;
}

const std::array<HeardPlace, 4>& heard_places() {
    return places_by_hearsay;
}

} // namespace kith::app
