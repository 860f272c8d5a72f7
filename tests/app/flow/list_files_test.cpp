// A form whose choices come from a file: in the project, the file is part of the form version.
#include "app/flow/live_interview.h"
#include "app/flow/project.h"
#include "survey_core/xlsform/load_form.h"
#include "tests/support/must.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>

using namespace kith;
using namespace kith::app;
using kith::test::must;

TEST_CASE("an interview offers the rows of the file that lay beside its form", "[flow]") {
    test::ScratchFolder scratch;
    PosixFileSystem files;
    FixedClock clock{Instant{1'790'000'000'000}};
    SeededRandom random{7};
    const Path folder = scratch.path() / "form";
    std::filesystem::create_directory(folder);
    std::ofstream(folder / "survey.csv")
        << "type,name,label,choice_filter,calculation\n"
           "text,town,Town?,,\n"
           "select_one_from_file mills.csv,mill,Mill?,town = ${town},\n"
           "calculate,wheels,,,\"pulldata('mills', 'wheels', 'name', ${mill})\"\n";
    std::ofstream(folder / "settings.csv") << "form_title,form_id,version\nMills,mills,1\n";
    std::ofstream(folder / "mills.csv")
        << "name,label,town,wheels\nm1,North Mill,Ash,3\nm2,South Mill,Ash,4\nm3,Weir,Elm,5\n";
    const auto project = must(start_project({files, clock, random},
                                            scratch.path() / "centre.kith",
                                            {"Mill Lane", "a b c d", "Sana", true}));
    const auto added = must(add_form_file(*project.store, folder));
    REQUIRE(added.form);
    std::filesystem::remove_all(folder); // what follows comes from the store

    FormShelf shelf;
    auto live = must(LiveInterview::start(
        must(interview_place(*project.store, shelf, added.form->id, {})), clock, random));
    must(live.answer("/town", "Ash"));
    const auto mill = live.engine().find("/data/mill");
    REQUIRE(mill);
    const auto offered = live.engine().choices(*mill);
    REQUIRE(offered.size() == 2);
    CHECK(offered[1].label == "South Mill");

    must(live.answer("/mill", "m2"));
    CHECK(live.engine().state(live.engine().find("/data/wheels").value()).value == "4");
}

TEST_CASE("search() in an appearance looks into the file, by the columns its list names",
          "[flow]") {
    test::ScratchFolder scratch;
    PosixFileSystem files;
    FixedClock clock{Instant{1'790'000'000'000}};
    SeededRandom random{7};
    const Path folder = scratch.path() / "form";
    std::filesystem::create_directory(folder);
    std::ofstream(folder / "survey.csv")
        << "type,name,label,appearance\n"
           "text,town,Town?,\n"
           "select_one mill,mill,Mill?,\"minimal search('mills', 'matches', 'town', ${town})\"\n"
           "select_one mill,any,Any?,search('mills')\n"
           "select_one mill,old,Old?,\"search('mills', 'contains', 'town,title', ${town}, 'old', "
           "'y')\"\n";
    std::ofstream(folder / "choices.csv") << "list_name,name,label\nmill,key,title\n";
    std::ofstream(folder / "settings.csv") << "form_title,form_id,version\nMills,mills,1\n";
    std::ofstream(folder / "mills.csv")
        << "key,title,town,old\nm1,Ash Mill,Elm,y\nm2,South Mill,Ash,n\nm3,Weir,Ash,y\n";
    const auto loaded = load_form(files, folder);
    REQUIRE(loaded.form);
    CHECK(loaded.findings.empty());
    Interview interview(std::make_shared<const Form>(*loaded.form),
                        InterviewContext{clock, random, "UTC", {}, {}, {}});
    REQUIRE(interview.set("/data/town", "Ash"));
    const auto offered = [&](const std::string& path) {
        std::string names;
        for (const OfferedChoice& choice : interview.choices(interview.find(path).value()))
            names += choice.name + " " + choice.label + ";";
        return names;
    };
    CHECK(offered("/data/mill") == "m2 South Mill;m3 Weir;");
    CHECK(offered("/data/any") == "m1 Ash Mill;m2 South Mill;m3 Weir;");
    CHECK(offered("/data/old") == "m1 Ash Mill;m3 Weir;");
}
