// Forms whose choices come from a file: in the project, the file is part of the form version.
#include "survey_core/xlsform/load_form.h"
#include "tests/app/flow/form_desk.h"

using namespace kith;
using namespace kith::app;
using kith::test::FormDesk;
using kith::test::must;

namespace {

FormDesk::Sheets mills(std::string survey, std::string list, std::string choices = {}) {
    FormDesk::Sheets sheets{{"survey.csv", std::move(survey)},
                            {"settings.csv", "form_title,form_id,version\nMills,mills,1\n"},
                            {"mills.csv", std::move(list)}};
    if (!choices.empty()) sheets.emplace_back("choices.csv", std::move(choices));
    return sheets;
}

std::vector<OfferedChoice> offered(const LiveInterview& live, const std::string& path) {
    return live.engine().choices(live.engine().find("/data" + path).value());
}

std::string in_a_line(const std::vector<OfferedChoice>& choices) {
    std::string line;
    for (const OfferedChoice& choice : choices)
        line += choice.name + " " + choice.label + ";";
    return line;
}

} // namespace

TEST_CASE("an interview offers the rows of the file that lay beside its form", "[flow]") {
    FormDesk desk(
        mills("type,name,label,choice_filter,calculation\n"
              "text,town,Town?,,\n"
              "select_one_from_file mills.csv,mill,Mill?,town = ${town},\n"
              "calculate,wheels,,,\"pulldata('mills', 'wheels', 'name', ${mill})\"\n",
              "name,label,town,wheels\nm1,North Mill,Ash,3\nm2,South Mill,Ash,4\nm3,Weir,Elm,5\n"));
    std::filesystem::remove_all(desk.folder("form")); // what follows comes from the store
    auto live = desk.begin();
    must(live.answer("/town", "Ash"));
    CHECK(in_a_line(offered(live, "/mill")) == "m1 North Mill;m2 South Mill;");
    must(live.answer("/mill", "m2"));
    CHECK(live.engine().state(live.engine().find("/data/wheels").value()).value == "4");
}

TEST_CASE("search() in an appearance looks into the file, by the columns its list names",
          "[flow]") {
    FormDesk desk(
        mills("type,name,label,appearance\n"
              "text,town,Town?,\n"
              "select_one mill,mill,Mill?,\"minimal search('mills', 'matches', 'town', ${town})\"\n"
              "select_one mill,any,Any?,search('mills')\n"
              "select_one mill,old,Old?,\"search('mills', 'contains', 'town,title', ${town}, "
              "'old', 'y')\"\n",
              "key,title,town,old\nm1,Ash Mill,Elm,y\nm2,South Mill,Ash,n\nm3,Weir,Ash,y\n",
              "list_name,name,label\nmill,key,title\n"));
    auto live = desk.begin();
    must(live.answer("/town", "Ash"));
    CHECK(in_a_line(offered(live, "/mill")) == "m2 South Mill;m3 Weir;");
    CHECK(in_a_line(offered(live, "/any")) == "m1 Ash Mill;m2 South Mill;m3 Weir;");
    CHECK(in_a_line(offered(live, "/old")) == "m1 Ash Mill;m3 Weir;");
}

TEST_CASE("a long list is read once for a form version and goes with the form to a laptop",
          "[flow]") {
    std::string streets = "name,label\n";
    for (int i = 0; i < 150'000; ++i)
        streets += "s" + std::to_string(i) + ",Street number " + std::to_string(i * 7919) + "\n";
    REQUIRE(streets.size() > (4U << 20U)); // more than one part of a hand-over file holds
    FormDesk desk(mills("type,name,label\nselect_one_from_file mills.csv,mill,Mill?\n", streets));
    const auto first = must(desk.shelf.lists(*desk.store, desk.version));
    CHECK(must(desk.shelf.lists(*desk.store, desk.version)) == first);
    auto live = desk.begin();
    CHECK(first.use_count() > 2); // the shelf's, ours, and the interview's
    CHECK(offered(live, "/mill").size() == 150'000);

    must(write_joining_card(*desk.store, desk.folder("card")));
    const auto amina = must(join_project(desk.environment(),
                                         desk.folder("amina.kith"),
                                         desk.folder("card"),
                                         {"One", "Amina", "a b c d"}));
    CHECK(must(load_form(*amina, desk.version)).content ==
          must(load_form(*desk.store, desk.version)).content);
}
