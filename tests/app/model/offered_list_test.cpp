#include "app/model/offered_list.h"
#include "app/model/pages.h"
#include "tests/app/model/small_form.h"

using namespace kith;
using namespace kith::app;

namespace {

OfferedList list_of(std::initializer_list<const char*> labels) {
    OfferedList list;
    for (const char* label : labels)
        list.choices.push_back({label, label});
    return list;
}

} // namespace

TEST_CASE("a search finds parts of words, whatever their accents and order", "[choices]") {
    const OfferedList list = list_of({"Stoke-on-Trent", "Bangor on Dee", "Łódź", "Trent Vale"});
    using Found = std::vector<std::uint32_t>;
    CHECK(find_choices(list, "") == Found{0, 1, 2, 3});
    CHECK(find_choices(list, "  ") == Found{0, 1, 2, 3});
    CHECK(find_choices(list, "LODZ") == Found{2});
    CHECK(find_choices(list, "dee bang") == Found{1});
    CHECK(find_choices(list, "trent") == Found{3, 0}); // who begins with it comes first
    CHECK(find_choices(list, "xx").empty());
}

TEST_CASE("a list is kept until what it offers changes", "[choices]") {
    FixedClock clock{Instant{1'000'000}};
    SeededRandom random{7};
    InterviewState interview;
    interview.live = test::small_interview(clock, random);
    const auto gifts = find_place(interview.live->engine(), "/gifts");
    REQUIRE(gifts);
    const auto before = offered_list_of(interview, *gifts);
    REQUIRE(before->choices.size() == 2);
    CHECK(before->choices[1].label == "Gardening");
    REQUIRE(interview.live->answer("/gifts", "garden"));
    CHECK(offered_list_of(interview, *gifts) == before);
}
